"""Where the report of a sentence begins, behind the credit, byline and dateline that run into it."""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_BESIDE = r"(?:,\s[A-Z][\w.’' ]{1,24}){0,2}"
_DASH = r"\s?[-–—―]{1,3}\s(?=[A-Z“\"‘'\d])"
_PLACE = r"[A-Z][A-Z.’'-]{2,20}(?:\s[A-Z][A-Z.’'-]{2,20}){0,2}"
_SIGNED = re.compile(
    rf"(?:^|\s)(?:{_PLACE}|[A-Z][\w.’'-]{{2,20}}){_BESIDE}(?:,?\s{_DATE})?,?\s\([A-Z][\w/&. -]{{1,30}}\){_DASH}"
    rf"|(?:^|\s){_PLACE}{_BESIDE},?\s{_DATE}{_DASH}"
)
"""A place with its agency or its day (``ROWTON, May 6 (Quay Press) -``): whatever stands before it is byline too."""

_PLAIN = re.compile(
    rf"(?:(?:Photo|Image|Video|Picture)\s)?(?=[A-Z. ]{{0,20}}[A-Z]{{4}}){_PLACE}{_BESIDE}"
    r"\s?(?:--|–-|[–—―])\s(?=[A-Z“\"‘'\d])"
)
_CREDIT = re.compile(r"\((?:Photo|Image|Picture|File|Credit)[^()]{0,60}\)\s+(?=[A-Z“\"])")
_AGENCY = re.compile(rf"\(?[A-Z][\w/&. -]{{1,30}}\){_DASH}")
"""What is left of a dateline where its place was cut off (``(Quay Press) -``)."""

_TAG = re.compile(r"(?:UPDATED?|Updated?|BREAKING|EXCLUSIVE|WATCH|VIDEO|LIVE)(?:\s\d)?:\s+(?=[A-Z“\"])")
_AGENCIES = (
    r"(?:Reuters|AFP|AP|EPA|PA|Associated Press|Agence France-Presse|Getty(?: Images)?|Shutterstock|Press Association)"
)
_CREDITED = re.compile(
    rf"{_AGENCIES}(?:\s?[:/]\s?{_AGENCIES}\s(?:\d{{1,2}}\s)?(?=[A-Z“])"
    r"|\s(?:\d{1,2}\s)?(?=(?:The|An?|At|In|On|After|Two|Three|Police|Some|Several|More)\s))"
    r"|\([A-Z]{2,6}\)\s(?=[A-Z“])"
)
"""The credit of a picture before its caption (``AP:Associated Press The port``), or an agency in brackets."""

_WITHIN = 300
_FURTHEST = 220


def report_start(words: str) -> int:
    """How many characters of a sentence stand before its report; 0 where it begins at once."""
    head = words[:_WITHIN]
    tag = _TAG.match(head) or _CREDITED.match(head)
    if tag:
        return tag.end()
    if not any(dash in head for dash in "-–—―"):
        found = _CREDIT.match(head)
        return found.end() if found else 0
    signed = _SIGNED.search(head, 0, _FURTHEST + 60)
    if signed and signed.start() <= _FURTHEST:
        return signed.end()
    found = _CREDIT.match(head) or _AGENCY.match(head) or _PLAIN.match(head)
    return found.end() if found else 0
