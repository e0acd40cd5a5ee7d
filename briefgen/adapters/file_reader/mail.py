"""Mail and saved pages in the shape of mail: .eml, .mbox (one article a message), and the page of an .mhtml."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from briefgen.adapters.file_reader.document import MALFORMED, Document, sound
from briefgen.adapters.file_reader.forwarded import forwarded
from briefgen.adapters.file_reader.mail_words import message_article
from briefgen.adapters.file_reader.web_page import markup_of, page_article, web_address
from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import Loaded, row_of

MOST_MESSAGES = 10_000
_FROM = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_NOTE = 60  # words around attached messages
_FIRST_MAIL = 1971
_MOST_PARTS = 5000
_LONGEST_HEADER = 2000  # characters; the library takes minutes and gigabytes over one of a megabyte
_ATTACHED = re.compile(r"\.(?:txt|md|html?|mhtml?|pdf|docx|eml|json|jsonl|csv|zip|gz)$", re.IGNORECASE)


class _ShortHeaders(policy.EmailPolicy):
    """The library's policy with the ends of over-long headers, such as lists of addressees, left out."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """As the library does, but no more than so many characters."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_SHORT_HEADERS = cast("policy.EmailPolicy[EmailMessage]", _ShortHeaders())


def read_mail(document: Document, suffix: str) -> Loaded:
    """The articles of a mail, a mailbox or a saved page."""
    if suffix in {".mhtml", ".mht"}:
        return Loaded(articles=(_saved_page(document),))
    if suffix == ".eml":
        return _read_message(document, document.name)
    return _read_box(document)


def _read_box(document: Document) -> Loaded:
    articles: list[Article] = []
    rows: list[LedgerRow] = []
    for number, content in enumerate(_messages(document.content), 1):
        name = f"{document.name}#message={number}"
        if number > MOST_MESSAGES:
            reason = f"messages after the first {MOST_MESSAGES:,} are not read; split the mailbox"
            rows.append(LedgerRow(input=name, fate="unreadable", reason=reason))
            break
        try:
            loaded = _read_message(document._replace(content=content), name)
        except UnreadableError as error:
            loaded = Loaded(rows=(row_of(error),))
        articles += loaded.articles
        rows += loaded.rows
    if not articles and not rows:
        raise document.lost("is no mailbox: no line begins a message with “From ”")
    return Loaded(articles=tuple(articles), rows=tuple(rows))


def _messages(content: bytes) -> Iterator[bytes]:
    marks = list(_FROM.finditer(content))
    ends = [*(mark.start() for mark in marks[1:]), len(content)]
    for mark, end in zip(marks, ends, strict=False):
        yield _QUOTED_FROM.sub(rb"\1", content[mark.end() : end])


def _read_message(document: Document, name: str) -> Loaded:
    try:
        return _told(_parsed(document), name, depth=1)
    except MALFORMED as error:
        raise UnreadableError(name, f"cannot be read as mail ({type(error).__name__})") from error


def _parsed(document: Document) -> EmailMessage:
    if document.content.count(b"\n--") > _MOST_PARTS:
        raise document.lost(f"has more than {_MOST_PARTS:,} parts")
    return message_from_bytes(document.content, policy=_SHORT_HEADERS)


def _told(message: EmailMessage, name: str, depth: int) -> Loaded:
    """A message's article, those of the messages attached to it, and a row for what else is attached."""
    known = _headers(message)
    if not known:
        raise UnreadableError(name, "is no mail: it has no sender, date or subject")
    attached = _attachments(message, name, depth)
    try:
        article = message_article(
            name, "words of a part" if "#" in name else "words", _body(message, "plain"), _body(message, "html")
        )
    except EmptyError as error:
        if not attached.articles:
            raise
        return Loaded(articles=attached.articles, rows=(row_of(error), *attached.rows))
    if attached.articles and len(article.text.split()) < _NOTE:
        note = LedgerRow(input=name, fate="empty", reason="says little more than that messages are attached to it")
        return Loaded(articles=attached.articles, rows=(note, *attached.rows))
    article = article.model_copy(update=known | (forwarded(article.text) or {}))
    return Loaded(articles=(article, *attached.articles), rows=attached.rows)


def _headers(message: EmailMessage) -> dict[str, str]:
    """What the headers say: who sent it, when, about what; a header that cannot be read is left out."""
    sender, address = parseaddr(str(message.get("From", "")))
    known = {
        "title": " ".join(sound(str(message.get("Subject", ""))).split()),
        "publisher": " ".join(sound(sender or address).split()),
        "published": _day(str(message.get("Date", ""))),
    }
    if known["published"]:
        known["published_basis"] = "mail header"
    return {field: value for field, value in known.items() if value}


def _day(header: str) -> str:
    """The day in the sender's own time zone, nothing where the header is no date of the age of mail."""
    try:
        day = parsedate_to_datetime(header).date()
    except (ValueError, TypeError, LookupError, OverflowError):
        return ""
    return day.isoformat() if day.year >= _FIRST_MAIL else ""


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = str(part.get_content_charset() or "utf-8")
    try:
        return sound(content.decode(charset))
    except (LookupError, UnicodeError):
        return sound(content.decode("utf-8", "replace"))


def _attachments(message: EmailMessage, name: str, depth: int) -> Loaded:
    """The articles of attached messages, and a row for each attachment that would be read were it a file."""
    loaded = Loaded()
    for number, part in enumerate(message.iter_attachments(), 1):
        named = " ".join(sound(part.get_filename() or "").split())
        content = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
        inner = f"{name}{',' if '#' in name else '#'}attachment={number if content or not named else named}"
        if isinstance(content, EmailMessage) and depth:
            more = _attached_message(content, inner, depth - 1)
        elif isinstance(content, EmailMessage) or _ATTACHED.search(named):
            row = LedgerRow(input=inner, fate="unreadable", reason="an attachment is not opened; save it as a file")
            more = Loaded(rows=(row,))
        else:
            continue
        loaded = Loaded(articles=(*loaded.articles, *more.articles), rows=(*loaded.rows, *more.rows))
    return loaded


def _attached_message(message: EmailMessage, name: str, depth: int) -> Loaded:
    try:
        return _told(message, name, depth)
    except UnreadableError as error:
        return Loaded(rows=(row_of(error),))


def _saved_page(document: Document) -> Article:
    try:
        message = _parsed(document)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        content = page.get_payload(decode=True) if page is not None else None
        address = str(message.get("Snapshot-Content-Location") or (page and page.get("Content-Location")) or "")
        charset = str(page.get_content_charset() or "") if page is not None else ""
    except MALFORMED as error:
        raise document.lost(f"cannot be read as a saved page ({type(error).__name__})") from error
    if not isinstance(content, bytes) or not content.strip():
        raise document.lost("is no saved page: no part of it is HTML")
    article = page_article(document.name, _markup(document._replace(content=content), charset))
    return article.model_copy(update={"url": article.url or web_address(address)})


def _markup(document: Document, charset: str) -> str:
    try:
        return document.content.decode(charset)
    except (LookupError, UnicodeError):
        return markup_of(document)
