"""Digests are tables of ``briefgen.toml``; what is wrong in one is told with the line to write."""

import os
from pathlib import Path

import pytest
from digest_builders import SETTINGS

from briefgen.errors import SettingsError
from briefgen.settings import read_settings
from briefgen.settings.digest import ENOUGH, Digests

SMTP = '\n[smtp]\nhost = "mail.example.org"\nuser = "digest"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def wrote(text: str) -> Digests:
    """The digests of a file."""
    Path("briefgen.toml").write_text(text, encoding="utf-8")
    return Digests()


def test_digest_is_read_with_the_settings_of_its_run() -> None:
    """The table holds both, each with its defaults; what it says of the run goes before the rest of the file."""
    digest = wrote('topic = "ships"\nmax_cost = 9.0\n' + SETTINGS + "max_cost = 0.5\ndays = 14\n" + SMTP).named("port")
    assert [str(box) for box in digest.plan.to] == ["Ada Itō <ada@example.org>", "bo@example.org"]
    assert (digest.plan.days, digest.plan.formats, digest.plan.send_unchanged) == (14, ("html",), True)
    assert digest.plan.smtp is not None
    assert (digest.plan.smtp.host, digest.plan.smtp.usual_port) == ("mail.example.org", 587)
    assert (digest.run.engine, digest.run.max_cost, digest.run.topic) == ("extractive", 0.5, "ships")
    assert read_settings().max_cost == 9.0


def test_what_the_documents_call_enough_is() -> None:
    """The four lines that a message tells a newcomer to write are a digest."""
    assert wrote(ENOUGH).named("weekly").plan.to[0].address == "ada@example.org"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("recipients = []", "no setting is called 'recipients'; there are"),
        ('reply-to = "x@example.org"', "did you mean reply_to?"),
        ("days = 0", "days: input should be greater than or equal to 1; write for instance: days = 14"),
        ('every = "mondays"', 'write for instance: every = "monday 07:00"'),
        (
            'time_zone = "Mars"',
            "time_zone: 'Mars' is no time zone that this machine knows; write for instance: time_zone",
        ),
        ('reply_to = "åda@example.org"', "SMTPUTF8"),
        ('list_unsubscribe = "javascript:alert(1)"', "no https: or mailto:"),
        ('list_unsubscribe = "https://example.org/a b>"', "no https: or mailto:"),
        ("one_click = true", "one_click: needs list_unsubscribe"),
        ("max_cost = -1", "max_cost"),
        ('smtp = { host = "mail", prot = 25 }', "no setting is called 'prot'; did you mean port?"),
        ('smtp = { host = "mail", security = "ssl" }', 'write for instance: security = "starttls"'),
        ("smtp = { port = 25 }", 'host: is missing; write for instance: host = "mail.example.org"'),
    ],
)
def test_what_is_wrong_is_told_with_the_line_to_write(line: str, words: str) -> None:
    """The table, the setting, what is wrong, and a line that would be right."""
    with pytest.raises(SettingsError) as caught:
        wrote(SETTINGS.replace('every = "monday 07:00"', line)).named("port")
    assert words in str(caught.value)
    assert "briefgen.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "write one into briefgen.toml:\n[digest.weekly]"),
        (SETTINGS.replace("port]", "other]"), "no digest is called 'port'; there are other"),
        (
            SETTINGS.replace('from = "Policy desk <desk@example.org>"\n', ""),
            "from: is missing; write for instance: from =",
        ),
        (SETTINGS.replace('"bo@example.org"', '"ADA@example.org"'), "ada@example.org stands there twice"),
        ("digest = 3", "a digest is a table"),
    ],
)
def test_a_file_without_the_digest_says_what_there_is(text: str, words: str) -> None:
    """No digest, another one, or one that lacks what it needs."""
    with pytest.raises(SettingsError) as caught:
        wrote(text).named("port")
    assert words in str(caught.value)


def test_every_example_of_a_setting_is_right() -> None:
    """The line that a message tells the user to write is one that is taken."""
    from briefgen.digest.plan import Plan, Server  # noqa: PLC0415  (beside what is tested)

    for kind, least in (
        (Server, {"host": "m"}),
        (Plan, {"name": "n", "paths": "a", "from": "a@b.example", "to": "a@b.example"}),
    ):
        for name, field in kind.model_fields.items():
            key = field.alias or name
            if key == "name":
                continue
            assert field.examples, name
            more = {"list_unsubscribe": "https://b.example/"} if key == "one_click" else {}
            kind.model_validate({**least, **more, key: field.examples[0]})


def test_password_comes_from_the_environment_or_a_closed_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment goes before the file; a file that others may read is refused, and neither is ever shown."""
    secret = folder / "secret"
    secret.write_text("hush-hush\n", encoding="utf-8")
    secret.chmod(0o644)
    digests = wrote(SETTINGS + SMTP + f'password_file = "{secret}"\n')
    server = digests.named("port").plan.smtp
    assert server is not None
    with pytest.raises(SettingsError, match="chmod 600") as caught:
        digests.password(server)
    assert "hush" not in str(caught.value)
    secret.chmod(0o600)
    found = digests.password(server)
    assert found is not None
    assert (found.get_secret_value(), repr(found)) == ("hush-hush", "SecretStr('**********')")
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", "other")
    nearer = Digests().password(server)
    assert nearer is not None
    assert nearer.get_secret_value() == "other"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\n", None])
def test_secret_that_is_none_is_refused(folder: Path, content: bytes | None) -> None:
    """A file that is empty, not text, or not there is no password."""
    secret = folder / "secret"
    if content is not None:
        secret.write_bytes(content)
        secret.chmod(0o600)
    digests = wrote(SETTINGS + SMTP + f'password_file = "{secret}"\n')
    server = digests.named("port").plan.smtp
    assert server is not None
    with pytest.raises(SettingsError, match="secret"):
        digests.password(server)


def test_login_without_a_password_says_where_it_goes() -> None:
    """A user without a password is told both places."""
    digests = wrote(SETTINGS + SMTP)
    server = digests.named("port").plan.smtp
    assert server is not None
    with pytest.raises(SettingsError, match="BRIEFGEN_SMTP_PASSWORD"):
        digests.password(server)


def test_password_in_the_file_is_refused() -> None:
    """A password is no setting of the file."""
    with pytest.raises(SettingsError, match="no setting is called 'smtp_password'"):
        wrote('smtp_password = "hush"\n' + SETTINGS)


def test_store_is_named_by_flag_variable_or_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearer one wins."""
    assert wrote('store = "~/a.db"\n' + SETTINGS).store == Path(os.path.expanduser("~/a.db"))  # noqa: PTH111
    monkeypatch.setenv("BRIEFGEN_STORE", "b.db")
    assert Digests().store == Path("b.db")
    assert Digests(store=folder / "c.db").store == folder / "c.db"
