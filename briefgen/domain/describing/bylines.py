"""Who wrote an article, by the line that says so."""

import re
from collections.abc import Iterator

from briefgen.domain.article import Article
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list

_PART = r"[A-Z][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_LINK = r"(?:(?:de|van|von|der|den|al|el|bin|la|le|du|di|da)\s)?"
NAME = rf"{_PART}(?:\s{_LINK}{_PART}){{1,3}}"
_BYLINE = re.compile(
    r"\(?\s?(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Ss]tory by|[Aa]uthor)\s?:?\s"
    rf"(?P<names>{NAME}(?:(?:,\s|\s(?:and|&)\s|,\sand\s){NAME}){{0,5}})"
)
_NOTNAMES = re.compile(
    r"\b(?:Staff|Editor|Reporter|Writer|Correspondent|The|News|Press|Associated|Updated|Published|BST|GMT|EST|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|June|July|August|September|October|November|December)\b.*"
)
_BYLINE_LENGTH = 200
_BY = re.compile(
    rf"\(?\s?(?:by|posted by|written by|story by)\s?:?\s(?-i:{NAME}(?:(?:,\s|\sand\s|\s&\s){NAME}){{0,5}})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SHOUTED = re.compile(r"[A-Z]{3,}\b")


def author_of(article: Article) -> str | None:
    """The names of the byline nearest before the body, else right behind it; None where there is no byline."""
    for line in _lines(article):
        match = _BYLINE.match(line)
        names = _NOTNAMES.sub("", match["names"]).strip(" ,&") if match else ""
        if " " in names:
            return " ".join(names.removesuffix(" and").split())
    return None


def _lines(article: Article) -> Iterator[str]:
    """Cut lines from the body's start upwards, then from its end downwards."""
    if not article.body:
        return
    start, end = article.body[0].start, article.body[-1].end
    before = [cut.span for cut in article.cuts if cut.span.end <= start and cut.rule != "instructions"]
    behind = [
        cut.span for cut in article.cuts if cut.span.start >= end and cut.rule in ("byline", "behind the article")
    ]
    for span in [*reversed(before[-40:]), *behind[:5]]:
        yield from _short_lines(article.text, span)


def _short_lines(text: str, span: Span) -> list[str]:
    return [line.strip() for line in span.of(text)[:2000].split("\n") if len(line) < _BYLINE_LENGTH]


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote, and perhaps where: ``By Ada Lund``, ``By Ada Lund MARLOW, Nor.``."""
    found = _BY.match(line)
    if found is None:
        return False
    first = found[0].removesuffix(found["rest"]).split()
    given = any(word.casefold() in word_list("given_names_f") | word_list("given_names_m") for word in first)
    return given or not found["rest"].strip() or bool(_SHOUTED.search(line))
