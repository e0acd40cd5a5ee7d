"""Reads a brief that was written before: JSON, or Markdown that people may have edited since."""

from pathlib import Path

from pydantic import BaseModel, ValidationError

from briefgen.domain.brief import SCHEMA_VERSION, Brief
from briefgen.domain.rechecking.brief_file import BriefFile
from briefgen.domain.rechecking.json_reading import read_json
from briefgen.domain.rechecking.page_reading import read_page
from briefgen.errors import UnreadableError

_TOLD = 200  # characters of a validator's message
_VERSION = 20


class _Versioned(BaseModel):
    schema_version: str


def read_brief(path: Path, max_bytes: int) -> BriefFile:
    """Take a brief from a file: JSON where it begins like some, else Markdown.

    Raises:
        UnreadableError: the file cannot be opened, is too long, or is no brief.
    """
    content = _content(path, max_bytes)
    if path.suffix.lower() == ".json" or content.lstrip().startswith("{"):
        return read_json(_brief(path, content), content)
    found = read_page(content)
    if not found.footnotes:
        raise UnreadableError(
            str(path), "is no brief: no footnote of it quotes a source; check takes a brief's JSON or its Markdown"
        )
    return found


def read_kept_brief(path: Path, max_bytes: int) -> Brief:
    """Take a brief from the JSON that ``--format json`` wrote.

    Raises:
        UnreadableError: the file cannot be opened, is too long, or is no brief of this schema.
    """
    return _brief(path, _content(path, max_bytes))


def _content(path: Path, max_bytes: int) -> str:
    try:
        if not path.is_file():
            raise UnreadableError(str(path), "there is no such file" if not path.exists() else "is no file")
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableError(str(path), f"cannot be opened ({reason})") from error
    if len(content) > max_bytes:
        raise UnreadableError(str(path), f"longer than the limit of {max_bytes:,} bytes (raise --max-bytes)")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableError(str(path), "is not UTF-8, in which briefs are written; save it anew") from error


def _brief(path: Path, content: str) -> Brief:
    try:
        version = _Versioned.model_validate_json(content).schema_version
        if version != SCHEMA_VERSION:
            raise UnreadableError(
                str(path),
                f"is a brief of schema {version[:_VERSION]}; "
                f"this briefgen reads {SCHEMA_VERSION}: use the one that wrote it",
            )
        return Brief.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "the whole"
        raise UnreadableError(str(path), f"is no brief: {place[:_TOLD]}: {first['msg'][:_TOLD]}") from error
