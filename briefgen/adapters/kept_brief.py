"""Reads a brief that was kept as JSON; what it says was checked when it was written, and its own rules are again."""

from pathlib import Path

from pydantic import BaseModel, ValidationError

from briefgen.domain.brief import SCHEMA_VERSION, Brief
from briefgen.errors import UnreadableError

_TOLD = 200  # characters of a validator's message


class _Versioned(BaseModel):
    schema_version: str


def read_kept_brief(path: Path, max_bytes: int) -> Brief:
    """Take a brief from the JSON that ``--format json`` wrote.

    Raises:
        UnreadableError: the file cannot be opened, is longer than ``max_bytes``, or is no brief of this schema.
    """
    try:
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableError(str(path), f"cannot be opened ({reason})") from error
    if len(content) > max_bytes:
        raise UnreadableError(str(path), f"longer than the limit of {max_bytes:,} bytes (raise --max-bytes)")
    return parsed_brief(content, str(path))


def parsed_brief(content: bytes | str, name: str) -> Brief:
    """A brief's JSON as a brief; ``UnreadableError`` names ``name`` and says what is wrong with it."""
    try:
        version = _Versioned.model_validate_json(content).schema_version
        if version != SCHEMA_VERSION:
            raise UnreadableError(
                name,
                f"is a brief of schema {version[:20]}; this briefgen reads {SCHEMA_VERSION}: use the one that wrote it",
            )
        return Brief.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:_TOLD] or "the whole"
        raise UnreadableError(name, f"is no brief in JSON: {place}: {first['msg'][:_TOLD]}") from error
