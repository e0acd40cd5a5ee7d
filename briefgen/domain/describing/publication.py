"""When an article was published, by what its page says; event dates are not publication dates.

Every full date of the page is weighed by where it stands: right before the body (``page header``), in a line that is
nothing but a date or names the author (``date line``, ``byline``), behind a label (``published``), in the place line of
the first paragraph (``dateline``).  Dates of comments, captions, copyright lines and of other stories weigh against
themselves; dates inside the body do not count.  The heaviest is the date if it weighs enough, else there is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.cleaning.blocks import read_part
from briefgen.domain.cleaning.furniture import is_date_line
from briefgen.domain.describing.page_dates import DateMention, date_mentions
from briefgen.domain.span import Span

_LABEL = re.compile(
    r"(?:publish(?:ed|ing date)?|posted|created|released?(?: date)?|issued|date|added|filed|aired|pub)\b[^.\n]{0,25}\Z",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"(?:updated|modified|edited|revised|changed|reviewed|last update)\b[^.\n]{0,30}\Z", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:©|copyright|retrieved|accessed|expires|deadline|born|died|ends|until|since|joined|member|valid|from|between|"
    r"after|before|event|photo|pictured|file)[^.\n]{0,30}\Z",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"[^\n]{0,25}\b(?:reply|said|says|permalink|report abuse|likes?)\b", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|from|author|written by|posted by)\b", re.IGNORECASE)
_PLACE_LINE = re.compile(r"\W{0,3}(?:[A-Z][A-Z.,' -]{2,40},?\s[(—–-]?\s?|[A-Z][\w.' -]{2,30}(?:,\s|\s?[(—–-]\s?))\Z")
_BARRED = frozenset({"caption", "comments", "terms", "instructions", "teaser"})
"""Rules of cuts whose dates are other things' dates; menus above the body may pass for lists of other stories."""
_SHORT_LINE = 160
_TOP = 300  # characters right above the body, where the first of several dates counts
_NEAR = 1500  # characters of a page header
_ENOUGH = 1.0
_LEAST_BODY = 60


class Publication(NamedTuple):
    """An ISO date and what it rests on."""

    date: str
    basis: str


class _Weighed(NamedTuple):
    weight: float
    mention: DateMention
    basis: str


def publication_of(article: Article) -> Publication | None:
    """The date on which a cleaned article was published, None where its page does not say."""
    weighed = list(_weighed(article, date_mentions(read_part(article.text).of(article.text))))
    if not weighed:
        return None
    best = max(weighed, key=lambda one: (one.weight, -one.mention.span.start))
    return Publication(best.mention.date, best.basis) if best.weight >= _ENOUGH else None


def _weighed(article: Article, mentions: Sequence[DateMention]) -> Iterator[_Weighed]:
    extent = _extent(article)
    parts = sorted([(span, "") for span in article.body] + [(cut.span, cut.rule) for cut in article.cuts])
    starts = [span.start for span, _ in parts]
    for mention in mentions:
        place = bisect_right(starts, mention.span.start) - 1
        span, rule = parts[place] if place >= 0 else (Span(0, 0), "none")
        if not rule:
            if span.start == extent.start and _PLACE_LINE.match(article.text[span.start : mention.span.start]):
                yield _Weighed(_ENOUGH, mention, "dateline")
        elif rule not in _BARRED and not (rule == "other stories" and span.start > extent.start):
            yield _weigh(article.text, mention, extent)


def _extent(article: Article) -> Span:
    spans = [span for span in article.body if span.size >= _LEAST_BODY] or list(article.body)
    return Span(spans[0].start, spans[-1].end) if spans else Span(len(article.text), len(article.text))


def _weigh(text: str, mention: DateMention, body: Span) -> _Weighed:
    start, end = mention.span
    head = text.rfind("\n", max(0, start - _SHORT_LINE), start) + 1 or max(0, start - _SHORT_LINE)
    tail = text.find("\n", end, end + _SHORT_LINE)
    line = text[head : tail if tail >= 0 else end + _SHORT_LINE]
    before = text[max(head, start - 60) : start]
    if start < body.start:
        weight, basis = (
            2.0 - min(1.5, max(0, body.start - end - _TOP) / _NEAR) - (len(line) >= _SHORT_LINE),
            "page header",
        )
    elif start < body.end:
        weight, basis = 0.3, "page"
    else:
        weight, basis = 0.0 - min(1.0, (start - body.end) / _NEAR), "page footer"
    if is_date_line(line):
        weight, basis = weight + 0.7, "date line"
    elif _BYLINE.match(line.strip()):
        weight, basis = weight + 0.7, "byline"
    if _UPDATE.search(before):
        weight, basis = weight - 0.2, "updated line"
    elif _LABEL.search(before):
        weight, basis = weight + 1.5, "published line"
    if _AGAINST.search(before):
        weight -= 1.5
    if _COMMENT.match(text[end : end + 60]):
        weight -= 2.0
    return _Weighed(weight, mention, basis)
