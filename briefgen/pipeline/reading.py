"""Inputs to articles: load, clean, describe, and a ledger row for whatever is no article."""

from collections.abc import Sequence

from briefgen.domain.article import Article
from briefgen.domain.cleaning.blocks import UNREAD
from briefgen.domain.ledger import LedgerRow
from briefgen.domain.noun import Noun
from briefgen.domain.statement import IsoDate
from briefgen.errors import NoArticlesError
from briefgen.pipeline.tools import Tools
from briefgen.ports.reader import Loaded
from briefgen.stages.clean import clean_article
from briefgen.stages.describe import describe_article
from briefgen.stages.load import load_articles, load_inputs


class Reading(Noun):
    """The articles that are sources now (S1 …), and the rows of the inputs that are not."""

    articles: tuple[Article, ...]
    rows: tuple[LedgerRow, ...]


def read_articles(paths: Sequence[str], tools: Tools, *, since: IsoDate | None = None) -> Reading:
    """Read every input, and set aside what was published before ``since``.

    Raises:
        NoArticlesError: not one holds an article that is wanted.
    """
    reading = prepared(load_articles(paths, reader=tools.reader, reads=tools.reads), tools, since)
    if not reading.articles:
        raise NoArticlesError(_nothing(reading.rows))
    return reading


def read_inputs(paths: Sequence[str], tools: Tools) -> Reading:
    """The same, where it may be that none holds an article; ``InputError`` where a path is missing."""
    return prepared(load_inputs(paths, reader=tools.reader, reads=tools.reads), tools)


def prepared(loaded: Loaded, tools: Tools, since: IsoDate | None = None) -> Reading:
    """Clean and describe what was loaded; what has no body, or is older than ``since``, is a row."""
    tools.reader.rest()
    tools.progress.begin("Reading", len(loaded.articles))
    articles: list[Article] = []
    rows = list(loaded.rows)
    for read, found in zip(loaded.articles, tools.cpu.map(_found, loaded.articles, chunksize=8), strict=True):
        tools.progress.advance()
        article = read.model_copy(update=found)
        if since and _is_older(article, since):
            reason = f"was published {article.published}, before {since}"
            rows.append(LedgerRow(input=article.path, fate="old", reason=reason))
        elif article.body:
            articles.append(article.model_copy(update={"id": f"S{len(articles) + 1}"}))
        else:
            rows.append(LedgerRow(input=article.path, fate="empty", reason=_no_article(article)))
    return Reading(articles=tuple(articles), rows=tuple(rows))


def _is_older(article: Article, since: IsoDate) -> bool:
    """Whether the whole of the day, month or year in which it was published lies before a day."""
    return bool(article.published) and str(article.published) < since[: len(str(article.published))]


def prepare_article(article: Article) -> Article:
    """Clean one article and describe what is left."""
    return describe_article(clean_article(article))


def _found(article: Article) -> dict[str, object]:
    """What preparing finds; the text need not travel back from where it was worked on, nor be held twice."""
    return {name: value for name, value in prepare_article(article) if name != "text"}


def _no_article(article: Article) -> str:
    if unread := next((cut.span for cut in article.cuts if cut.rule == UNREAD), None):
        return f"no article was found in its first {unread.start} characters, and the rest is too long to read"
    return "no article was found in the text"


def _nothing(rows: Sequence[LedgerRow]) -> str:
    seen = "; ".join(f"{row.input}: {row.reason}" for row in rows[:3])
    more = f" (and {len(rows) - 3} more)" if len(rows) > 3 else ""  # noqa: PLR2004  (three are shown)
    return f"none of the inputs holds an article ({seen}{more}); give a folder or files of article text"
