"""The words of a text as copies and topics are told by them: folded, and which of them stand in quotation marks."""

import re
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.span import Span

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,1000}[”\"»]")


class Token(NamedTuple):
    """One word, folded, and where it stands."""

    word: str
    span: Span
    quoted: bool


def folded(text: str) -> list[str]:
    """The words of a text, case folded; punctuation and apostrophes part words."""
    return [word.casefold() for word in _WORD.findall(text)]


def tokens_of(article: Article) -> list[Token]:
    """The words of an article's body in order."""
    return [token for part in article.body for token in tokens_in(article.text, part)]


def tokens_in(text: str, within: Span) -> list[Token]:
    """The words inside a span in order; quotation marks that do not close within 1,000 characters quote nothing."""
    quoted = bytearray(within.size)
    for match in _QUOTED.finditer(text, within.start, within.end):
        begin, end = match.start() - within.start, match.end() - within.start
        quoted[begin:end] = b"\x01" * (end - begin)
    return [
        Token(match.group().casefold(), Span(*match.span()), bool(quoted[match.start() - within.start]))
        for match in _WORD.finditer(text, within.start, within.end)
    ]
