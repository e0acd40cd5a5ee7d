"""Whom an article credits for its words: the wire, and the outlet that its speakers spoke to."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from briefgen.domain.wordlists import word_list

Kind = Literal["interview", "wire", "told", "reported"]

# A name that ends like an outlet's, for those that no list has.
_ANY = (
    r"(?:[A-Z][\w&.’'-]*\s){1,4}(?:News(?:\sDigital|\sAgency|hour)?|Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|"
    r"Daily|Digital|Telegraph|Magazine|Radio|TV|Television|Network)"
)


class Credit(NamedTuple):
    """An outlet that is credited, and for what."""

    kind: Kind
    outlet: str

    @property
    def label(self) -> str:
        """The credit in a reader's words."""
        return f"{self.outlet} {'interview' if self.kind == 'interview' else 'report'}"


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    names = sorted(word_list("outlets"), key=len, reverse=True)
    outlet = rf"(?:[Tt]he\s)?({'|'.join(map(re.escape, names))}|{_ANY})\b"
    shapes: tuple[tuple[Kind, str], ...] = (
        ("wire", rf"\(\s?{outlet}\s?\)\s?[-–—]"),
        ("wire", rf"\b{outlet}\scontributed\b"),
        ("interview", rf"\binterview(?:ed)?\s(?:with|by|to)\s{outlet}"),
        ("told", rf"\b(?:told|tells|telling)\s{outlet}"),
        ("reported", rf"\b(?:according\sto|reported\sby)\s{outlet}"),
        ("reported", rf"\b{outlet}\s(?:first\s)?reported\b"),
    )
    return tuple((kind, re.compile(shape)) for kind, shape in shapes)


def credits_in(text: str) -> Iterator[Credit]:
    """Every credit that a text gives, the strongest kind first, each kind in the order of the text."""
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            yield Credit(kind, " ".join(match.group(1).split()))
