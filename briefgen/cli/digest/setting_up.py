"""``briefgen digest test-mail`` and ``install``."""

import shlex
import shutil
import sys
from pathlib import Path

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.cli.digest.common import COMPLETE, LOST, opened, store_option
from briefgen.digest.alerting import send_note
from briefgen.domain.mailbox import Mailbox

CRON = """\
# Every quarter of an hour: does nothing unless a digest is due, and goes on with what a mail server put off.
# Install it with: crontab -e   (cron mails what is printed; -q leaves only what went wrong)
*/15 * * * * cd {folder} && {command}
"""

SYSTEMD = """\
# ~/.config/systemd/user/briefgen-digest.service
[Unit]
Description=Mail the digests that are due
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={command}

# ~/.config/systemd/user/briefgen-digest.timer
[Unit]
Description=Look every quarter of an hour whether a digest is due

[Timer]
OnCalendar=*:0/15
Persistent=true

[Install]
WantedBy=timers.target

# Two files; then: systemctl --user daemon-reload && systemctl --user enable --now briefgen-digest.timer
# and, so that it runs while nobody is logged in: loginctl enable-linger
"""


@click.command("test-mail", short_help="Send a short note through the mail server of a digest.")
@click.argument("name")
@click.option("--to", "recipient", metavar="ADDRESS", help="Whom it goes to (default: the owner, else the sender).")
@store_option
def test_mail(name: str, *, recipient: str | None, store: Path | None) -> int:
    """Send a short note the way a digest would go: same server, login, encryption and sender."""
    try:
        given = Mailbox.of(recipient) if recipient else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--to") from error
    with opened(store) as room:
        desk = room.desk(name)
        to = given or desk.plan.owner or desk.plan.sender
        coming, answer = send_note(desk, to, f"{name}: a test", f"This is a test of the digest {name}. It works.")
    write_stdout(f"{to.address}: {coming}: {answer}\n")
    return COMPLETE if coming == "taken" else LOST


@click.command("install", short_help="Print what makes a machine run digests by itself.")
@click.option("--cron", "form", flag_value="cron", help="A line for crontab.")
@click.option("--systemd", "form", flag_value="systemd", help="A service and a timer for systemd.")
def install(*, form: str | None) -> int:
    """Print a line for cron, or a service and a timer for systemd, for the digests of this folder."""
    if form is None:
        raise click.UsageError("say which: --cron or --systemd")
    program = shutil.which("briefgen")
    start = [str(Path(program).absolute())] if program else [sys.executable, "-m", "briefgen"]
    folder = str(Path.cwd())
    if form == "cron":
        command = shlex.join([*start, "digest", "run", "-q"]).replace("%", "\\%")
        write_stdout(CRON.format(folder=shlex.quote(folder).replace("%", "\\%"), command=command))
    else:
        words = [_quoted(word) for word in (*start, "digest", "run", "-q")]
        write_stdout(SYSTEMD.format(folder=folder.replace("%", "%%"), command=" ".join(words)))
    return COMPLETE


def _quoted(word: str) -> str:
    """A word of a command line as systemd reads it."""
    escaped = word.replace("%", "%%").replace("$", "$$").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if any(c in escaped for c in " \"'\\;") else escaped
