"""Puts any text safely into a plain page: on lines of its own width, with nothing in it that a terminal obeys."""

import re
import textwrap
from typing import Final

WIDTH: Final = 72
"""Columns: what a mail may have and still be quoted once or twice."""

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]")
"""Control characters, those that turn around what follows them, and halves of characters."""


class Plain(str):
    """Text that is laid out already and is printed as it is."""

    __slots__ = ()


def one_line(text: str) -> Plain:
    """Return ``text`` on one line, without what cannot be seen."""
    return Plain(" ".join(_INVISIBLE.sub("", text).split()))


def folded(text: str, lead: str = "", width: int = WIDTH) -> Plain:
    """Return ``text`` in lines of at most ``width`` columns behind a lead, further lines below the text's beginning.

    Words are cut nowhere: an address stays whole, and may be longer.  No line begins as a mail's own lines do.
    """
    lines = textwrap.wrap(
        one_line(text),
        width,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return Plain("\n".join(lines) or lead.rstrip())
