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
    r"|(?:Reuters|AFP|Agence France-Presse|Getty Images|Shutterstock)\s(?=[A-Z])"
    r"(?!(?:[A-Z][\w-]+\s)?(?:Institute|Foundation|[Ee]ditors?|[Rr]eporters?|[Ww]riters?|[Pp]hotographers?|[Cc]orrespondents?|[Jj]ournalists?"
    r"|[Cc]hief|[Pp]resident|Television|TV|News|Staff|[Pp]olls?|Events?|Breakingviews|Chairman|Group|Inc|Director|Data|Fact)\b)"
)
"""The credit of a picture before its caption (``AP:Associated Press The port``), or an agency in brackets."""

_STAMP = re.compile(r"\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?|GMT|BST|ET)?\s[-–—]\s(?:UPDATED?:?\s(?:[-–—]\s)?)?(?=[A-Z“])")
"""The time of an entry in a page that is written as things happen."""

_NEXT = re.compile(
    r"(?<=[a-z)”’'?0-9])\s(?=(?:The|This|It|They|After|But)\s[a-z])|(?<=[a-z)”’'?])\s(?=(?:The|It|This)\s[A-Z])"
)
"""A sentence that begins in the middle of another: what stands before it is a heading that ran into it."""

_FEWEST_HEAD = 3
_LEADS_ON = frozenset(
    ("in", "on", "at", "to", "of", "for", "by", "from", "with", "and", "or", "that", "is", "as", "aka", "via")
)
"""No heading ends with these: what follows is a name (``told The Quay``, ``in The Pilot``)."""

_WITHIN = 300
_FURTHEST = 220
_LARGE = 0.7
"""Share of the longer words of a heading that begin large."""


def report_start(words: str) -> int:
    """How many characters of a sentence stand before its report; 0 where it begins at once."""
    head = words[:_WITHIN]
    if stamp := _STAMP.match(head):
        return stamp.end() + _past_heading(words[stamp.end() :])
    tag = _TAG.match(head) or _CREDITED.match(head)
    if tag:
        return tag.end()
    if not any(dash in head for dash in "-–—―"):
        found = _CREDIT.match(head)
        return found.end() if found else _past_heading(words)
    signed = _SIGNED.search(head, 0, _FURTHEST + 60)
    if signed and signed.start() <= _FURTHEST:
        return signed.end()
    found = _CREDIT.match(head) or _AGENCY.match(head) or _PLAIN.match(head)
    return found.end() if found else _past_heading(words)


def _past_heading(words: str) -> int:
    """Where the sentence begins that a heading ran into; 0 where none did, or all is one heading."""
    for found in _NEXT.finditer(words[:_WITHIN]):
        heading, rest = words[: found.start()].split(), words[found.end() :].split()
        leads_on = heading[-1].strip("(").lower() in _LEADS_ON
        if len(heading) >= _FEWEST_HEAD and _is_large(heading) and not leads_on and not _is_large(rest):
            return found.end()
    return 0


def _is_large(words: list[str]) -> bool:
    long = [word for word in words if word[:1].isalpha() and len(word) > _FEWEST_HEAD]
    return sum(word[0].isupper() for word in long) >= _LARGE * len(long)
