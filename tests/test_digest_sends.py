"""Whatever happens while a digest is sent, nobody gets two mails, and nobody is forgotten without a word."""

import multiprocessing
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from email.utils import parseaddr
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from digest_builders import MONDAY, SETTINGS, a_folder, a_send, an_issue, parsed
from mail_server import CUT, PAUSE, STALL, WAIT, FaultyServer, free_port

from briefgen.adapters.digest_store import DigestStore
from briefgen.cli.main import main
from briefgen.digest.running import run_digest
from briefgen.errors import StoreError
from briefgen.settings.digest import Digests
from briefgen.wiring.digest import ShiftedClock, desk_of

ADA, BO = "ada@example.org", "bo@example.org"
NOW = "2026-11-23T08:00"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A digest whose issue of this week is made and planned for two, in a folder of its own."""
    a_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    with closing(DigestStore(Path("digest.db"))) as store:
        store.put(an_issue(), [a_send(ADA), a_send(BO)])
    return tmp_path


def at(port: int, *more: str, retry: float = 0) -> None:
    """Set up the mail server on a port."""
    lines = (f'host = "127.0.0.1"\nport = {port}\nsecurity = "none"\ntimeout = 5\nretry_minutes = {retry}', *more)
    Path("briefgen.toml").write_text(SETTINGS + "\n[smtp]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def run(*arguments: str) -> int:
    """``briefgen digest`` with the store of the folder."""
    return main(["digest", *arguments, "--store", "digest.db"])


def send() -> int:
    """Do what is due."""
    return run("run", "--now", NOW, "-q")


def states() -> dict[str, str]:
    """The state of each send of this week."""
    with closing(DigestStore(Path("digest.db"))) as store:
        return {one.recipient: one.state for one in store.sends("port", "2026-W48")}


def test_everybody_gets_it_once(capfd: Capture) -> None:
    """Each in an envelope of their own, with To, Date and an id of their own; the second run sends nothing."""
    with FaultyServer() as server:
        at(server.port)
        assert send() == 0
        assert run("run", "--now", NOW) == 0
    assert capfd.readouterr().err == "briefgen: port 2026-W48: was issued already (2 sent)\n"
    assert server.recipients == [ADA, BO]
    messages = [parsed(message) for _, message in server.taken]
    assert [parseaddr(str(message["To"]))[1] for message in messages] == [ADA, BO]
    assert len({message["Message-ID"] for message in messages}) == 2
    assert messages[0]["Date"].datetime.isoformat().startswith("2026-11-23T08:00")
    assert messages[0].get_content().split() == ["Hello."]
    assert states() == {ADA: "sent", BO: "sent"}


def test_a_whole_issue_goes_out_and_arrives_as_it_was_kept() -> None:
    """From articles to the inbox: what arrives is the letter of the store behind three headers."""
    with FaultyServer() as server:
        at(server.port)
        assert send() == 0
        server.taken.clear()
        assert run("run", "--now", "2026-11-30T07:00", "-q") == 0
    with closing(DigestStore(Path("digest.db"))) as store:
        letter = store.letter("port", "2026-W49")
    assert server.recipients == [ADA, BO]
    for recipient, message in server.taken:
        assert message.endswith(letter)
        head = message.removesuffix(letter).decode()
        assert [line.partition(":")[0] for line in head.splitlines()] == ["Message-ID", "Date", "To"]
        assert recipient in head


FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["briefgen.cli.digest", "pytest"])  # a process a run in milliseconds


@contextmanager
def began(server: FaultyServer) -> Iterator[BaseProcess]:
    """A run in a process of its own, at the moment when the server has it wait; ended with the block."""
    process = FORKS.Process(target=main, args=(["digest", "run", "--now", NOW, "-q", "--store", "digest.db"],))
    process.start()
    try:
        assert server.stalled.wait(WAIT)
        yield process
    finally:
        process.kill()
        process.join(WAIT)


@pytest.mark.parametrize("stage", ["connect", "EHLO", "MAIL", f"RCPT {BO}", "DATA"])
def test_run_killed_before_the_words_left_is_made_up_for(stage: str) -> None:
    """SIGKILL at any step before that: the next run sends to whoever has not got it, and to each once."""
    with FaultyServer({stage: [STALL]}) as server:
        at(server.port)
        with began(server) as process:
            process.kill()
        server.released.set()
        assert send() == 0
    assert sorted(server.recipients) == [ADA, BO]
    assert states() == {ADA: "sent", BO: "sent"}


def test_run_killed_after_the_words_left_is_not_repeated(capfd: Capture) -> None:
    """The message has arrived and the answer has not: unsure, told every way, and sent again by a person alone."""
    with FaultyServer({"dot": [STALL]}) as server:
        at(server.port)
        with began(server) as process:
            process.kill()
        server.released.set()
        assert send() == 3
        assert "ada@example.org: unsure: the run ended while the message was leaving" in capfd.readouterr().err
        assert states() == {ADA: "unsure", BO: "sent"}
        assert send() == 0
        assert [one for one, _ in server.arrived] == [ADA, BO]
        assert run("status") == 3
        assert "unsure" in capfd.readouterr().out
        assert run("resend", "port", "--to", ADA) == 0
        assert run("status") == 0
    first, _, second = [parsed(message) for _, message in server.arrived]
    assert first["Message-ID"] == second["Message-ID"]
    assert states() == {ADA: "sent", BO: "sent"}


def test_run_killed_before_it_could_note_the_answer_is_not_repeated() -> None:
    """The server has taken it, and the note of that waits for another program: killed then, it is unsure, not sent."""
    with FaultyServer({"dot": [PAUSE]}) as server, closing(sqlite3.connect("digest.db", isolation_level=None)) as other:
        at(server.port)
        with began(server) as process:
            other.execute("BEGIN IMMEDIATE")
            server.released.set()
            until = time.monotonic() + WAIT
            while not server.taken and time.monotonic() < until:
                time.sleep(0.01)
            process.kill()
        other.execute("ROLLBACK")
        assert send() == 3
    assert server.recipients == [ADA, BO]
    assert states() == {ADA: "unsure", BO: "sent"}


@pytest.mark.parametrize(
    ("faults", "code", "found"),
    [
        ({"MAIL": ["550 no"]}, 3, {ADA: "refused", BO: "sent"}),
        ({f"RCPT {ADA}": ["550 no such user"]}, 3, {ADA: "refused", BO: "sent"}),
        ({f"RCPT {ADA}": ["450 greylisted"]}, 3, {ADA: "planned", BO: "sent"}),
        ({"DATA": ["421 closing"]}, 3, {ADA: "planned", BO: "sent"}),
        ({"dot": ["554 spam"]}, 3, {ADA: "refused", BO: "sent"}),
        ({"dot": ["452 full"]}, 3, {ADA: "planned", BO: "sent"}),
        ({"dot": [CUT]}, 3, {ADA: "unsure", BO: "sent"}),
        ({"connect": ["421 later"]}, 1, {ADA: "planned", BO: "planned"}),
        ({"connect": ["554 never"]}, 1, {ADA: "planned", BO: "planned"}),
    ],
)
def test_one_bad_send_stops_no_other(
    faults: dict[str, Sequence[str]], code: int, found: dict[str, str], capfd: Capture
) -> None:
    """Told apart, told on stderr with the server's words; the next run goes on with what was put off, and only that."""
    with FaultyServer(faults) as server:
        at(server.port)
        assert send() == code
        assert capfd.readouterr().err
        assert states() == found
        send()
    got = [one for one, state in found.items() if state not in {"refused", "unsure"}]
    assert sorted(server.recipients) == got
    assert {one for one, state in states().items() if state == "sent"} == set(got)


