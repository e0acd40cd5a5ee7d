"""Word lists: data files beside this module, each of which names its source and licence in its first lines.

A file holds one entry a line; ``#`` begins a comment; a line ``key: value, value`` gives a key its values.
"""

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of ``words/NAME.txt``."""
    return frozenset(_lines(name))


@cache
def word_table(name: str) -> dict[str, tuple[str, ...]]:
    """The values of every key of ``words/NAME.txt``, in the order of the file."""
    rows = (line.partition(":") for line in _lines(name))
    return {key.strip(): tuple(part.strip() for part in values.split(",") if part.strip()) for key, _, values in rows}


def _lines(name: str) -> list[str]:
    text = (files("briefgen.domain") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.partition("#")[0].strip() for line in text.splitlines())
    return [row for row in rows if row]
