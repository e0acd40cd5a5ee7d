"""Whom an article credits for its words: the wire, and the outlet that its speakers spoke to."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from briefgen.domain.wordlists import word_list

Kind = Literal["wire", "interview", "told"]

# A name that ends like an outlet's, for those that no list has.
_ANY = (
    r"(?:[A-Z][\w&.’'-]*\s){1,4}(?:News(?:\sDigital|\sAgency|hour)?|Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|"
    r"Daily|Digital|Telegraph|Magazine|Radio|TV|Television|Network)"
)
_CONTRIBUTED = re.compile(r"contributed(?<=\bcontributed)\b")
_LONGEST_NAME = 80


class Credit(NamedTuple):
    """An outlet that is credited, and for what."""

    kind: Kind
    outlet: str

    @property
    def label(self) -> str:
        """The credit in a reader's words."""
        return f"{self.outlet} {'interview' if self.kind == 'interview' else 'report'}"


@cache
def _outlet() -> str:
    names = sorted(word_list("outlets"), key=len, reverse=True)
    return rf"(?:[Tt]he\s)?({'|'.join(map(re.escape, names))}|{_ANY})\b"


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    outlet = _outlet()
    # each begins with a letter, behind which is looked for the edge of the word: so most of a text is passed over fast
    shapes: tuple[tuple[Kind, str], ...] = (
        ("wire", rf"\(\s?{outlet}\s?\)\s?[-–—]"),
        ("interview", rf"i(?<=\bi)nterview(?:ed)?\s(?:with|by|to)\s{outlet}"),
        ("told", rf"t(?<=\bt)(?:old|ells|elling)\s{outlet}"),
    )
    return tuple((kind, re.compile(shape)) for kind, shape in shapes)


@cache
def _contributor() -> re.Pattern[str]:
    return re.compile(rf"\b{_outlet()}\s$")


def credits_in(text: str) -> Iterator[Credit]:
    """Every credit that a text gives, the strongest kind first, each kind in the order of the text."""
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            yield Credit(kind, " ".join(match.group(1).split()))
    for contributed in _CONTRIBUTED.finditer(text):
        before = text[max(0, contributed.start() - _LONGEST_NAME) : contributed.start()]
        if found := _contributor().search(before):
            yield Credit("wire", " ".join(found.group(1).split()))
