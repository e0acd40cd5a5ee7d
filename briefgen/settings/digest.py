"""The digests of ``briefgen.toml``: tables ``[digest.NAME]``, the mail server ``[smtp]``, and the ``store``."""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import SettingsConfigDict

from briefgen.digest.plan import NAME, Plan, Server
from briefgen.domain.noun import Noun
from briefgen.errors import SettingsError
from briefgen.settings.run import Options, Settings, check_file, read_settings
from briefgen.settings.secrets import secret_in
from briefgen.settings.sources import CONFIG_FILE, Sourced

Read = TypeVar("Read", bound=Noun)

RUN = frozenset(Options.__annotations__) | {"templates"}
"""Settings of a run that may stand in the table of a digest and then go before all others."""

ENOUGH = '[digest.weekly]\npaths = ["articles/"]\nfrom = "Policy desk <desk@example.org>"\nto = ["ada@example.org"]'


class Digest(NamedTuple):
    """A digest and the settings of the run that writes its brief."""

    plan: Plan
    run: Settings


class _Tables(Sourced):
    """What the file and the environment hold for digests, unread but for what all of them share."""

    model_config = SettingsConfigDict(env_prefix="BRIEFGEN_", toml_file=CONFIG_FILE, extra="ignore", frozen=True)

    store: Path | None = None
    smtp_password: SecretStr | None = None
    smtp: dict[str, Any] | None = None
    digest: dict[str, dict[str, Any]] = Field(default_factory=dict)


class Digests:
    """The digests that are set up; each is read when it is asked for, so that a slip in one stops no other."""

    def __init__(self, *, store: Path | None = None) -> None:
        """Read the file; ``store`` goes before what it says.

        Raises:
            SettingsError: it cannot be read, or a table is none.
        """
        check_file(Path(CONFIG_FILE))
        try:
            self._tables = _Tables()
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, first["loc"]))
            raise SettingsError(f"{CONFIG_FILE}: {where}: {first['msg']}; a digest is a table:\n{ENOUGH}") from None
        named = store or self._tables.store
        self.store = named.expanduser() if named else None

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in the order of the file."""
        return tuple(self._tables.digest)

    def named(self, name: str) -> Digest:
        """Return the digest of a name.

        Raises:
            SettingsError: there is none, or something in its table cannot be used.
        """
        if name not in self._tables.digest:
            there = f"there are {', '.join(self.names)}" if self.names else f"write one into {CONFIG_FILE}:\n{ENOUGH}"
            raise SettingsError(f"no digest is called {name!r}; {there}")
        if not NAME.fullmatch(name):
            raise SettingsError(f"[digest.{name}]: a name is of small letters, digits, - and _, forty at most")
        table = dict(self._tables.digest[name])
        run = {key: table.pop(key) for key in sorted(RUN & table.keys())}
        if table.get("smtp") is None and self._tables.smtp is not None:
            table["smtp"] = _read(Server, self._tables.smtp, "smtp")
        return Digest(_read(Plan, table, f"digest.{name}", name=name), _run(run, name))

    def password(self, server: Server) -> SecretStr | None:
        """Return what to log in with: from the environment, else from the file that the settings name."""
        if server.user is None:
            return None
        if self._tables.smtp_password:
            return self._tables.smtp_password
        if server.password_file:
            return secret_in(server.password_file.expanduser())
        raise SettingsError(
            f"smtp: {server.user} needs a password: set BRIEFGEN_SMTP_PASSWORD, or write "
            'password_file = "/etc/briefgen/smtp-password" (mode 0600)'
        )


def _run(given: Mapping[str, Any], name: str) -> Settings:
    """The settings of the run; what stands in the table goes before the environment: it says what this digest is."""
    try:
        return read_settings(**given)
    except SettingsError as error:
        raise SettingsError(f"[digest.{name}] in {CONFIG_FILE}: {error}") from None


def _read(kind: type[Read], table: Mapping[str, Any], where: str, **given: str) -> Read:
    """A table as what it stands for.

    Raises:
        SettingsError: with the table, what is wrong, and a line that would be right.
    """
    try:
        return kind.model_validate({**table, **given})
    except ValidationError as error:
        raise SettingsError(f"[{where}] in {CONFIG_FILE}: {_told(error, kind, given)}") from None


def _told(error: ValidationError, kind: type[Noun], given: Mapping[str, str]) -> str:
    """The first thing that is wrong, and the line to write instead."""
    first = error.errors(include_url=False, include_input=False)[0]
    path = [str(part) for part in first["loc"] if not isinstance(part, int)]
    said = first["msg"].removeprefix("Value error, ")
    if not path:
        return said
    if path[0] == "smtp" and len(path) > 1:
        kind, path = Server, path[1:]
    lines = {
        str(field.alias or name): _line(field.alias or name, field.examples)
        for name, field in kind.model_fields.items()
        if name not in given
    }
    if first["type"] == "extra_forbidden":
        known = sorted({*lines, *(RUN if kind is Plan else ())})
        near = get_close_matches(path[0], known, n=1)
        meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        return f"no setting is called {path[0]!r}; {meant}"
    what = "is missing" if first["type"] == "missing" else f"{said[0].lower()}{said[1:]}"
    return f"{path[0]}: {what}; write for instance: {lines.get(path[0], '')}"


def _line(name: str, examples: list[Any] | None) -> str:
    """A setting as it stands in the file."""
    return f"{name} = {_toml(examples[0])}" if examples else name


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
