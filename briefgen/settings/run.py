"""Every setting, validated once: flags, then the environment, then ``briefgen.toml``, then the default."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, Self, TypedDict, get_args

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from briefgen.domain.selection import Length
from briefgen.errors import SettingsError
from briefgen.ports.reader import FieldKey
from briefgen.settings.sources import CONFIG_FILE, Sourced

SECRETS = frozenset({"api_key"})
"""What may stand in the environment only: a key in a file is a key in a repository."""

TABLES = frozenset({"digest", "smtp", "store"})
"""What the file may hold beside the settings of a run; ``briefgen.settings.digest`` reads it."""

_DEAREST = 100_000
"""US dollars a million tokens; a hundred times the dearest model of 2026."""

Verifier = Literal["model"]
EngineChoice = Literal["auto", "extractive", "openai"]


def _told_keys() -> str:
    *others, last = get_args(FieldKey)
    return f"{', '.join(others)} or {last}"


class Options(TypedDict, total=False):
    """The settings that ``briefgen.write_brief`` takes by keyword; ``Settings`` says what each means."""

    engine: EngineChoice
    model: str
    base_url: str
    title: str
    topic: str
    question: str
    length: Length
    language: str
    prompts: Path | str
    concurrency: int
    timeout: float
    deadline: float
    retries: int
    verify: Verifier
    verify_model: str
    price: str | tuple[float, float]
    max_tokens: int
    max_cost: float
    cache: Path | str
    no_cache: bool
    max_bytes: int
    fields: Mapping[FieldKey, str | Sequence[str]]


class Settings(Sourced):
    """The settings of one run; the description of each is what ``--help`` and the documents print."""

    model_config = SettingsConfigDict(env_prefix="BRIEFGEN_", toml_file=CONFIG_FILE, extra="ignore", frozen=True)

    engine: EngineChoice = Field("auto", description="What writes: a model where one is configured (auto), or by name.")
    model: str = Field("gpt-5-mini", min_length=1, description="Model that the openai engine asks.")
    base_url: str | None = Field(
        None,
        validation_alias=AliasChoices("base_url", "BRIEFGEN_BASE_URL", "OPENAI_BASE_URL"),
        description="Address of an OpenAI-compatible server, with its /v1.",
    )
    api_key: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("BRIEFGEN_API_KEY", "OPENAI_API_KEY"),
        description="Key for the server; from the environment only.",
    )
    format: str | None = Field(None, description="Format on stdout or in FILE (from its suffix, else md).")
    output: Annotated[tuple[Path, ...], NoDecode] = Field(
        (), description="Write to FILE instead of stdout, whole or not at all; repeatable, one run for all formats."
    )
    title: str | None = Field(None, description="Title of the brief, instead of the largest story's.")
    topic: str | None = Field(None, description="Keep to this topic: articles about something else are set aside.")
    question: str | None = Field(None, description="Answer this first: what bears on it comes before all else.")
    length: Length = Field("standard", description="How many statements the brief has: short, standard or full.")
    language: str | None = Field(None, description="Language that the model writes in (default: English).")
    prompts: Path | None = Field(None, description="Folder whose files replace the prompts of the same name.")
    templates: Path | None = Field(None, description="Folder whose files replace the page templates of the same name.")
    reference_doc: Path | None = Field(None, description="Word document whose styles a brief in Word is given.")
    concurrency: int = Field(16, ge=1, le=256, description="Most calls to the model at a time; fewer where it balks.")
    timeout: float = Field(300.0, gt=0, le=3600, description="Seconds that one call to the model may take.")
    deadline: float | None = Field(
        None, gt=0, description="Seconds after which nothing more is asked: the brief is made of what was answered."
    )
    retries: int = Field(5, ge=0, le=20, description="How often a call is made again while the server is unavailable.")
    verify: Verifier | None = Field(
        None, description="Withhold what a model does not find in the passages that a statement cites."
    )
    verify_model: str | None = Field(None, min_length=1, description="Model that verifies, instead of --model.")
    price: Annotated[tuple[float, float] | None, NoDecode] = Field(
        None,
        description="Price of the model in US dollars a million tokens, in/out, where no public one holds: 0.25/2.",
    )
    max_tokens: int | None = Field(
        None, ge=1, description="Most tokens, in and out, that a run may take; the brief is made of what was answered."
    )
    max_cost: float | None = Field(None, gt=0, description="Most US dollars that a run may cost; the same.")
    estimate: bool = Field(default=False, description="Say what the model would be asked and cost; ask it nothing.")
    cache: Path | None = Field(None, description="File that keeps the model's answers (see `briefgen cache info`).")
    no_cache: bool = Field(default=False, description="Neither look answers up nor keep them.")
    max_bytes: int = Field(20_000_000, ge=1, description="Largest input that is read, in bytes.")
    fields: Annotated[dict[FieldKey, tuple[str, ...]] | None, NoDecode] = Field(
        None, description=f"Name of a field in dumps that holds the {_told_keys()}; repeatable."
    )
    ledger: bool = Field(default=False, description="Add to the page how much of each source it cites, and what not.")
    quiet: bool = Field(default=False, description="Say nothing on stderr but errors.")
    verbose: bool = Field(default=False, description="Say on stderr what was read, asked and spent.")

    @field_validator("fields", mode="before")
    @classmethod
    def _named_fields(cls, given: object) -> object:
        return None if given is None else named_fields(given)

    @field_validator("output", mode="before")
    @classmethod
    def _several(cls, given: object) -> object:
        return (given,) if isinstance(given, str | Path) else given

    @field_validator("price", mode="before")
    @classmethod
    def _priced(cls, given: object) -> object:
        return named_price(given) if isinstance(given, str) else given

    @field_validator("cache")
    @classmethod
    def _at_home(cls, given: Path | None) -> Path | None:
        return given.expanduser() if given else None

    @model_validator(mode="after")
    def _folders_exist(self) -> Self:
        for name, folder in (("prompts", self.prompts), ("templates", self.templates)):
            if folder and not folder.is_dir():
                raise ValueError(f"{name}: {folder} is no folder")
        return self

    @property
    def has_model(self) -> bool:
        """Whether a key or an address of a server is configured."""
        return bool(self.api_key or self.base_url)


def named_price(given: str) -> tuple[float, float]:
    """A price such as ``0.25/2``: US dollars a million tokens in, and out.

    Raises:
        ValueError: it is none.
    """
    parts = given.split("/")
    try:
        told, answered = (float(part) for part in parts)
    except ValueError:
        raise ValueError(f"{given!r} is not of the form IN/OUT, such as 0.25/2") from None
    if not all(0 <= price < _DEAREST for price in (told, answered)):
        raise ValueError(f"{given!r} is no price of a million tokens in US dollars")
    return told, answered


def named_fields(given: object) -> dict[str, tuple[str, ...]]:
    """Names of fields by what they hold: of a table, or of words such as ``text=story,text=body.full,title=head``.

    Raises:
        ValueError: it is neither, or names a part of an article that there is not.
    """
    named: dict[str, tuple[str, ...]] = {}
    for key, names in given.items() if isinstance(given, Mapping) else _pairs(given):
        several = (names,) if isinstance(names, str) else names
        if key not in get_args(FieldKey):
            raise ValueError(f"no part of an article is called {key!r}; there are {', '.join(get_args(FieldKey))}")
        if not isinstance(several, list | tuple) or not all(isinstance(name, str) and name.strip() for name in several):
            raise ValueError(f'{key} is the name of a field, or a list of names: {key} = ["first", "second.inner"]')
        named[key] = (*named.get(key, ()), *(name.strip() for name in several))
    return named


def _pairs(given: object) -> Iterator[tuple[str, str]]:
    if not isinstance(given, str):
        raise ValueError('names stand in a table: [fields] and below it text = "NAME"')  # noqa: TRY004  (pydantic's way)
    for pair in given.split(","):
        key, mark, name = pair.partition("=")
        if not mark:
            raise ValueError(f"{pair.strip()!r} is not of the form KEY=NAME, such as text=story")
        yield key.strip(), name


def read_settings(**given: object) -> Settings:
    """Read the settings of this run; ``given`` are flags, None where the user gave none.

    Raises:
        SettingsError: a value cannot be used, or a secret stands in the file.
    """
    check_file(Path(CONFIG_FILE))
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError(_told(error)) from None  # the original shows values, and a value may be a key


def check_file(path: Path) -> None:
    """Raise ``SettingsError`` where the file cannot be read, holds a secret, or names a setting that there is not."""
    import tomllib  # noqa: PLC0415  (only where there is a file to read)

    if not path.is_file():
        return
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error
    if secrets := SECRETS & table.keys():
        raise SettingsError(f"{path}: {min(secrets)} may not stand in a file; set OPENAI_API_KEY in the environment")
    known = set(Settings.model_fields)
    if unknown := table.keys() - known - TABLES:
        raise SettingsError(f"{path}: no setting is called {min(unknown)!r}; there are {', '.join(sorted(known))}")


def _told(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    name = str(first["loc"][0]).lower() if first["loc"] else ""
    said = first["msg"].removeprefix("Value error, ")
    if not name:
        return said
    flag = f"--{name.replace('_', '-')}"
    return f"{flag} (or BRIEFGEN_{name.upper()}, or {name} in {CONFIG_FILE}): {said[0].lower()}{said[1:]}"
