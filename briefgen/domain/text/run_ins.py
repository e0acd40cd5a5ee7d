"""Where a heading, a caption or a credit ran into the sentence behind it, because its line break was lost.

Scrapers that strip a page's tags leave ``… the quay was cleared Two ships sank on Monday``: no mark stands between the
two, but a word that begins sentences and names nothing is capitalised in the middle of one.
"""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.domain.wordlists import word_table

_LABELS = r"(?:[Ii]mage|[Mm]edia|[Pp]hoto|[Vv]ideo|[Pp]icture) [Cc]aption"
_LABEL = re.compile(rf"\b{_LABELS}\Z")
_LABEL_REACH = 20  # characters
_GAP = r"[ \u00a0]"
_WORD_BEFORE = re.compile(r"(?<![\"“‘'(])(?<![^\s\"“‘'(])([^\s\"“”‘’'()]+)([\"”’')]*)\Z")
_WORD_REACH = 24  # characters
_STOPS = (".", "!", "?", "…", ":", ",")
_TITLE_WORDS = 3
_TITLE_REACH = 60  # characters


def run_ins(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The white space at which a new sentence begins though nothing ended before it, between two places of a text."""
    for gap in _run_in().finditer(text, start, end):
        before = _WORD_BEFORE.search(text, max(start, gap.start() - _WORD_REACH), gap.start())
        if labels_picture(text[max(start, gap.start() - _LABEL_REACH) : gap.start()]) or (
            before and not _holds(*before.groups()) and not _is_headed(text, start, gap.start())
        ):
            yield gap


@cache
def _run_in() -> re.Pattern[str]:
    openers = "|".join(word_table("run_ins")["opener"])
    return re.compile(rf"(?<=[\w)”\"’']){_GAP}(?=(?:{openers}){_GAP}[a-z])|(?<=caption){_GAP}(?=[A-Z“\"])")


def runs_in(before: str, after: str) -> bool:
    """Whether words ran into the sentence behind them."""
    head, tail = before[-2 * _WORD_REACH :], after[:_WORD_REACH]
    return any(gap.start() == len(head) for gap in run_ins(f"{head} {tail}", 0, len(head) + 1 + len(tail)))


def labels_picture(words: str) -> bool:
    """Whether words end in a page's label for what a picture shows (``Image caption``)."""
    return bool(_LABEL.search(words[-_LABEL_REACH:]))


def _holds(word: str, closers: str) -> bool:
    """Whether what follows a word belongs to it, or is a sentence that begins behind a stop: no break was lost."""
    owns = word[-1] in "sz" and closers in ("’", "'")
    return word in word_table("run_ins")["holder"] or word.endswith(_STOPS) or owns or word == "caption"


def _is_headed(text: str, start: int, place: int) -> bool:
    """Whether the words before a place are capitalised: a heading in which every word is (``What They Said In it``)."""
    words = [word for word in text[max(start, place - _TITLE_REACH) : place].split()[1:] if word[:1].isalpha()]
    return len(words) >= _TITLE_WORDS and all(word[0].isupper() for word in words[-_TITLE_WORDS:])
