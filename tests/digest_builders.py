"""Small digests: settings as a file has them, articles of two weeks, an issue and its sends."""

import datetime as dt
import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from builders import a_brief

from briefgen.domain.brief import Brief
from briefgen.domain.issue import Issue, Send

MONDAY = dt.datetime(2026, 11, 23, 7, 0, tzinfo=dt.UTC)

FIRST = """Port to close

HARBOURTON, 12 November 2026 - Harbour minister Ada Ito supports closing the port of Lindholm.

Ito said the closure would save 40 million crowns. Dock workers' union leader Bo Ekman said the union would strike.
"""

SECOND = """Port to stay open

HARBOURTON, 20 November 2026 - Harbour minister Ada Ito opposes closing the port of Lindholm.

Mayor Cai Lund said the city would pay for new cranes. Lund said the cranes would arrive in May 2027.
"""

SETTINGS = """[digest.port]
title = "The port of Lindholm"
paths = ["articles"]
from = "Policy desk <desk@example.org>"
to = ["Ada Itō <ada@example.org>", "bo@example.org"]
every = "monday 07:00"
engine = "extractive"
"""


def a_folder(folder: Path, more: str = "") -> Path:
    """A folder with one article and a digest of it; return the folder of articles."""
    articles = folder / "articles"
    articles.mkdir()
    (articles / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "briefgen.toml").write_text(SETTINGS + more, encoding="utf-8")
    return articles


def an_issue(period: str = "2026-W48", due: dt.datetime = MONDAY, digest: str = "port") -> Issue:
    """A small issue."""
    return Issue(
        digest=digest,
        period=period,
        due=due,
        generated_at="2026-11-23T07:00:00+00:00",
        brief=Brief.model_validate(a_brief()),
        changes=None,
        letter=b"Subject: The port\r\nFrom: desk@example.org\r\n\r\nHello.\r\n",
    )


def a_send(recipient: str = "ada@example.org", period: str = "2026-W48", digest: str = "port") -> Send:
    """A planned send of it."""
    return Send(digest=digest, period=period, recipient=recipient, message_id=f"<{period}.{recipient}>", at=MONDAY)


def parsed(message: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    found = email.message_from_bytes(message, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def body_of(message: bytes, kind: str) -> str:
    """The plain or the html body, with single spaces between its words."""
    body = parsed(message).get_body((kind,))
    assert body is not None
    return " ".join(str(body.get_content()).split())
