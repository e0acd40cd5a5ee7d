"""Builds what the work on digests is handed."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefgen import wiring
from briefgen.adapters.digest_store import DigestStore, usual_place
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.adapters.system_clock import SystemClock
from briefgen.digest.desk import Desk
from briefgen.digest.plan import Plan
from briefgen.errors import SettingsError, StoreError
from briefgen.ports.clock import Clock
from briefgen.ports.format import Edition
from briefgen.settings.digest import Digest, Digests
from briefgen.settings.run import Settings
from briefgen.wiring.outputs import format_of

if TYPE_CHECKING:
    from briefgen.domain.ledger import LedgerRow
    from briefgen.ports.mailer import Mailer

SAY_SO = """no mail server is set up; write into briefgen.toml:
[smtp]
host = "mail.example.org"
user = "digest@example.org"
password_file = "/etc/briefgen/smtp-password\""""


class ShiftedClock:
    """A clock that runs from another moment: what a run would have done then, or will do."""

    def __init__(self, begin: dt.datetime) -> None:
        """Take the moment that it is now."""
        self._clock, self._begin = SystemClock(), begin

    def now(self) -> dt.datetime:
        """Return the moment, and the time that has passed since."""
        return self._begin + dt.timedelta(seconds=self._clock.elapsed())

    def elapsed(self) -> float:
        """Return seconds since this clock was made."""
        return self._clock.elapsed()


def store_of(digests: Digests) -> DigestStore:
    """The file of issues and sends."""
    path = digests.store or usual_place()
    if path is None:
        raise StoreError("there is no home folder to keep issues in: name a file with --store")
    return DigestStore(path)


def desk_of(digest: Digest, digests: Digests, store: DigestStore, clock: Clock) -> Desk:
    """What the work on one digest is handed.

    Raises:
        SettingsError: there is no such format, or the mail server cannot be used as the settings have it.
        TemplateError, FormatError: a page or a format is broken.
    """
    plan, run = digest
    wiring.check_pages(run)
    forms = tuple(format_of(name, run) for name in plan.formats)
    for form in forms:
        form.check()
    return Desk(
        plan=plan,
        store=store,
        mailer=lambda: mailer_of(plan, digests),
        clock=clock,
        write=_writer(plan, run, clock),
        pages=JinjaPages("templates", run.templates),
        forms=forms,
    )


def mailer_of(plan: Plan, digests: Digests) -> "Mailer":
    """What hands over the messages of a digest."""
    from briefgen.adapters.retrying_mailer import RetryingMailer  # noqa: PLC0415  (tenacity, smtplib, ssl: only to send)
    from briefgen.adapters.smtp_mailer import Login, SmtpMailer  # noqa: PLC0415

    server = plan.smtp
    if server is None:
        raise SettingsError(f"[digest.{plan.name}]: {SAY_SO}")
    login = Login(
        host=server.host,
        port=server.usual_port,
        security=server.security,
        user=server.user,
        password=digests.password(server),
        ca_file=server.ca_file,
        timeout=server.timeout,
    )
    return RetryingMailer(SmtpMailer(login), window=server.retry_minutes * 60)


def _writer(plan: Plan, run: Settings, clock: Clock) -> Callable[[str | None], Edition]:
    def write(since: str | None) -> Edition:
        lost = _fetched(plan) if plan.feeds else ()
        paths = [str(path.expanduser()) for path in plan.paths] + (
            [str(plan.kept_in.expanduser())] if plan.feeds else []
        )
        made = wiring.made_of(paths, run, since=since)
        told = {"generated_at": clock.now().isoformat(timespec="seconds"), "ledger": (*made.brief.ledger, *lost)}
        return wiring.edition_of(made.model_copy(update={"brief": made.brief.model_copy(update=told)}), run)

    return write


def _fetched(plan: Plan) -> "tuple[LedgerRow, ...]":
    """Fetch what a digest's feeds name; return a row of the ledger for each address that failed."""
    from briefgen.domain.ledger import LedgerRow  # noqa: PLC0415  (fetching is loaded only where there are feeds)
    from briefgen.wiring.gathering import Errand, gathered  # noqa: PLC0415

    errand = Errand(plan.kept_in.expanduser(), plan.days, private=plan.allow_private, pause=plan.pause)
    rows = gathered(plan.feeds, errand)
    return tuple(
        LedgerRow(input=row.address, fate="failed", reason=row.reason + (f" (named by {row.feed})" if row.feed else ""))
        for row in rows
        if row.fate == "failed"
    )
