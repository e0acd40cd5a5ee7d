"""Where the words of a footnote stand in its source today: where they stood, elsewhere, changed, or not at all."""

from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from briefgen.domain.rechecking.brief_file import Footnote
from briefgen.domain.span import Span
from briefgen.domain.text.alignment import Folded, find_folded, first_whole, fold, fold_spans, whole_words, word_count

ALIKE = 75
"""Partial ratio from which a passage is the quote with other words: of two sentences that share a subject and nothing
else it is about 55, of one with a number or a clause changed above 85."""

LIKENED = 60_000
"""Characters around the old place that are searched for a changed passage, so that time stays bounded."""

_LONGEST = 4000
_EDGES = " '.,;:"


class Placed(NamedTuple):
    """``span`` is where the words are now; of changed ones where those are that took their place."""

    state: Literal["stands", "moved", "changed", "gone"]
    span: Span | None = None


class Finder:
    """Looks up words in one text, which is folded once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: Folded | None = None

    def place(self, note: Footnote) -> Placed:
        """Where the words of a footnote are."""
        start, end = note.start, note.end
        if start is not None and end is not None and 0 <= start < end <= len(self.text):
            at = Span(start, end)
            if at.size <= _LONGEST + len(note.quote) and fold(at.of(self.text)) == fold(note.quote):
                return Placed("stands", at)
        if found := self._exactly(note.quote, start):
            return Placed("stands" if start is None else "moved", found)
        near = self._nearly(note.quote, start)
        return Placed("changed", near) if near else Placed("gone")

    def holds(self, quote: str) -> bool:
        """Whether some words stand anywhere in the text."""
        return self._exactly(quote, None) is not None

    @property
    def _all(self) -> Folded:
        if self._folded is None:
            self._folded = fold_spans(self.text, [Span(0, len(self.text))])
        return self._folded

    def _exactly(self, quote: str, start: int | None) -> Span | None:
        """The place nearest to the old one of those where the words stand whole."""
        for needle in dict.fromkeys((fold(quote), fold(quote).strip(_EDGES))):
            hits = [whole for span in find_folded(needle, self._all) if (whole := self._whole(span))]
            if hits:
                return min(hits, key=lambda span: abs(span.start - (start or 0)))
        return None

    def _whole(self, span: Span) -> Span | None:
        return first_whole(self.text, [span], may_grow=False)

    def _nearly(self, quote: str, start: int | None) -> Span | None:
        needle, places = fold(quote)[:_LONGEST], self._all.places
        if word_count(needle) < 2:  # noqa: PLR2004 - one word is like any other
            return None
        middle = start or 0
        first = max(0, middle - LIKENED)
        window = self._all.text[first : middle + LIKENED]  # folding shortens a little; the window is wide
        hit = fuzz.partial_ratio_alignment(needle, window, score_cutoff=ALIKE)
        if hit is None or hit.dest_start >= hit.dest_end:
            return None
        return whole_words(self.text, Span(places[first + hit.dest_start], places[first + hit.dest_end - 1] + 1))
