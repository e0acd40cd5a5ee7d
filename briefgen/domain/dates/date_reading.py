"""What reading one date expression needs and gives."""

import datetime as dt
from typing import Literal, NamedTuple

from briefgen.domain.dates.tense import points_ahead
from briefgen.domain.span import Span

Basis = Literal["explicit", "relative", "partial"]


class Reading(NamedTuple):
    """One date expression: where it stands, what it means, and whether it looks ahead."""

    span: Span
    iso: str | None
    future: bool | None
    basis: Basis
    told_from: bool = False
    """Whether it is told from another date of the text."""


class Ruler(NamedTuple):
    """The text being read, and the day it is measured from; ``day`` is None where that is not known to the day."""

    text: str
    within: Span
    day: dt.date | None
    published: str | None

    def ahead(self, span: Span) -> bool | None:
        """Whether the words around a date look ahead."""
        return points_ahead(self.text, span, self.within)

    def before(self, start: int, size: int = 40) -> str:
        """The words that lead up to ``start``."""
        return self.text[max(self.within.start, start - size) : start]

    def reading(self, span: Span, iso: str | None, basis: Basis, ahead: bool | None = None) -> Reading:  # noqa: FBT001
        """A reading; whether it is of the future is told by the calendar where it can, else by the words."""
        future = self._later(iso)
        if future is None:
            future = self.ahead(span) if ahead is None else ahead
        return Reading(span, iso, future, basis)

    def _later(self, iso: str | None) -> bool | None:
        if iso is None or self.published is None or self.published.startswith(iso):
            return None
        return None if iso.startswith(self.published) else iso > self.published
