"""What the fields of dumps are called: by news-please, trafilatura, NewsCatcher, Event Registry, and their like."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.adapters.file_reader.row_paths import Fields, lowered, no_text, text_of, value_at
from briefgen.adapters.file_reader.web_page import page_article, web_address
from briefgen.domain.article import Article
from briefgen.domain.checking.dating import is_iso_date
from briefgen.domain.describing.page_dates import date_mentions
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import FieldNames

KNOWN: FieldNames = {
    "text": ("maintext", "text", "raw_text", "body", "content", "articleBody", "article_text", "full_text", "fulltext",
             "article", "summary"),
    "title": ("title", "headline", "title_page"),
    "author": ("authors", "author", "byline", "creator"),
    "publisher": ("publisher", "sitename", "site_name", "source-hostname", "name_source", "source", "source_domain",
                  "rights", "clean_url", "hostname", "domain_url", "domain"),
    "published": ("date_publish", "published_date", "dateTimePub", "date_published", "datePublished", "published_at",
                  "publishedAt", "publish_date", "published", "pubDate", "dateTime", "date"),
    "url": ("url", "link", "canonical_url", "source_url", "source"),
    "language": ("language", "lang"),
}  # fmt: skip
"""The names that services give, by the part of an article that each holds, the surer before the vaguer."""

_MARKUP = re.compile(r"<(?:p|div|br|article|h[1-6]|html|body)\b[^<>]{0,500}>", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_UNIX = re.compile(r"(?P<seconds>\d{9,10})(?:\.\d*|\d{3})?")
"""Seconds since 1970, or thousandths of them, as pandas writes days into JSON."""
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NAME_LENGTH = 300


class Torn(str):
    """Stands for a row that cannot be read, and says why."""

    __slots__ = ()


def names_with(own: FieldNames) -> FieldNames:
    """The names under which fields are sought: the user's own before those that are known."""
    return {key: (*own.get(key, ()), *names) for key, names in KNOWN.items()}


def row_article(path: str, row: object, names: FieldNames) -> Article:
    """The article of one row; ``UnreadableError`` where it is no object, ``EmptyError`` where it has no text."""
    if isinstance(row, Mapping) and isinstance(row.get("_source"), Mapping):
        row = row["_source"]  # as Elasticsearch wraps it
    if not isinstance(row, Mapping):
        raise UnreadableError(path, row if isinstance(row, Torn) else "is no JSON object with fields")
    fields = lowered(row)
    text = next(filter(None, (text_of(value) for _, value in _values(fields, names["text"]))), "")
    if not any(character.isalnum() for character in text):
        raise EmptyError(path, f"the row has no text{no_text(row, names['text'])}")
    article = Article(path=path, text=text, extracted=True, selected=True, address="words of a part")
    if _MARKUP.search(text):
        article = page_article(path, text, address="words of a part")
    return article.model_copy(update=_known(fields, names))


def _values(fields: Fields, names: Sequence[str]) -> Iterator[tuple[str, object]]:
    """What stands under names, each with its name."""
    for name in names:
        if (value := value_at(fields, name)) is not None:
            yield name, value


def _known(fields: Fields, names: FieldNames) -> dict[str, object]:
    """What the other fields say; a value of another shape than expected says nothing."""
    known: dict[str, object] = {
        "url": next(filter(None, (web_address(value) for _, value in _values(fields, names["url"]))), None),
        "title": _first(fields, names["title"]),
        "author": _first(fields, names["author"]),
        "publisher": _publisher(fields, names["publisher"]),
    }
    for name, value in _values(fields, names["published"]):
        if date := _day(value):
            known |= {"published": date, "published_basis": f"field {name}"}
            break
    language = _first(fields, names["language"])
    if language and re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w{2,4})?", language):
        known["language"] = language[:2].lower()
    return {part: value for part, value in known.items() if value}


def _first(fields: Fields, names: Sequence[str]) -> str | None:
    return next(filter(None, (_name(value) for _, value in _values(fields, names))), None)


def _name(value: object, depth: int = 3) -> str:
    """A name, or several: a string, a list, or objects with a ``name`` or ``title`` (Event Registry)."""
    if isinstance(value, list) and depth:
        return ", ".join(filter(None, (_name(one, depth - 1) for one in value[:20])))
    if isinstance(value, Mapping) and depth:
        return next(filter(None, (_name(value.get(key), depth - 1) for key in ("name", "title", "domain", "uri"))), "")
    line = " ".join(text_of(value).split()) if isinstance(value, str) else ""
    if line.startswith(("['", '["')) and line.endswith("]"):  # a list of Python's in a cell of a table
        line = ", ".join(one for pair in _QUOTED.findall(line) for one in pair if one)
    return line if len(line) <= _NAME_LENGTH else ""


def _publisher(fields: Fields, names: Sequence[str]) -> str | None:
    """The first name that is no address, else the host of the first address."""
    found = list(filter(None, (_name(value) for _, value in _values(fields, names))))
    addresses = [web_address(name) for name in found]
    plain = [name for name, address in zip(found, addresses, strict=True) if not address]
    hosts = [address.split("/")[2] for address in addresses if address]
    return next(iter([*plain, *hosts]), None)


def _day(value: object) -> str | None:
    """The day that a field gives: an ISO date, with or without a time, a Unix time, or the one date in its words."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value).strip()[:_NAME_LENGTH]
    if found := _ISO_DAY.match(words):
        date = "-".join(found.groups())
        return date if is_iso_date(date) else None
    if found := _UNIX.fullmatch(words):
        return dt.datetime.fromtimestamp(int(found["seconds"]), tz=dt.UTC).date().isoformat()
    dates = {mention.date for mention in date_mentions(words)}
    return dates.pop() if len(dates) == 1 else None
