"""Web pages: trafilatura finds the article, htmldate its day of publication; nothing is fetched."""

import codecs
import logging
import re
import warnings
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from briefgen.adapters.file_reader.document import MALFORMED, Document, sound
from briefgen.domain.article import Article
from briefgen.domain.checking.dating import is_iso_date
from briefgen.domain.describing.page_dates import date_mentions
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import Loaded

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_HEAD = 4096  # bytes in which HTML wants a charset declared (1024), and some to spare
_NAMED = re.compile(
    r"datePublished|dateCreated|published_time|pubdate|publish|posted|<time|itemprop|name=.?.?date", re.IGNORECASE
)
_MODIFIED = re.compile(r"modified|updated", re.IGNORECASE)
_MOST_PLACES = 50
_SEARCHED = 2_000_000  # characters of a page in which its written dates are sought
_REACH = 200  # characters before a date in which the attribute that names it stands


def read_page(document: Document) -> Loaded:
    """The article of one page."""
    return Loaded(articles=(page_article(document.name, markup_of(document)),))


def markup_of(document: Document) -> str:
    """The page's characters in the encoding that it declares, else in the one that its bytes show."""
    found = _CHARSET.search(document.content[:_HEAD])
    if found:
        try:
            return document.content.decode(codecs.lookup(found[1].decode("ascii")).name)
        except (LookupError, UnicodeError, TypeError):  # a codec that is unknown, wrong, or none of text
            return document.text()
    return document.text()


def page_article(path: str, markup: str, *, address: Literal["words", "words of a part"] = "words") -> Article:
    """The article in a page's markup with all that the page says of it; ``EmptyError`` where there is none."""
    whole = markup if _PAGE.search(markup) else f"<html><body>{markup}</body></html>"
    found = _extracted(path, whole)
    text = sound(found.text or "") if found else ""
    if not found or not any(character.isalnum() for character in text):
        raise EmptyError(path, "no article was found in the page")
    date = found.date if found.date and is_iso_date(found.date) else None
    basis = _basis(markup, date, found.url) if date else None
    return Article(
        path=path,
        text=text,
        url=web_address(found.url),
        title=_line(found.title),
        publisher=_line(found.sitename or found.hostname),
        author=_line(found.author),
        published=date if basis else None,
        published_basis=basis or "undated",
        extracted=True,
        selected=True,
        address=address,
    )


def web_address(value: object) -> str | None:
    """An address of the web, None for any other value."""
    if not isinstance(value, str) or len(value) > 2000:  # noqa: PLR2004  (longer than browsers keep)
        return None
    try:
        parts = urlsplit(sound(value))
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.hostname else None


def _extracted(path: str, markup: str) -> "Extracted | None":
    # imported here because it takes a third of a second
    from trafilatura import bare_extraction  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they grumble about is told in the ledger
    try:
        with warnings.catch_warnings(action="ignore"):
            found = bare_extraction(
                markup,
                include_comments=False,
                with_metadata=True,
                # no search for just any date of the page: a wrong day is worse than none
                date_extraction_params={"original_date": True, "extensive_search": False},
            )
    except MALFORMED as error:
        raise UnreadableError(path, f"its markup cannot be read ({type(error).__name__})") from error
    return None if isinstance(found, dict) else found


def _basis(markup: str, date: str, url: str | None) -> str | None:
    """What in the page says that this is its day; None where it is just any date of the page."""
    if date.replace("-", "/") in (url or ""):
        return "address"
    stamped = [found.start() for found in re.finditer(re.escape(date), markup)]
    written = [mention.span.start for mention in date_mentions(markup[:_SEARCHED]) if mention.date == date]
    for pattern, places, basis in (
        (_NAMED, stamped, "page metadata"),
        (_NAMED, written, "published line"),
        (_MODIFIED, stamped, "page metadata (modified)"),
    ):
        if any(pattern.search(markup, max(0, place - _REACH), place) for place in places[:_MOST_PLACES]):
            return basis
    return None


def _line(value: str | None) -> str | None:
    return " ".join(sound(value).split()) or None if value else None
