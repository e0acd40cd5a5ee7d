"""What a block of a page says about itself: cues that it is the page's furniture and not its article's words."""

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from briefgen.domain.wordlists import word_list

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE_WORD = re.compile(
    rf"\b(?:{_MONTH}|{_DAY}|\d{{1,4}}(?:st|nd|rd|th)?|\d{{1,2}}:\d\d(?::\d\d)?|[ap]\.?m\.?|\d+[hmd]|"
    r"published|updated|posted|last|first|modified|created|on|at|date|time|of|the|edition|issue|"
    r"[ecmp][sd]?t|gmt|utc|ist|bst|hkt|ago|hours?|hrs?|minutes?|mins?|min|days?|weeks?|months?|yesterday|today|read|"
    r"am|pm|uk|us)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|few)\s*(?:sec|min|minute|hour|hr|day|week|month|year)s?\.?\s+ago\b|\byesterday\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written|posted|reported|story|words|published|edited|reviewed|researched|text) by|by|author|researchers|"
    r"\(?(?:additional )?reporting by|from staff)\b\s*:?\s+\S.{0,160}\Z",
    re.IGNORECASE | re.DOTALL,
)
CREDIT = re.compile(
    r"\((?:ap|afp|reuters|getty|photo|image|credit|file|courtesy|supplied)\b[^()]{0,80}\)\s*\Z|\(image:|"
    r"\bgetty images\b|\bap photo\b|\bafp via\b|\bvia (?:ap|getty|reuters)\b|\bshutterstock\b|\bistock\b|\bunsplash\b|"
    r"\b(?:photo|image|picture|illustration|video|photograph|pic)s?\s?(?:credit|courtesy|source|by|from)?\s?[:/©]|"
    r"\b(?:photo|photograph|illustration|image)s? by\b|\bcredits?\s?:|\bfile (?:photo|image|picture)\b|"
    r"\bphoto courtesy\b|\bstock (?:photo|image)\b|/\s?(?:reuters|afp|ap|getty|epa)\b|\b(?:reuters|afp|ap)/|"
    r"\A(?:image|photo|caption)\b\s?:|\A©|\bhandout\b.{0,30}\Z",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:tags?|tagged|topics?|filed under|categor(?:y|ies)|posted in|in this article|related topics|subjects?|"
    r"keywords?|more on|read more (?:on|about)|sections?|this article is related to|word\s?count|published|updated|"
    r"sources?|via)\b\s*[:#]",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"\W{0,3}(?:read more|read also|also read|must[- ]read|see also|see more|see related|read next|related(?: \w+)?|"
    r"watch(?: also| more| live| now)?|don.t miss|do not miss|more|recommended|next|previous|click here|listen|"
    r"in case you missed it|you may also like|read|opinion|live updates|explainer|photos?|video|gallery|on \w+\.com|"
    r"up next|top stories?|trending|join us|fact check)\s{0,2}[:|»>]",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"©|\(c\)\s?\d{4}|\bcopyright\b|all rights reserved|\bterms of (?:use|service)\b|\bprivacy policy\b|"
    r"\b(?:views|opinions)(?: and opinions)? expressed (?:in|by|on|here)\b|"
    r"\bnot (?:necessarily )?(?:reflect|represent) the|"
    r"\bnot (?:be )?responsible for the (?:opinions?|views?|contents?|accuracy)\b|\btrademarks? of\b|"
    r"\bnot intended to (?:diagnose|be a substitute)\b|\bnot been evaluated by the\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"</?[a-z]{2,10}[ >]|&lt;|&#\d|\bfunction\s?\(|\{[^}]{0,40}:[^}]{0,40}\}|https?://\S+\Z|\bvar \w+ =", re.IGNORECASE
)
_MARKED = re.compile(r"[<{&(=/]")
_HANDLE = re.compile(r"\S@\S{1,80}\.\S|(?<!\S)@\w{3,}|\btwitter\.com/|\bfacebook\.com/", re.IGNORECASE)
_HEADS = tuple(
    f"{head} "
    for head in ("more from", "more in", "more on", "most read", "related", "trending", "popular", "latest",
                 "more great", "recommended", "you may", "you might", "similar", "more stories", "top stories")
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\(?\b\d{1,6}\b\)?")
_AGO_WORDS = frozenset({"ago", "yesterday"})
_LEGAL_WORDS = frozenset(
    {"copyright", "c", "rights", "terms", "privacy", "expressed", "necessarily", "responsible", "trademark",
     "trademarks", "intended", "evaluated"}
)  # fmt: skip
_HEAD = 400  # characters of a block in which a cue stands
_HEAD_LENGTH = 40  # characters of a heading that names what it heads (``More from Europe``)
_LINE_LENGTH = 120
_AGO_LENGTH = 80
_BYLINE_LENGTH = 180
_SPARE_LETTERS = 3  # of a date line, besides the date


def plain(text: str) -> str:
    """A line as the word lists have it: lower case, even spaces, without marks at its ends."""
    return _plain(text[:_HEAD])


@lru_cache(2048)  # every rule that looks at a line asks for it, and pages share their lines
def _plain(text: str) -> str:
    line = " ".join(text.split()).casefold().replace("’", "'")
    return line if line[:1].isalnum() and line[-1:].isalnum() else _EDGES.sub("", line)


def is_page_line(line: str) -> bool:
    """Whether a plain line is one that pages have everywhere (``share this``, ``read more``)."""
    return line in word_list("page_lines")


@lru_cache(2048)
def is_tail_heading(line: str) -> bool:
    """Whether a plain line heads what stands behind or beside an article: other stories, comments."""
    heads = word_list("tail_headings")
    if line in heads or (len(line) < _HEAD_LENGTH and line.startswith(_HEADS)):
        return True
    return _DIGIT.search(line) is not None and _counted(line) in heads


def _counted(line: str) -> str:
    """``34 comments`` and ``comments (34)`` without the number."""
    return _EDGES.sub("", _COUNT.sub("", line, count=2))


def page_phrases(text: str, words: AbstractSet[str]) -> int:
    """How many phrases of a page that speaks for itself stand in a text of these words (in lower case)."""
    rare = _phrases_by_word()
    found = rare.keys() & words
    if not found:
        return 0
    lowered = text[:2000].casefold().replace("’", "'")
    return sum(phrase in lowered for word in found for phrase in rare[word])


@cache
def _phrases_by_word() -> dict[str, list[str]]:
    """The phrases under the longest word of each, so that only a few have to be looked for in a text."""
    table: dict[str, list[str]] = {}
    for phrase in word_list("page_phrases"):
        table.setdefault(max(re.findall(r"[a-z0-9]+(?:'[a-z]+)?", phrase), key=len), []).append(phrase)
    return table


def is_date_line(text: str) -> bool:
    """Whether hardly anything but a date or a time stands in a line."""
    if len(text) > _LINE_LENGTH or not _DIGIT.search(text):
        return False
    return _spare_letters(text) <= _SPARE_LETTERS


def is_stamp(text: str) -> bool:
    """Whether nothing but a date or a time stands in a text."""
    return bool(_DIGIT.search(text)) and not _spare_letters(text)


def _spare_letters(text: str) -> int:
    return sum(map(str.isalnum, _DATE_WORD.sub("", text)))


def cues(text: str, words: AbstractSet[str]) -> dict[str, bool]:
    """The cues of one block by name; ``words`` are its words in lower case, which save most of the searches."""
    head = text[:_HEAD]
    credited = not words.isdisjoint(word_list("credit_words")) or "©" in head
    return {
        "byline": bool(_BYLINE.match(head)) and len(text) < _BYLINE_LENGTH,
        "date": is_date_line(text),
        "ago": len(text) < _AGO_LENGTH and not words.isdisjoint(_AGO_WORDS) and bool(_AGO.search(head)),
        "credit": credited and bool(CREDIT.search(text[:600])),
        "tags": bool(_TAGS.match(head)),
        "promotion": bool(_PROMOTION.match(head)),
        "legal": (not words.isdisjoint(_LEGAL_WORDS) or "©" in head) and bool(_LEGAL.search(head)),
        "markup": bool(_MARKED.search(head)) and bool(_MARKUP.search(head)),
        "handle": ("@" in head or ".com/" in head) and bool(_HANDLE.search(head)),
    }
