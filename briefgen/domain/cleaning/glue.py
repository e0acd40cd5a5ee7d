"""Furniture that a page without line breaks has glued to a sentence, and where to part the two.

Three things part a sentence, each a stretch of its own then: a copy of the page's title, a time stamp (``Nov 19, 2019
at 2:01 pm``) that stands between capitals and so outside the grammar of a sentence, and a label with which pages ask
for a click (``Share on Facebook``).  Behind an address or a photo credit it is parted once.  What is left is parted
where its head is a run of capitalised words, such as a menu, that its tail does not go on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from briefgen.domain.cleaning.furniture import is_page_line, is_stamp, plain
from briefgen.domain.span import Span, trimmed
from briefgen.domain.wordlists import word_list

_TOKEN = re.compile(r"\S+")
_MENU = 4  # words; fewer capitalised words may be a name
_PROSE_WEIGHT = 3
_SMALL_SHARE = 0.4  # of the words of a menu or a headline
_NAME = 2  # words of a name that opens a sentence
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_STAMP = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:\d{{4}}|\d{{1,2}}:\d\d)|\d{{1,2}} {_MONTH},? \d{{4}}|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,3} min(?:ute)? read|"
    r"(?:\d{1,3}|an?) ?(?:h|hr|hour|m|min|minute|d|day|week|month|year)s? ago)\b",
    re.IGNORECASE,
)
_STAMP_TOKENS = 14
_LABELS = frozenset({"published", "updated", "posted", "modified", "created", "last", "first"})
_WEAK = frozenset({"on", "at", "of", "the", "date", "time", "edition", "issue", "today", "yesterday", "us", "uk", "am"})
_CALLS = frozenset(
    {"read", "share", "view", "sign", "skip", "follow", "back", "watch", "click", "scroll", "show", "see", "load",
     "log", "get", "leave", "email", "print", "join", "subscribe", "article", "story", "continue", "copy", "enlarge",
     "hide", "jump", "advertisement"}
)  # fmt: skip
"""First words of the page lines that no sentence holds; others (``Local news``) may be names."""

_CALL_TOKENS = 6
_BEHIND = re.compile(
    r"\((?:images?|photos?|pictures?|credits?|source)\s?:[^()]{1,60}\)|\S+@\S+\.\w+(?: \(\d{3}\) \d{3}-\d{4})?|"
    r"(?<!\S)@\w{3,}(?!\S)|\b(?:photo|image|picture)? ?credit ?: ?[A-Z]\w+(?: - \w+)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*\(\d{1,5}\)")
_LEFT_OVER = re.compile(
    r"\([A-Z][\w ./&-]{1,40}\)(?=\s[A-Z“\"])|\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?(?:\s[A-Za-z]{2,4})?(?=\s[A-Z“\"])|"
    r"(?<=[a-z]\. \d, )(?:19|20)\d\d(?=\s[A-Z“\"])|(?<=[a-z]\. \d\d, )(?:19|20)\d\d(?=\s[A-Z“\"])"
)
"""What the sentence before has left: the credit of its caption, or the rest of a date."""

_OPENING = "\"“‘'([«•"
_TITLE, _TITLE_REACH = 30, 300  # words and characters of the longest title
_TWICE = 2
_TITLE_WORDS, _TITLE_LENGTH = 4, 20  # what a stretch must have to be known for a copy of the title


def title_copies(text: str) -> list[Span]:
    """Where the page's title stands: the longest run of words that begins its first line and stands in it again.

    A run that is repeated at once, or over and over, is a menu, and none.
    """
    start = len(text) - len(text.lstrip())
    line = text.find("\n", start, start + _TITLE_REACH)
    tokens = list(_TOKEN.finditer(text, start, line if line >= 0 else start + _TITLE_REACH))[:_TITLE]
    if _is_menu([token[0] for token in tokens]):
        return []
    words = [token[0] for token in tokens]
    if len(_places(text, words[:_TITLE_WORDS])) < _TWICE:  # nor does a longer run, which saves most pages the search
        return []
    for count in range(len(words), _TITLE_WORDS - 1, -1):
        if sum(map(len, words[:count])) < _TITLE_LENGTH:
            break
        spans = _places(text, words[:count])
        if len(spans) > 1:
            return spans if all(a.end + 1 < b.start for a, b in pairwise(spans)) else []
    return []


def _places(text: str, words: Sequence[str]) -> list[Span]:
    """Where the words stand one behind the other."""
    run = re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    return [Span(*match.span()) for match in run.finditer(text)]


def _is_menu(words: Sequence[str]) -> bool:
    """Whether words begin anew twice and more: a title may stand in a page's first line twice."""
    head = words[:_TITLE_WORDS]
    return sum(words[place : place + _TITLE_WORDS] == head for place in range(len(words))) > _TWICE


def parted(text: str, sentence: Span, copies: Sequence[Span]) -> list[Span]:
    """The parts of a sentence that stand apart from each other; the sentence alone where nothing is glued to it."""
    tokens = [Span(*match.span()) for match in _TOKEN.finditer(text, *sentence)]
    marks = sorted([*(copy for copy in copies if sentence.holds(copy)), *_stamps(text, tokens), *_calls(text, tokens)])
    edges = {sentence.start, sentence.end}
    reached = sentence.start
    for mark in marks:
        if mark.start >= reached:
            edges |= {mark.start, mark.end}
            reached = mark.end
    edges |= {match.end() for match in _BEHIND.finditer(text, *sentence) if match.end() >= reached or not marks}
    if rest := _LEFT_OVER.match(text, *sentence):
        edges.add(rest.end())
    whole = [trimmed(text, Span(*edge)) for edge in pairwise(sorted(edges))]
    return [part for piece in whole if piece.size for part in _unglued(text, piece)]


