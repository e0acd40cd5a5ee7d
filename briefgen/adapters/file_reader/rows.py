"""Scraper dumps: one article a row of JSON, JSON Lines or CSV; ``row_fields`` knows what the fields are called.

A row is named as a person counts it: ``#row=7`` is the seventh line of a .jsonl or the seventh object of a .json file,
and of a .csv file the seventh row with its header as the first (RFC 7111).
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from briefgen.adapters.file_reader.document import Document
from briefgen.adapters.file_reader.row_fields import row_article
from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import Loaded, row_of

_LISTS = ("articles", "results", "data", "items", "documents", "news", "hits", "response")
MOST_ROWS = 50_000
_LONGEST_SEEN = 5  # fields that an error names

Numbered = Iterator[tuple[int, object]]


def read_rows(document: Document, suffix: str) -> Loaded:
    """One article for each row; a row without text is a row of the ledger, a file without a text an error."""
    articles: list[Article] = []
    rows: list[LedgerRow] = []
    seen: object = None
    for number, value in _values(document, suffix):
        if len(articles) + len(rows) == MOST_ROWS:
            reason = f"rows after the first {MOST_ROWS:,} are not read; split the file"
            rows.append(LedgerRow(input=f"{document.name}#row={number}", fate="unreadable", reason=reason))
            break
        seen = seen or value
        try:
            articles.append(row_article(f"{document.name}#row={number}", value))
        except UnreadableError as error:
            rows.append(row_of(error))
    if articles:
        return Loaded(articles=tuple(articles), rows=tuple(rows))
    if not rows:
        raise EmptyError(document.name, "holds no rows")
    if len(rows) == 1 and not isinstance(seen, Mapping):
        raise document.lost(rows[0].reason)
    raise document.lost(f"none of its {len(rows):,} rows has a text{_fields(seen)}")


def _fields(value: object) -> str:
    if not isinstance(value, Mapping):
        return ""
    return f" (the fields are {', '.join(str(key)[:40] for key in list(value)[:_LONGEST_SEEN])} …)"


def _values(document: Document, suffix: str) -> Numbered:
    text = document.text().removeprefix("\ufeff")
    if suffix in {".csv", ".tsv"}:
        return _table_rows(document, text)
    return _lines(text) if suffix in {".jsonl", ".ndjson"} else _objects(document, text)


def _lines(text: str) -> Numbered:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, BrokenJson()


class BrokenJson:
    """Stands for a line that is no JSON."""


def _objects(document: Document, text: str) -> Numbered:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        try_lines = [one for _, one in _lines(text)]
        if len(try_lines) > 1 and all(isinstance(one, Mapping) for one in try_lines):
            return _lines(text)  # JSON Lines under another name
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise document.lost(f"is no JSON{where}") from error
    return iter(enumerate(_listed(value), 1))


def _listed(value: object) -> list[object]:
    """The rows of a value: itself where it is a list, else the list under one of the names that dumps use."""
    for _ in range(3):
        if isinstance(value, list):
            return value
        if not isinstance(value, Mapping):
            break
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list | dict)), None) or [value]
    return [value]


def _table_rows(document: Document, text: str) -> Numbered:
    limit = csv.field_size_limit(max(len(text), 1))  # an article is longer than the library's 131,072 characters
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        rows = list(reader)
    except csv.Error as error:
        raise document.lost(f"is no CSV ({error})") from error
    finally:
        csv.field_size_limit(limit)
    header = [name.strip() for name in rows[0]] if rows else []
    return ((number, dict(zip(header, row, strict=False))) for number, row in enumerate(rows[1:], 2) if any(row))


def _delimiter(text: str) -> str:
    head = text[:10_000].partition("\n")[0]
    return max(",;\t|", key=head.count)