def test_server_that_is_down_costs_nothing_but_time(capfd: Capture) -> None:
    """Exit 1 and the reason; the next run sends."""
    at(free_port())
    assert send() == 1
    assert "refused" in capfd.readouterr().err
    with FaultyServer() as server:
        at(server.port)
        assert send() == 0
    assert server.recipients == [ADA, BO]


def test_owner_is_told_what_went_wrong_once() -> None:
    """A mail to the owner where mail works, and not the same one again."""
    with FaultyServer({f"RCPT {ADA}": ["550 no such user"]}) as server:
        at(server.port)
        Path("briefgen.toml").write_text(
            Path("briefgen.toml")
            .read_text(encoding="utf-8")
            .replace("engine =", 'owner = "boss@example.org"\nengine ='),
            encoding="utf-8",
        )
        assert send() == 3
        Path("articles/first.txt").unlink()
        for _ in range(2):
            assert run("run", "--now", "2026-11-30T07:00", "-q") == 1
    told = [parsed(message) for recipient, message in server.taken if recipient == "boss@example.org"]
    assert [message["Subject"] for message in told] == ["port: a digest needs you"] * 2
    assert "ada@example.org: refused: 550 no such user" in told[0].get_content()
    assert "could not be made" in told[1].get_content()


def test_who_has_left_the_list_gets_nothing_more() -> None:
    """Put off, then taken off the list: not sent, and told."""
    with FaultyServer({f"RCPT {ADA}": ["450 later"]}) as server:
        at(server.port)
        send()
        text = Path("briefgen.toml").read_text(encoding="utf-8")
        Path("briefgen.toml").write_text(text.replace('"Ada Itō <ada@example.org>", ', ""), encoding="utf-8")
        send()
    assert server.recipients == [BO]
    assert states() == {ADA: "refused", BO: "sent"}


