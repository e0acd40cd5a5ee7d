"""Scraper dumps: one article a row of JSON, JSON Lines or CSV; ``row_fields`` knows what the fields are called.

A row is named as a person counts it: ``#row=7`` is the seventh line of a .jsonl or the seventh object of a .json file,
and of a .csv file the seventh row with its header as the first (RFC 7111).
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from briefgen.adapters.file_reader.document import Document
from briefgen.adapters.file_reader.row_fields import Torn, names_with, row_article
from briefgen.adapters.file_reader.row_paths import lowered, no_text, text_of, value_at
from briefgen.adapters.file_reader.web_page import web_address
from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import FieldNames, Loaded, row_of

_BARE = ("url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments", "license", "pagetype")
"""The columns of the tables that trafilatura writes, which have no header."""
_LISTS = ("articles", "results", "data", "items", "documents", "news", "hits", "response", "@graph")
MOST_ROWS = 50_000

Numbered = Iterator[tuple[int, object]]
"""Rows with their numbers."""


def read_rows(document: Document, suffix: str) -> Loaded:
    """One article for each row; a row without text is a row of the ledger, a file without a text an error."""
    articles: list[Article] = []
    rows: list[LedgerRow] = []
    seen: object = None
    names = names_with(document.fields)
    for number, value in _values(document, suffix, names):
        if len(articles) + len(rows) == MOST_ROWS:
            reason = f"rows after the first {MOST_ROWS:,} are not read; split the file"
            rows.append(LedgerRow(input=f"{document.name}#row={number}", fate="unreadable", reason=reason))
            break
        seen = seen or value
        try:
            articles.append(row_article(f"{document.name}#row={number}", value, names))
        except UnreadableError as error:
            rows.append(row_of(error))
    if articles:
        return Loaded(articles=tuple(articles), rows=tuple(rows))
    if not rows:
        raise EmptyError(document.name, "holds no rows")
    if len(rows) == 1:
        raise document.lost(rows[0].reason)
    why = no_text(seen, names["text"]) if isinstance(seen, Mapping) else ""
    raise document.lost(f"none of its {len(rows):,} rows has a text{why}")


def _values(document: Document, suffix: str, names: FieldNames) -> Numbered:
    text = document.text().removeprefix("\ufeff")
    if suffix in {".csv", ".tsv"}:
        return _table_rows(document, text)
    return _lines(text) if suffix in {".jsonl", ".ndjson"} else _objects(document, text, names["text"])


def _lines(text: str) -> Numbered:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, Torn("is no JSON")


def _objects(document: Document, text: str, names: Sequence[str]) -> Numbered:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        try_lines = [one for _, one in _lines(text)]
        if len(try_lines) > 1 and all(isinstance(one, Mapping) for one in try_lines):
            return _lines(text)  # JSON Lines under another name
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise document.lost(f"is no JSON{where}") from error
    return iter(enumerate(_listed(value, names), 1))


def _listed(value: object, names: Sequence[str]) -> Sequence[object]:
    """The rows of a value: itself where it is a list, else the list under one of the names that dumps use."""
    for _ in range(3):
        if isinstance(value, list):
            return value
        if not isinstance(value, Mapping):
            break
        inner = next((value[name] for name in _LISTS if isinstance(value.get(name), list | dict)), None)
        value = inner or _rows_in(value, names)
    return [value]


def _rows_in(table: Mapping[str, object], names: Sequence[str]) -> list[object]:
    """The rows of an object of objects: of columns by number, as pandas writes them, or of articles by any key."""
    parts = list(table.values())
    objects = [part for part in parts if isinstance(part, Mapping)]
    if not objects or len(objects) < len(parts):
        return [table]
    if all(part.keys() == objects[0].keys() for part in objects) and all(map(str.isdecimal, objects[0])):
        return [{name: part[key] for name, part in zip(table, objects, strict=True)} for key in objects[0]]
    has_text = any(text_of(value_at(fields, name)) for fields in map(lowered, objects) for name in names)
    return list(objects) if has_text else [table]


def _table_rows(document: Document, text: str) -> Numbered:
    limit = csv.field_size_limit(max(len(text), 1))  # an article is longer than the library's 131,072 characters
    bare = _is_bare(text)
    mark, table = _separated(text)
    try:
        reader = csv.reader(io.StringIO(table, newline=""), delimiter="\t" if bare else mark or _delimiter(text))
        rows = list(reader)
    except csv.Error as error:
        raise document.lost(f"is no CSV ({error})") from error
    finally:
        csv.field_size_limit(limit)
    header = list(_BARE) if bare else [name.strip() for name in rows[0]] if rows else []
    below = rows if bare else rows[1:]
    first = 1 if bare else 3 if mark else 2
    return ((number, _cells(header, row)) for number, row in enumerate(below, first) if any(row))


def _cells(header: Sequence[str], row: Sequence[str]) -> object:
    """A row under its header; torn where it has more cells, for a text is cut then where a comma stands in it."""
    if any(row[len(header) :]):
        return Torn(f"the row has {len(row)} cells and the header {len(header)}: a text with commas must be quoted")
    return dict(zip(header, row, strict=False))


def _is_bare(text: str) -> bool:
    cells = text[:10_000].split("\t")
    return len(cells) > 7 and web_address(cells[0]) is not None  # noqa: PLR2004  (the text's column is the eighth)


def _separated(text: str) -> tuple[str, str]:
    """The separator that a line above the header names, as Excel has it, and what stands below that line."""
    line, _, below = text[:10].partition("\n")
    mark = line.strip("\r").removeprefix("sep=")
    return (mark, text[len(line) + 1 :]) if below and line.startswith("sep=") and len(mark) == 1 else ("", text)


def _delimiter(text: str) -> str:
    head = text[:10_000].partition("\n")[0]
    return max(",;\t|", key=head.count)
