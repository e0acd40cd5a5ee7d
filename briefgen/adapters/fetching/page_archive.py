"""Keeps fetched pages in a folder, as they were: names are made of hashes, and what a page was before stays beside it.

The pages lie open, so that ``briefgen FOLDER`` reads them; what is known of each (address, time, hash, what the server
said) is a line of the hidden file ``.archive.jsonl``, the last line of an address is what holds.  Earlier versions of a
page lie in the hidden folder ``.earlier``.
"""

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from briefgen.domain.noun import Noun
from briefgen.errors import OutputError
from briefgen.ports.fetcher import Fetched, Validators

INDEX = ".archive.jsonl"
EARLIER = ".earlier"


class _Kept(Noun):
    """A line of the index; ``file`` is None where nothing of the address is kept but what the server said."""

    address: str
    url: str
    retrieved: str
    file: str | None = None
    sha256: str | None = None
    content_type: str = ""
    validators: Validators


class PageArchive:
    """An ``Archive`` in a folder; may be used from several threads of one process."""

    def __init__(self, folder: Path, write: Callable[[Path, bytes], None]) -> None:
        """Make the folder if need be, and read what it holds; ``write`` puts a file there in one step.

        Raises:
            OutputError: it cannot be made or read.
        """
        self._folder = folder
        self._write = write
        self._lock = Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._kept = dict(self._lines())
        except OSError as error:
            raise OutputError(f"{folder}: {error.strerror or error}") from error

    def validators(self, address: str) -> Validators | None:
        """What was said of an address whose page, if it has one, is still there."""
        kept = self._kept.get(address)
        if kept is None or (kept.file and not (self._folder / kept.file).is_file()):
            return None
        return kept.validators

    def path_of(self, address: str) -> str | None:
        """Where the page of an address is kept, if it is."""
        kept = self._kept.get(address)
        return str(self._folder / kept.file) if kept and kept.file and (self._folder / kept.file).is_file() else None

    def keep(self, fetched: Fetched, suffix: str) -> tuple[str, bool]:
        """Keep a page; what was kept of its address before goes to the earlier versions."""
        content = fetched.content or b""
        name = hashlib.sha256(fetched.address.encode("utf-8", "replace")).hexdigest()[:24] + suffix
        kept = _Kept(
            address=fetched.address,
            url=fetched.url,
            retrieved=fetched.retrieved,
            file=name,
            sha256=hashlib.sha256(content).hexdigest(),
            content_type=fetched.content_type,
            validators=fetched.validators,
        )
        with self._lock:
            before = self._kept.get(fetched.address)
            changed = before is None or before.sha256 != kept.sha256 or before.file != name
            try:
                if before and before.file and before.sha256 and changed:
                    self._copy_aside(before.file, before.sha256)
                if changed or not (self._folder / name).is_file():
                    self._write(self._folder / name, content)
                if before and before.file and before.file != name:
                    (self._folder / before.file).unlink(missing_ok=True)
                self._note(kept)
            except OSError as error:
                raise OutputError(f"{self._folder}: {error.strerror or error}") from error
        return str(self._folder / name), changed

    def seen(self, fetched: Fetched) -> None:
        """Remember what a server said of an address of which nothing is kept."""
        kept = _Kept(
            address=fetched.address, url=fetched.url, retrieved=fetched.retrieved, validators=fetched.validators
        )
        with self._lock:
            try:
                self._note(kept)
            except OSError as error:
                raise OutputError(f"{self._folder}: {error.strerror or error}") from error

    def _copy_aside(self, name: str, sha256: str) -> None:
        """Keep a page's last version, which stays where it is until the new one takes its place."""
        earlier = self._folder / EARLIER
        earlier.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):
            content = (self._folder / name).read_bytes()
            self._write(earlier / f"{Path(name).stem}-{sha256[:12]}{Path(name).suffix}", content)

    def _note(self, kept: _Kept) -> None:
        """Add a line at once, so that a run that is killed knows what it kept."""
        with (self._folder / INDEX).open("a", encoding="utf-8") as index:
            index.write(json.dumps(kept.model_dump(), ensure_ascii=True) + "\n")
            index.flush()
            os.fsync(index.fileno())
        self._kept[kept.address] = kept

    def _lines(self) -> list[tuple[str, _Kept]]:
        """The lines of the index; one that was torn by a crash is left out, and its page is fetched anew."""
        try:
            lines = (self._folder / INDEX).read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        found = []
        for line in lines:
            with suppress(ValidationError):
                kept = _Kept.model_validate_json(line)
                if kept.file is None or Path(kept.file).name == kept.file:
                    found.append((kept.address, kept))
        return found
