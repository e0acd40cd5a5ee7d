"""What one digest is: the table ``[digest.NAME]`` of the settings, once it has been read."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from briefgen.digest.schedule import WEEKLY, Schedule
from briefgen.domain.mailbox import Mailbox
from briefgen.domain.noun import Noun

PORTS = {"starttls": 587, "tls": 465, "none": 25}
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
Security = Literal["starttls", "tls", "none"]


def _mailbox(given: object) -> object:
    return Mailbox.of(given) if isinstance(given, str) else given


def _schedule(given: object) -> object:
    return Schedule.of(given) if isinstance(given, str) else given


def _zone(given: object) -> object:
    try:
        return ZoneInfo(given) if isinstance(given, str) else given
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{given!r} is no time zone that this machine knows") from None


def _several(given: object) -> object:
    return [given] if isinstance(given, str) else given


def _link(given: str) -> str:
    parts = urlsplit(given)
    if (
        parts.scheme not in {"https", "mailto"}
        or not given.isascii()
        or not given.isprintable()
        or set(" <>") & set(given)
    ):
        raise ValueError(f"{given!r} is no https: or mailto: address")
    return given


def _web(given: str) -> str:
    if urlsplit(given).scheme not in {"http", "https"} or not urlsplit(given).hostname:
        raise ValueError(f"{given!r} is no http: or https: address")
    return given


Box = Annotated[Mailbox, BeforeValidator(_mailbox)]


class Server(Noun):
    """The mail server that messages are handed to: the table ``[smtp]`` or ``[digest.NAME.smtp]``."""

    host: str = Field(min_length=1, description="Name of the mail server.", examples=["mail.example.org"])
    port: int = Field(0, ge=0, le=65535, description="Its port; 0 is 587, 465 or 25 by security.", examples=[587])
    security: Security = Field(
        "starttls", description="How the way there is encrypted; none only where you say so.", examples=["starttls"]
    )
    user: str | None = Field(None, min_length=1, description="Name to log in with.", examples=["digest@example.org"])
    password_file: Path | None = Field(
        None,
        description="File that holds the password and that its owner alone may read; or set BRIEFGEN_SMTP_PASSWORD.",
        examples=["/etc/briefgen/smtp-password"],
    )
    ca_file: Path | None = Field(
        None, description="Certificates to trust instead of the machine's, in PEM.", examples=["/etc/ssl/office.pem"]
    )
    timeout: float = Field(60.0, gt=0, le=600, description="Seconds that one answer may take.", examples=[60])
    retry_minutes: float = Field(
        10.0, ge=0, le=600, description="How long a run tries again what the server puts off.", examples=[10]
    )

    @property
    def usual_port(self) -> int:
        """The port, or the one that its security has."""
        return self.port or PORTS[self.security]


class Plan(Noun):
    """One digest; the description of each field is what the documents print.

    Settings of a run (engine, topic, max_cost …) stand in the same table and are read apart.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, populate_by_name=True)

    name: str = Field(pattern=NAME.pattern)
    paths: Annotated[tuple[Path, ...], BeforeValidator(_several)] = Field(
        (), description="Folders and files of articles.", examples=[["articles/"]]
    )
    feeds: Annotated[tuple[Annotated[str, AfterValidator(_web)], ...], BeforeValidator(_several)] = Field(
        (),
        description="Feeds (RSS, Atom), lists of feeds (OPML) and pages to fetch before each issue.",
        examples=[["https://courier.example/rss"]],
    )
    archive: Path | None = Field(
        None, description="Folder in which what was fetched is kept (default: archive/NAME).", examples=["archive/"]
    )
    pause: float = Field(
        1.0, ge=0, le=60, description="Seconds between two questions to a site, at least.", examples=[2]
    )
    allow_private: bool = Field(
        default=False, description="Whether feeds inside the office may be fetched.", examples=[True]
    )
    days: int | None = Field(
        None,
        ge=1,
        description="Leave out what was published more days ago; what has no date stays (default: all).",
        examples=[14],
    )
    formats: Annotated[tuple[str, ...], BeforeValidator(_several)] = Field(
        ("html",), description="What the whole brief is attached as.", examples=[["html", "docx"]]
    )
    sender: Box = Field(alias="from", description="Who the mail is from.", examples=["Policy desk <desk@example.org>"])
    to: Annotated[tuple[Box, ...], BeforeValidator(_several)] = Field(
        min_length=1, description="Recipients; each gets a mail of their own.", examples=[["ada@example.org"]]
    )
    reply_to: Box | None = Field(None, description="Where answers go.", examples=["desk@example.org"])
    list_unsubscribe: Annotated[str, AfterValidator(_link)] | None = Field(
        None, description="Address (https: or mailto:) at which one leaves.", examples=["https://example.org/leave"]
    )
    one_click: bool = Field(
        default=False, description="Whether that address takes the POST of RFC 8058.", examples=[True]
    )
    send_unchanged: bool = Field(
        default=True, description="Whether an issue that has nothing new is sent.", examples=[False]
    )
    every: Annotated[Schedule, BeforeValidator(_schedule)] = Field(
        WEEKLY,
        description="When it is due: days of the week, `weekday` or `day`, and a time (default: once an ISO week).",
        examples=["monday 07:00"],
    )
    time_zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = Field(
        ZoneInfo("UTC"), description="Whose clocks that is.", examples=["Europe/Berlin"]
    )
    owner: Box | None = Field(
        None, description="Who is told when something goes wrong.", examples=["admin@example.org"]
    )
    smtp: Server | None = Field(
        None, description="The mail server, where it is not that of `[smtp]`.", examples=[{"host": "mail.example.org"}]
    )

    @property
    def kept_in(self) -> Path:
        """Where what is fetched for it is kept."""
        return self.archive or Path("archive") / self.name

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.paths and not self.feeds:
            raise ValueError("paths: name folders or files of articles, or feeds to fetch")
        addresses = [box.address.casefold() for box in self.to]
        if twice := [address for n, address in enumerate(addresses) if address in addresses[:n]]:
            raise ValueError(f"to: {twice[0]} stands there twice")
        if self.one_click and not (self.list_unsubscribe or "").startswith("https:"):
            raise ValueError("one_click: needs list_unsubscribe with an https: address")
        return self
