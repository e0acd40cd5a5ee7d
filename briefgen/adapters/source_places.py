"""Which files a brief's own paths may lead to: a brief is a file like any other, and may name what it likes.

Only plain files below the given folders are looked at, links resolved, and none that is hidden or in a hidden folder.
Whether there is a file outside is not even asked.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

REFUSED = "lies outside the folder of the brief and the current one; name it on the command line to have it read"


def files_named(paths: Iterable[str], folders: Sequence[Path]) -> tuple[dict[str, str], frozenset[str]]:
    """The file behind each path that has one, and the paths that are refused.

    A path may go on behind its file: ``box.mbox#message=3``, ``pile.zip/a.html``.
    """
    homes = [Path(os.path.normpath(folder.absolute())) for folder in folders]
    found: dict[str, str] = {}
    refused: set[str] = set()
    for path in paths:
        places = [place for home in homes if (place := _below(home, path))]
        if not places:
            refused.add(path)
        elif file := next(filter(None, (_file(place, homes) for place in places)), None):
            found[path] = file
    return found, frozenset(refused)


def _below(home: Path, path: str) -> Path | None:
    """A path below a folder, as far as its words tell; nothing is asked of the system."""
    if "\0" in path or not path:
        return None
    place = Path(os.path.normpath(home / path))
    return place if _is_open(place, home) else None


def _is_open(place: Path, home: Path) -> bool:
    return place.is_relative_to(home) and not any(part.startswith(".") for part in place.relative_to(home).parts)


def _file(place: Path, homes: Sequence[Path]) -> str | None:
    """The plain file that a path, or its beginning, names; links must not lead elsewhere."""
    for candidate in (place, Path(str(place).rpartition("#")[0] or place), *place.parents):
        try:
            real = candidate.resolve()
            if not any(_is_open(real, home.resolve()) for home in homes) or real.is_dir():
                return None
            if real.is_file():
                return os.path.relpath(candidate)
        except (OSError, RuntimeError, ValueError):
            return None
    return None
