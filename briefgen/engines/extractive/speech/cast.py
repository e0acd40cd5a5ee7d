"""The entities of one article by place, and who spoke in which sentence."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from briefgen.domain.span import Span
from briefgen.domain.story import ActorKind
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.speech.phrases import closed
from briefgen.engines.extractive.speech.tokens import QUOTED, Line

Gender = Literal["m", "f"]

_REACH = 12
"""How many sentences back a pronoun may reach; further back the guess is worse than silence."""

_LETTER = re.compile(r"[’']s? (?:[\w-]+ ){0,3}([\w-]+)$")
"""What somebody owns, in a speaker as written."""

_AFTER_HEAD = frozenset({"of", "who", "which", "in", "and", "at", "from", "himself", "herself", "itself", "themselves"})
"""Words that may follow the name that is a speaker's head: "Ito of the ministry" is Ito, "Ito's aides" are not."""


class Known(Protocol):
    """What resolving needs to know of an entity; ``mentions`` are its names' places in the text."""

    @property
    def name(self) -> str:
        """The fullest form of the name."""

    @property
    def kind(self) -> ActorKind:
        """What sort of actor it is."""

    @property
    def role(self) -> str | None:
        """Who this is, in the article's own words."""

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Where the article names it."""

    @property
    def gender(self) -> Gender | None:
        """Which pronoun stands for a person, where that is known."""


class Sought(NamedTuple):
    """What a pronoun or a title asks of whom it stands for, and where it stands."""

    line: int
    before: int
    kinds: frozenset[ActorKind]
    gender: Gender | None = None

    def fits(self, entity: Known) -> bool:
        """Whether an entity can be meant; one of unknown gender can be either."""
        return entity.kind in self.kinds and (self.gender is None or entity.gender in {None, self.gender})


class Cast:
    """Who is named where; ``spoke`` remembers the speaker of each line that has one."""

    def __init__(self, text: str, lines: Sequence[Line], entities: Sequence[Known]) -> None:
        self.text = text
        self.entities = entities
        self.spoke: dict[int, Known] = {}
        self._lines = lines
        self._places = sorted((m.start, m.end, n) for n, entity in enumerate(entities) for m in entity.mentions)

    def named(self, source: Span) -> Known | None:
        """The entity that a speaker as written names as its head; a person before what the person belongs to."""
        heads = [(start, self.entities[n]) for start, end, n in self._within(source) if self._is_head(end, source)]
        people = [entity for start, entity in heads if entity.kind == "person" and not self._is_placed(start, source)]
        others = [entity for start, entity in heads if not self._is_modifier(start, source)]
        return next(iter([*people, *others]), None)

    def recent(self, sought: Sought, among: Collection[Known] = ()) -> Known | None:
        """The nearest fitting entity before: who spoke or stood first in a sentence goes before the others there.

        Only those ``among`` whom it must be count, where anybody is named.
        """
        if here := next((one for one in self.standing(sought, sought.line) if not among or one in among), None):
            return here
        for number in range(sought.line - 1, max(-1, sought.line - _REACH), -1):
            spoke = self.spoke.get(number)
            if spoke is not None and sought.fits(spoke) and (not among or spoke in among):
                return spoke
            if stood := next((one for one in self.standing(sought, number) if not among or one in among), None):
                return stood
        return None

    def standing(self, sought: Sought, number: int) -> Iterator[Known]:
        """The fitting entities of a line, outside quotations and possessives, in the order of their mentions."""
        line = self._lines[number]
        quoted = [(line.start[k], line.end[k]) for k, word in enumerate(line.low) if word == QUOTED]
        span = Span(line.sentence.span.start, min(sought.before, line.sentence.span.end))
        for start, end, n in self._within(span):
            entity = self.entities[n]
            owns = self.text[end : end + 2] in {"'s", "’s"}
            if sought.fits(entity) and not owns and not any(a <= start < b for a, b in quoted):
                yield entity

    def author(self, source: Span) -> Known | None:
        """Whose word a letter, a tweet or an account is: the owner's who is named right before it."""
        letter = _LETTER.search(self.text, *source)
        if letter is None or letter[1].lower() not in word_table("speaker_nouns")["message"]:
            return None
        return next((self.entities[n] for _, end, n in self._within(source) if end == letter.start()), None)

    def _is_head(self, end: int, source: Span) -> bool:
        after = self.text[end : source.end].lstrip(" .")
        if after[:1] in {"'", "’"}:
            return after[1:].lower() in {"", "s"}
        if not after or after[0] == "-":
            return not after
        return not after[0].isalnum() or after.split()[0] in _AFTER_HEAD

    def _is_placed(self, start: int, source: Span) -> bool:
        """Whether a preposition leads to a name: "aides to Ito"."""
        before = self.text[source.start : start].lower().split()
        return bool(before) and before[-1] in closed("preposition")

    def _is_modifier(self, start: int, source: Span) -> bool:
        """Whether a name only places the head: "officials in Baghdad"."""
        before = self.text[source.start : start].lower().split()
        return any(word in closed("preposition") for word in before)

    def _within(self, span: Span) -> Iterator[tuple[int, int, int]]:
        for number in range(bisect_left(self._places, (span.start, 0, 0)), len(self._places)):
            if self._places[number][0] >= span.end:
                return
            yield self._places[number]