def test_locked_store_stops_before_anything_leaves() -> None:
    """What cannot be noted is not done: the server sees no message."""
    with (
        FaultyServer() as server,
        closing(sqlite3.connect("digest.db", isolation_level=None)) as other,
        closing(DigestStore(Path("digest.db"), patience=0.1)) as store,
    ):
        at(server.port)
        other.execute("BEGIN IMMEDIATE")
        digests = Digests()
        desk = desk_of(digests.named("port"), digests, store, ShiftedClock(MONDAY))
        with pytest.raises(StoreError, match="locked"):
            run_digest(desk)
        other.execute("ROLLBACK")
        assert server.arrived == []
        assert run_digest(desk).is_whole
    assert server.recipients == [ADA, BO]


def test_damaged_store_stops_before_anything_leaves(capfd: Capture) -> None:
    """A file that is no store: exit 1, what to do, and no message."""
    Path("digest.db").write_bytes(b"not a database" * 1000)
    for name in ("digest.db-wal", "digest.db-shm"):
        Path(name).unlink(missing_ok=True)
    with FaultyServer() as server:
        at(server.port)
        assert send() == 1
    assert "put a backup in its place" in capfd.readouterr().err
    assert server.connections == 0


def test_two_runs_at_once_send_once(capfd: Capture) -> None:
    """While one is at it, another says so, exits 1, and sends nothing."""
    with FaultyServer({"connect": [PAUSE]}) as server:
        at(server.port)
        with began(server) as process:
            assert send() == 1
            assert f"another run is at work (process {process.pid})" in capfd.readouterr().err
            server.released.set()
            process.join(WAIT)
        assert send() == 0
    assert sorted(server.recipients) == [ADA, BO]


def test_person_decides_about_a_second_mail(capfd: Capture) -> None:
    """Who has it gets it again only by --again; nobody else is sent to; a stranger is no recipient."""
    with FaultyServer() as server:
        at(server.port)
        send()
        assert run("resend", "port", "--to", ADA) == 1
        assert "--again sends it a second time" in capfd.readouterr().err
        assert run("resend", "port", "--to", "eve@example.org") == 1
        assert "was for nobody at eve@example.org" in capfd.readouterr().err
        assert run("resend", "port", "--to", ADA, "--again") == 0
    assert server.recipients == [ADA, BO, ADA]


def test_test_mail_goes_the_way_of_a_digest(capfd: Capture) -> None:
    """Same server and sender; nothing of it is kept."""
    with FaultyServer() as server:
        at(server.port)
        assert run("test-mail", "port", "--to", "you@example.org") == 0
        assert run("test-mail", "port", "--to", "nobody") == 2
    assert server.recipients == ["you@example.org"]
    assert parsed(server.taken[0][1])["From"] == "Policy desk <desk@example.org>"
    assert "you@example.org: taken: 250 queued" in capfd.readouterr().out
    assert states() == {ADA: "planned", BO: "planned"}


def test_without_a_server_the_lines_to_write_are_told(capfd: Capture) -> None:
    """No table [smtp]: the issue is kept, and the message says what to write."""
    assert send() == 1
    assert '[smtp]\nhost = "mail.example.org"' in capfd.readouterr().err
    assert states() == {ADA: "planned", BO: "planned"}


def test_status_list_prune_backup_and_install(capfd: Capture) -> None:
    """What a person looks at and decides, in words."""
    at(free_port())
    assert run("list") == 0
    assert "monday 07:00 (UTC), next Monday " in capfd.readouterr().out
    assert run("status", "port") == 3
    assert "planned      2026-11-23 07:00 UTC  ada@example.org" in capfd.readouterr().out
    assert run("backup", "copy.db") == 0
    assert run("backup", "copy.db") == 1
    assert run("prune", "port", "--period", "2026-W01", "--yes") == 1
    assert run("prune", "port", "--older-than", "1", "--now", "2026-12-23T07:00") == 0
    assert "2026-W48 would be forgotten" in capfd.readouterr().out
    assert run("prune", "port", "--older-than", "1", "--now", "2026-12-23T07:00", "--yes") == 0
    assert run("status") == 0
    assert "port: 0 issues" in capfd.readouterr().out
    assert main(["digest", "install", "--cron"]) == 0
    assert f"cd {Path.cwd()} && " in capfd.readouterr().out
    assert main(["digest", "install", "--systemd"]) == 0
    assert f"WorkingDirectory={Path.cwd()}\n" in capfd.readouterr().out
    assert main(["digest", "install"]) == 2
