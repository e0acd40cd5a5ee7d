"""A brief and what changed to one message: words, tables, and the whole as an attachment."""

import datetime as dt
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

import css_inline

from briefgen.digest.plan import Plan
from briefgen.digest.telling.mail import Mail, plain
from briefgen.digest.telling.telling import Occasion, mail_of
from briefgen.domain.brief import Brief
from briefgen.domain.changes import Changes
from briefgen.domain.noun import Noun
from briefgen.errors import FormatError, TemplateError
from briefgen.ports.format import Edition, Format
from briefgen.ports.page_source import PageSource
from briefgen.stages.render.words import counted

Headers = dict[str, str | dt.datetime | Address | tuple[Address, ...]]
POLICY = SMTP.clone(cte_type="7bit")
"""Every byte that leaves is ASCII, so that no server needs an extension to take it."""

LARGEST = 100_000
"""Bytes of HTML: Gmail clips a message at 102 kB."""

ROOMS = (8, 5, 3, 1)
"""Items a section has, tried in turn until the HTML is small enough; eight are about a screen of each part."""

KINDS = {
    ".html": "text/html",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""Media types of attachments (IANA's); Python's own list depends on the machine."""

PAGE = "digest.html.jinja"
WIDTH = 76
_EMPTY = re.compile(rb"(?m)^([\w-]+):\r\n[ \t]+")
_INLINER = css_inline.CSSInliner(keep_style_tags=True, keep_at_rules=True, load_remote_stylesheets=False)


class Letter(Noun):
    """The parts of a message as they were made, and the message of them."""

    mail: Mail
    text: str
    html: str
    message: bytes


def compose(
    edition: Edition, changes: Changes | None, plan: Plan, *, period: str, pages: PageSource, forms: Sequence[Format]
) -> Letter:
    """Make the message of one issue, as every recipient gets it.

    Raises:
        TemplateError, FormatError: a template or a format cannot be used.
    """
    attached = tuple(_attachments(edition, plan, period, forms))
    occasion = Occasion(
        period=period, attached=tuple(name for name, _, _ in attached), leave=plan.list_unsubscribe or ""
    )
    mail, text, html = _bodies(edition.brief, changes, occasion, pages)
    message = EmailMessage(policy=POLICY)
    message["Subject"] = mail.subject
    message["From"] = plan.sender.header
    if plan.reply_to:
        message["Reply-To"] = plan.reply_to.header
    message["Auto-Submitted"] = "auto-generated"
    message["Precedence"] = "bulk"
    if plan.list_unsubscribe:
        message["List-Unsubscribe"] = f"<{plan.list_unsubscribe}>"
        if plan.one_click:
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text, subtype="plain", charset="utf-8")
    message.add_alternative(html, subtype="html", charset="utf-8")
    for name, kind, content in attached:
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
        if main == "text":
            list(message.iter_attachments())[-1].set_param("charset", "utf-8")
    return Letter(mail=mail, text=text, html=html, message=written(message))


def addressed(letter: bytes, headers: Headers) -> bytes:
    """A letter with the headers of one recipient before its own."""
    head = EmailMessage(policy=POLICY)
    for name, value in headers.items():
        head[name] = value
    return written(head).partition(b"\r\n\r\n")[0] + b"\r\n" + letter


def written(message: EmailMessage) -> bytes:
    """A message as it leaves; no header begins with an empty line, as Python folds one that is a little too long."""
    head, end, body = message.as_bytes().partition(b"\r\n\r\n")
    return _EMPTY.sub(rb"\1: ", head) + end + body


def _bodies(brief: Brief, changes: Changes | None, occasion: Occasion, pages: PageSource) -> tuple[Mail, str, str]:
    """The message in words and in tables, with as much in it as it may hold."""
    for room in ROOMS:
        mail = mail_of(brief, changes, occasion, room=room)
        html = _inlined(pages.render(PAGE, _context(mail)))
        if len(html.encode()) < LARGEST:
            break
    return mail, pages.render("digest.txt.jinja", _context(mail)), html


def _inlined(page: str) -> str:
    """A page with its styles in every tag."""
    try:
        return _INLINER.inline(page)
    except css_inline.InlineError as error:
        raise TemplateError(f"its styles cannot be put into its tags: {error}", file=PAGE) from error


def _context(mail: Mail) -> Mapping[str, object]:
    """What both templates may use; ``docs/templates.md`` describes each name."""
    wrapped: Callable[..., str] = _wrapped
    return {"mail": mail, "counted": counted, "wrapped": wrapped}


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Lines of a width that every program shows, the first of them behind ``first``, the others behind ``rest``."""
    return textwrap.fill(
        plain(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _attachments(
    edition: Edition, plan: Plan, period: str, forms: Sequence[Format]
) -> Iterator[tuple[str, str, bytes]]:
    """The whole brief in each format: a file name, a media type, the bytes."""
    for form in forms:
        if not form.suffixes:
            raise FormatError(f"format {form.name!r} names no suffix for its files, so it cannot be attached")
        page = form.render(edition)
        name = f"{plan.name}-{period}{form.suffixes[0]}"
        kind = KINDS.get(form.suffixes[0], "application/octet-stream" if form.binary else "text/plain")
        yield name, kind, page if isinstance(page, bytes) else page.encode("utf-8")
