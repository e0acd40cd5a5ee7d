"""The headline of a cleaned article, and the publisher that its page names."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.cleaning.furniture import CREDIT, is_date_line, is_page_line, is_tail_heading, plain
from briefgen.domain.describing.bylines import NAME, is_byline
from briefgen.domain.span import Span, trimmed
from briefgen.domain.wordlists import word_list

_HEADING = re.compile(r"#{1,3}\s+(\S.{2,300}?)\s*#*\Z")
_BREAK = re.compile(r"\s+[-–—|»·]{1,2}\s+")
_WIRE = re.compile(
    r"[^\n]{0,60}?\((?P<wire>AP|AFP|Reuters|CNN|UPI|IANS|PTI|Xinhua|dpa|TASS|WSVN|[A-Z][a-z]+ News)\)\s?[-–—:]?"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)\s*,?\s*(?:by\s+)?(?P<owner>[A-Z][\w&'’. -]{2,40}?)"
    r"(?=\s*(?:,|\.(?:\s|\Z)|\||Inc|LLC|Ltd|All [Rr]ights|\Z|\n))",
    re.IGNORECASE,
)
_NOT_TITLES = frozenset(
    {"date line", "byline", "page line", "keywords", "caption", "terms", "markup", "promotion", "instructions"}
)
_BULLET = re.compile(r"\A[*+•·»]\s+")
_PLACE_LINE = re.compile(
    r"[A-Z][A-Z.’' -]{2,30}(?:,\s[A-Z][\w. ]{1,20}){0,2}(?:,?\s(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)?,?\s?"
    r"\([A-Z][\w/. ]{1,30}\)\s?[-–—]|[A-Z][A-Z.’' -]{2,30},\s[A-Z][a-z.]{1,12}\s?[-–—]\s"
)
"""A place with its agency or its state before a dash: the beginning of a report."""
_SIGNED = re.compile(
    rf"\s(?:[|–—-]\s)?(?P<by>By|BY|(?:Analysis|Opinion|Story|Written|Posted)\s[Bb]y)\s{NAME}"
    rf"(?:(?:,\s|\sand\s|\s&\s){NAME}){{0,3}}(?:\s?,\s[A-Z][\w’'& -]{{2,30}})?\s*\Z"
)
"""A byline that ran into the end of a headline."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST, _MOST = 3, 32  # words of a headline
_LINES = 80  # before the body, in which a headline may stand
_SITE_WORDS = 5
_LONG_WORD = 5
_SHORTEST = 12  # characters of a headline before its site
_TWICE = 3.0  # how much more a line counts that stands twice
_SENTENCE = 0.3  # headlines seldom end in a full stop, or stand in a list
_TELLING = 6  # shared words after which more tell nothing: standfirsts are longer than headlines
_FAR = 40  # lines
_READ = 20_000  # characters of the body
_PAGE = 2000  # characters; a page without line breaks has no headline to find
_NOTICE = 1000
_LINE = re.compile(r"[^\n]*")


class _Line(NamedTuple):
    """A line before the body, and how many lines stand between it and the body."""

    text: str
    distance: int


def title_of(article: Article) -> str | None:
    """The headline as written, without the site's name behind it; None where no line before the body is clearly one.

    A Markdown heading is one.  Else the line that shares most words with the body wins, one that stands twice (as
    the page's title and as its headline) counting double, nearer to the body before farther.
    """
    lines = list(_lines(article))
    heading = next((match[1] for line in lines if (match := _HEADING.match(line.text))), None)
    if heading:
        return heading
    if not lines:
        return None
    named = [_unsigned(_parted(_BULLET.sub("", line.text, count=1))[0]) for line in lines]
    seen = Counter(plain(name) for name in named)
    first = plain(next(_LINE.finditer(article.text))[0])
    body = _stems(" ".join(article.words_of(span) for span in article.body)[:_READ])
    weights = [
        _weight(name, line, body) * (_TWICE if seen[plain(name)] > 1 or _leads(name, first, place) else 1.0)
        for place, (name, line) in enumerate(zip(named, lines, strict=True))
    ]
    best = max(range(len(named)), key=lambda place: (weights[place], -place))
    return named[best] if weights[best] > 0 else None


def _leads(name: str, first: str, place: int) -> bool:
    """Whether the page's first line, its title, begins with a line that stands below it."""
    return place > 0 and first.startswith(plain(name))


def _weight(name: str, line: _Line, body: AbstractSet[str]) -> float:
    words = name.split()
    if not _FEWEST <= len(words) <= _MOST or is_date_line(name) or CREDIT.search(name):
        return 0.0
    if is_byline(name) or _PLACE_LINE.match(name):
        return 0.0
    shared = len(_stems(name) & body)
    if not shared and line.distance > 1:
        return 0.0
    likely = _SENTENCE if name.endswith((".", ":")) or _BULLET.match(line.text) else 1.0
    return likely * (0.5 + min(shared, _TELLING)) / (1 + line.distance / _FAR)


def _unsigned(name: str) -> str:
    """A line without the byline that ran into its end.

    Where All Words Begin Large, *Vetoed By Ada Lund* may be what it tells.
    """
    found = _SIGNED.search(name)
    head = name[: found.start()].strip() if found else ""
    small = [word for word in head.split() if word.islower() and len(word) >= _LONG_WORD]
    signed = found is not None and (bool(small) or " " in found["by"])
    return head if signed and len(head.split()) >= _FEWEST else name


def _stems(text: str) -> set[str]:
    return {word[:5] for word in set(map(str.lower, _WORD.findall(text))) - word_list("stop_words")}


def _lines(article: Article) -> Iterator[_Line]:
    """The lines before the body that may be its headline, first to last."""
    start = article.body[0].start if article.body else len(article.text)
    spans = [cut.span for cut in article.cuts if cut.span.end <= start and cut.rule not in _NOT_TITLES]
    lines = [line for span in spans for line in _split(article.text, span)][-_LINES:]
    for place, line in enumerate(lines):
        name = plain(line)
        if not is_page_line(name) and not is_tail_heading(name):
            yield _Line(line, len(lines) - place)


def _split(text: str, span: Span) -> list[str]:
    words = trimmed(text, span).of(text)
    return [line.strip(" \t\ufeff") for line in words.split("\n") if line.strip()] if len(words) < _PAGE else []


def _parted(line: str) -> tuple[str, str | None]:
    """A line without, and then the name of, the site that stands behind it."""
    for mark in _BREAK.finditer(line[:400]):
        following = _BREAK.search(line, mark.end())
        site = line[mark.end() : following.start() if following else len(line)].strip()
        if mark.start() >= _SHORTEST and _is_site(site):
            return line[: mark.start()].strip(), site
    return line, None


def _is_site(name: str) -> bool:
    words = name.split()
    small = sum(word[0].islower() and word not in ("of", "the", "and", "in", "for") for word in words)
    is_name = bool(words) and name[0].isupper() and not small and len(words) <= _SITE_WORDS
    return is_name and not is_page_line(plain(name))


def publisher_of(article: Article) -> str | None:
    """Who published an article by its page: behind the headline, in the place line, or in the copyright line."""
    for line in _lines(article):
        if site := _parted(line.text)[1]:
            return site
    if article.body and (wire := _WIRE.match(article.words_of(article.body[0])[:100])):
        return wire["wire"]
    for cut in article.cuts:
        if cut.span.size < _NOTICE and (rights := _RIGHTS.search(article.words_of(cut.span))):
            return rights["owner"].strip(" .")
    return None
