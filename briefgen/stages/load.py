"""Load: from paths to articles; what cannot be read becomes a ledger row."""

from collections.abc import Sequence
from concurrent.futures import Executor
from itertools import repeat

from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.errors import NoArticlesError, UnreadableError
from briefgen.ports.reader import Loaded, Reader, row_of


def load_articles(paths: Sequence[str], *, reader: Reader, reads: Executor | None = None) -> Loaded:
    """Read every input below the paths once, side by side where ``reads`` is given.

    Raises ``InputError`` where a path is missing, and ``NoArticlesError`` where there is no input or none is readable.
    """
    loaded = load_inputs(paths, reader=reader, reads=reads)
    if not loaded.articles:
        raise NoArticlesError(_nothing(paths, loaded.rows))
    return loaded


def load_inputs(paths: Sequence[str], *, reader: Reader, reads: Executor | None = None) -> Loaded:
    """The same, where it may be that none is readable."""
    articles: list[Article] = []
    rows: list[LedgerRow] = []
    inputs = dict.fromkeys(reader.inputs(paths))
    for loaded in (reads.map if reads else map)(_loaded, repeat(reader), inputs):
        articles += loaded.articles
        rows += loaded.rows
    return Loaded(articles=tuple(articles), rows=tuple(rows))


def _loaded(reader: Reader, path: str) -> Loaded:
    try:
        return reader.read(path)
    except UnreadableError as error:
        return Loaded(rows=(row_of(error),))


def _nothing(paths: Sequence[str], rows: Sequence[LedgerRow]) -> str:
    advice = "name files of articles (.txt or .md, .html, .pdf, .docx …), or a folder of them"
    if not rows:
        return f"nothing to read in {', '.join(map(repr, paths)) or 'no paths'}: {advice}"
    return f"no input can be read (the first: {rows[0].input}: {rows[0].reason}): {advice}"
