"""What the fields of dumps are called: by news-please, trafilatura, NewsCatcher, Event Registry, and their like."""

import re
from collections.abc import Mapping

from briefgen.adapters.file_reader.document import sound
from briefgen.adapters.file_reader.web_page import page_article, web_address
from briefgen.domain.article import Article
from briefgen.domain.checking.dating import is_iso_date
from briefgen.domain.describing.page_dates import date_mentions
from briefgen.errors import EmptyError, UnreadableError

TEXT = (
    "maintext",
    "text",
    "raw_text",
    "body",
    "content",
    "article_text",
    "full_text",
    "fulltext",
    "article",
    "summary",
)
TITLE = ("title", "headline", "title_page")
AUTHOR = ("authors", "author", "byline", "creator")
PUBLISHED = ("date_publish", "published_date", "dateTimePub", "date_published", "datePublished", "published_at",
             "publishedAt", "publish_date", "published", "pubDate", "dateTime", "date")  # fmt: skip
PUBLISHER = ("publisher", "sitename", "site_name", "name_source", "source", "source_domain", "rights", "clean_url",
             "source-hostname", "hostname", "domain_url", "domain")  # fmt: skip
URL = ("url", "link", "canonical_url", "source_url", "source")
LANGUAGE = ("language", "lang")

_MARKUP = re.compile(r"<(?:p|div|br|article|h[1-6]|html|body)\b[^<>]{0,500}>", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_NAME_LENGTH = 300


def row_article(path: str, row: object) -> Article:
    """The article of one row; ``UnreadableError`` where it is no object, ``EmptyError`` where it has no text."""
    if not isinstance(row, Mapping):
        raise UnreadableError(path, "is no JSON object with fields")
    fields = {str(key).lower(): value for key, value in row.items()}
    text = next(filter(None, (_text(fields, name) for name in TEXT)), "")
    if not any(character.isalnum() for character in text):
        raise EmptyError(path, "the row has no text")
    article = Article(path=path, text=text, extracted=True, selected=True, address="words of a part")
    if _MARKUP.search(text):
        article = page_article(path, text, address="words of a part")
    return article.model_copy(update=_known(fields))


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name.lower())
    return sound(value) if isinstance(value, str) else ""


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    """What the other fields say; a value of another shape than expected says nothing."""
    url = next(filter(None, (web_address(fields.get(name)) for name in URL)), None)
    known: dict[str, object] = {
        "url": url,
        "title": _first(fields, TITLE),
        "author": _first(fields, AUTHOR),
        "publisher": _publisher(fields),
    }
    for name in PUBLISHED:
        if date := _day(fields.get(name.lower())):
            known |= {"published": date, "published_basis": f"field {name}"}
            break
    language = _first(fields, LANGUAGE)
    if language and re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w{2,4})?", language):
        known["language"] = language[:2].lower()
    return {field: value for field, value in known.items() if value}


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next(filter(None, (_name(fields.get(name.lower())) for name in names)), None)


def _name(value: object, depth: int = 3) -> str:
    """A name, or several: a string, a list, or objects with a ``name`` or ``title`` (Event Registry)."""
    if isinstance(value, list) and depth:
        return ", ".join(filter(None, (_name(one, depth - 1) for one in value[:20])))
    if isinstance(value, Mapping) and depth:
        return next(filter(None, (_name(value.get(key), depth - 1) for key in ("name", "title", "uri"))), "")
    line = " ".join(sound(value).split()) if isinstance(value, str) else ""
    return line if len(line) <= _NAME_LENGTH and line.lower() not in {"none", "null", "nan"} else ""


def _publisher(fields: Mapping[str, object]) -> str | None:
    name = _first(fields, PUBLISHER)
    if name and (address := web_address(name)):
        return address.split("/")[2]
    return name


def _day(value: object) -> str | None:
    """The day that a field gives: an ISO date, with or without a time, or the one date in its words."""
    if not isinstance(value, str):
        return None
    if found := _ISO_DAY.match(value.strip()):
        date = "-".join(found.groups())
        return date if is_iso_date(date) else None
    mentions = date_mentions(value[:_NAME_LENGTH])
    dates = {mention.date for mention in mentions}
    return dates.pop() if len(dates) == 1 else None
