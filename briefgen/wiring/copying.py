"""Copies of the shipped pages and prompts for somebody to edit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from briefgen.adapters.brief_writer import write_file
from briefgen.adapters.jinja_pages import JinjaPages, Kind
from briefgen.errors import OutputError


class Copied(NamedTuple):
    """What became of one file: ``same`` was there already, ``kept`` is another text that stands there still."""

    path: Path
    state: Literal["written", "same", "kept"]


def copy_pages(kind: Kind, folder: Path, *, force: bool) -> Iterator[Copied]:
    """Copy every shipped file of a kind into a folder, over one that was edited only by ``force``.

    Raises:
        OutputError: a folder or file cannot be written.
    """
    for name, content in JinjaPages(kind).shipped().items():
        path = folder / name
        if path.is_file() and not force:
            yield Copied(path, "same" if path.read_bytes() == content else "kept")
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path.parent}: {error.strerror or error}; name a folder that can be made") from error
        write_file(path, content)
        yield Copied(path, "written")
