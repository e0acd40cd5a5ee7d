"""Load: from paths to articles; what cannot be read becomes a ledger row."""

from collections.abc import Sequence

from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.domain.noun import Noun
from briefgen.errors import EmptyError, NoArticlesError, UnreadableError
from briefgen.ports.reader import Reader


class Loaded(Noun):
    """What was read, in the order of the inputs, and a ledger row for each input that could not be."""

    articles: tuple[Article, ...]
    rows: tuple[LedgerRow, ...] = ()


def load_articles(paths: Sequence[str], *, reader: Reader) -> Loaded:
    """Read every input below the paths once.

    Raises ``InputError`` where a path is missing, and ``NoArticlesError`` where there is no input or none is readable.
    """
    articles: list[Article] = []
    rows: list[LedgerRow] = []
    for path in dict.fromkeys(reader.inputs(paths)):
        try:
            articles += reader.read(path)
        except UnreadableError as error:
            fate = "empty" if isinstance(error, EmptyError) else "unreadable"
            rows.append(LedgerRow.model_validate({"input": error.path, "fate": fate, "reason": error.reason}))
    if not articles:
        raise NoArticlesError(_nothing(paths, rows))
    return Loaded(articles=tuple(articles), rows=tuple(rows))


def _nothing(paths: Sequence[str], rows: Sequence[LedgerRow]) -> str:
    advice = "name .txt or .md files, or a folder of them"
    if not rows:
        return f"nothing to read in {', '.join(map(repr, paths)) or 'no paths'}: {advice}"
    return f"no input can be read (the first: {rows[0].input}: {rows[0].reason}): {advice}"
