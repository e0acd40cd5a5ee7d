"""What may be printed on a terminal."""

import sys
from contextlib import suppress

import click


def say(text: str) -> None:
    """Print one line on stderr under the program's name."""
    with suppress(OSError, ValueError, AttributeError):  # a notice that cannot be given must not cost the brief
        click.echo(f"briefgen: {printable(text)}", err=True)


def printable(text: str) -> str:
    """A message with whatever could move a terminal's cursor or change its colours made visible."""
    shown = "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)
    encoding = sys.stderr.encoding or "utf-8"
    return shown.encode(encoding, "backslashreplace").decode(encoding)
