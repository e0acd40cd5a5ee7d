"""Puts any text safely into a Markdown page: it reads as itself on a code host, in Obsidian and through pandoc.

CommonMark lets a backslash stand before any ASCII punctuation, and pandoc and Obsidian agree.  What code hosts link
*after* parsing (mentions, issue numbers, addresses) no backslash stops: a word joiner (U+2060, of no width) breaks it.
"""

import re
from typing import Final

JOINER: Final = "\u2060"
"""Has no width and forbids a line break: what it stands in looks and wraps as before."""


class Markdown(str):
    """Text that is Markdown already and is printed as it is."""

    __slots__ = ()


_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that reverse the direction of what follows them beyond this text."""

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~^$@{}]|!(?=\[)|&(?=[#A-Za-z])|=(?==)|%(?=%)|(?<==)=|(?<=%)%")
_AT_START = re.compile(r" ?(?:[-+=]|\d{1,9}(?=[.)](?:\s|$)))")
_SPACES = re.compile(r"\s+")
_LINKED = re.compile(
    r"(?<=[@#])(?=\w)|(?<=[!&])(?=\d)"  # @user, #12, !34, &5: people and things of a code host; mail addresses
    r"|(?<=:)(?=//)"  # http://
    r"|(?<=www\.)(?=\w)"
    r"|(?<=\bGH-)(?=\d)"
    r"|(?<=:)(?=[+\-\w]{1,40}:)",  # :emoji:
    re.IGNORECASE,
)
_LINKS = re.compile(r"[@#!&:]|www\.|GH-", re.IGNORECASE)
"""One of these stands in whatever is linked, and in few sentences."""


def escape_markdown(text: str) -> Markdown:
    """Return ``text`` on one line, so that every character of it is shown and none is markup or a link."""
    line = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    if _LINKS.search(line):
        line = _LINKED.sub(JOINER, line)
    line = _MARKUP.sub(r"\\\g<0>", line)
    return Markdown(_as_words(line))


def _as_words(line: str) -> str:
    """A line that begins as a list, an underline or a numbered item does: a backslash before the punctuation."""
    if not (mark := _AT_START.match(line)):
        return line
    end = mark.end() if mark[0][-1].isdigit() else mark.end() - 1
    return f"{line[:end]}\\{line[end:]}"


def code_span(words: str) -> Markdown:
    """Words to be copied, on one line: a code span with as many backticks as it takes shows markup as words."""
    line = _SPACES.sub(" ", _INVISIBLE.sub("", words))
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return Markdown(f"{fence}{pad}{line}{pad}{fence}")