def _capital(token: str) -> bool:
    return token[0].isupper() or token[0].isdigit() or token[0] in _OPENING


def _between_capitals(text: str, tokens: Sequence[Span], first: int, behind: int) -> bool:
    """Whether no lower-case word stands on either side: the grammar of a sentence does not hold the tokens."""
    before = tokens[first - 1].of(text) if first else ""
    after = tokens[behind].of(text) if behind < len(tokens) else ""
    return not (before and (before[0].islower() or before.endswith(","))) and (not after or _capital(after))


def _stamps(text: str, tokens: Sequence[Span]) -> Iterator[Span]:
    """Runs of tokens that are nothing but a date or a time, and are held by no grammar."""
    dated = _dated(text, tokens)
    place = 0
    while place < len(tokens):
        near = bisect_left(dated, place)
        reach = place + _STAMP_TOKENS if near < len(dated) and dated[near] < place + _STAMP_TOKENS else 0
        end = next((end for end in range(min(len(tokens), reach), place + 1, -1)
                    if _is_stamp(text, tokens, place, end)), 0)  # fmt: skip
        if end:
            yield Span(tokens[place].start, tokens[end - 1].end)
        place = end or place + 1


def _dated(text: str, tokens: Sequence[Span]) -> list[int]:
    """The places of the tokens in which a date or a time begins: only near one is a stamp worth looking for."""
    if not tokens:
        return []
    starts = [token.start for token in tokens]
    found: list[int] = []
    match = _STAMP.search(text, starts[0], tokens[-1].end)
    while match:
        found.append(bisect_right(starts, match.start()) - 1)
        match = _STAMP.search(text, match.start() + 1, tokens[-1].end)
    return found


def _is_stamp(text: str, tokens: Sequence[Span], first: int, behind: int) -> bool:
    head, tail = (tokens[place].of(text).strip(",.:|-").lower() for place in (first, behind - 1))
    if head in _WEAK or tail in _WEAK or tail in _LABELS:
        return False
    words = text[tokens[first].start : tokens[behind - 1].end]
    return bool(_STAMP.search(words)) and is_stamp(words) and _between_capitals(text, tokens, first, behind)


def _calls(text: str, tokens: Sequence[Span]) -> Iterator[Span]:
    """Labels for a click and headings of other stories, with the number that may stand behind them."""
    for place, token in enumerate(tokens):
        if not token.of(text)[0].isupper():
            continue
        head = plain(token.of(text))
        call = head in _CALLS
        if not call and head not in _heading_starts():
            continue
        for end in range(min(len(tokens), place + _CALL_TOKENS), place, -1):
            span = Span(token.start, tokens[end - 1].end)
            line = plain(span.of(text))
            known = (call and is_page_line(line)) or (end - place > 1 and line in word_list("tail_headings"))
            if known and _between_capitals(text, tokens, place, end):
                number = _NUMBER.match(text, span.end)
                yield Span(span.start, number.end() if number else span.end)
                break


@cache
def _heading_starts() -> frozenset[str]:
    return frozenset(plain(heading.split(maxsplit=1)[0]) for heading in word_list("tail_headings"))


def _unglued(text: str, sentence: Span) -> list[Span]:
    """A sentence in two where its head is a run of capitalised words, such as a menu, that its tail does not go on.

    The tail is the stretch to the end with the most lower-case over capitalised words; it begins at the sentence
    opener (``The``, ``In`` …) among the capitalised words right before it, or at the last two of them.
    """
    tokens = list(_TOKEN.finditer(text, *sentence))
    best = total = 0.0
    start = len(tokens)
    for place in range(len(tokens) - 1, -1, -1):
        total += _weight(tokens[place][0])
        if total >= best:
            best, start = total, place
    if best < _PROSE_WEIGHT or start < _MENU:
        return [sentence]
    start = _opener(tokens, start)
    small = sum(token[0][0].islower() for token in tokens[:start])
    if start < _MENU or small > _SMALL_SHARE * start:
        return [sentence]
    cut = tokens[start].start()
    return [trimmed(text, Span(sentence.start, cut)), Span(cut, sentence.end)]


@lru_cache(4096)
def _weight(token: str) -> float:
    word = token.strip("\"“”‘’'()[],.;:!?—–-")
    if not word:
        return 0.0
    if word[0].islower():
        return 1.5 if word in word_list("stop_words") else 1.0
    return -1.0 if word[0].isalpha() else -0.5


def _opener(tokens: Sequence[re.Match[str]], start: int) -> int:
    first = start
    for back in range(1, 6):
        place = start - back
        if place < 0 or tokens[place][0][:1].islower():
            break
        word = tokens[place][0].lstrip("\"“‘'([")
        if word.lower() in word_list("sentence_starters"):
            return place
        if tokens[place][0][0] in '"“':
            return place
        if back <= _NAME:
            first = place
    return first
