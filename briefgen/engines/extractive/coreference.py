"""Whom a speaker as written names: the entity behind a name, a title or a pronoun."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from briefgen.domain.span import Span
from briefgen.domain.story import ActorKind
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.assembly import Voice
from briefgen.engines.extractive.phrases import closed
from briefgen.engines.extractive.tokens import QUOTED, Line

_REACH = 12
"""How many sentences back a pronoun may reach; further back the guess is worse than silence."""

_SEVERAL_REACH = 3
"""How many sentences back "they" may reach."""

_BARE_TITLE = 2
"""Words of a title that may stand for whoever was named last: "the senator"."""

_TITLE = 4
"""Words of a title that may stand for a name: "the Iraqi foreign minister"."""

Gender = Literal["m", "f"]
_GENDERS: dict[str, Gender] = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_ANY_BODY = frozenset(
    {"company", "firm", "group", "organisation", "organization", "agency", "bank", "carrier", "network"}
)
"""Words that may take up an organisation whose name does not have them."""

_ARTICLES = frozenset({"the", "this", "that", "these", "those", "a", "an", "some", "many", "several", "other"})


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


class Cast:
    """The entities of one article by place, and who spoke in which sentence."""

    def __init__(self, text: str, lines: Sequence[Line], entities: Sequence[Known]) -> None:
        self._text = text
        self._lines = lines
        self._places = sorted((m.start, m.end, n) for n, entity in enumerate(entities) for m in entity.mentions)
        self._entities = entities
        self._spoke: dict[int, Known] = {}
        self._several: dict[int, str] = {}

    def actor(self, voice: Voice) -> str | None:
        """The name of who speaks, or the noun phrase where it names nobody in particular; None where it is unknown."""
        if voice.source is None:
            return None
        words = voice.source.of(self._text)
        low = words.lower().replace("’", "'").split()
        known = self._named(voice.source) if low else None
        if known is None and low:
            known = self._meant(low, voice)
        if known is not None:
            self._spoke[voice.line] = known
            return known.name
        if low[0] == "they":
            return self._recent_several(voice.line)
        return None if _is_pronoun(low) else self._described(words, voice)

    def _recent_several(self, line: int) -> str | None:
        """The people who spoke last, where "they" can only be those."""
        for number in range(line, max(-1, line - _SEVERAL_REACH), -1):
            if number in self._several:
                return self._several[number]
            if number != line and number in self._spoke:
                return None
        return None

    def _described(self, words: str, voice: Voice) -> str | None:
        """A speaker without a name of its own; "his advisers" are somebody's."""
        phrase = self._phrase(words)
        owner, _, rest = phrase.partition(" ")
        if owner.lower() in closed("possessive"):
            gender = _GENDERS.get(owner.lower())
            known = self._recent(voice, {"person"}, gender) if gender and rest else None
            return f"{known.name}'s {rest}" if known else None
        if phrase.split()[-1].lower() in _nouns("group"):
            self._several[voice.line] = phrase
        return phrase

    def _named(self, source: Span) -> Known | None:
        """The entity that the source names as its head."""
        inside = list(self._mentions(source))
        people = [n for start, end, n in inside if self._entities[n].kind == "person" and self._is_head(end, source)]
        if people:
            return self._entities[people[0]]
        heads = [n for start, end, n in inside if self._is_head(end, source) and not self._is_modifier(start, source)]
        return self._entities[heads[0]] if heads else None

    def _is_head(self, end: int, source: Span) -> bool:
        """Whether nothing but a comma, a bracket or the end follows a name: "Trump's aides" is not Trump."""
        after = self._text[end : source.end].lstrip(" .")
        if after[:1] == "-":
            return False
        if after[:1] in {"'", "’"}:
            return after[1:].lower() in {"", "s"}
        return (
            not after or not after[0].isalnum() or after.split()[0] in {"of", "who", "which", "in", "and", "at", "from"}
        )

    def _is_modifier(self, start: int, source: Span) -> bool:
        """Whether the name only places the head: "officials in Baghdad"."""
        before = self._text[source.start : start].lower().split()
        return any(word in closed("preposition") for word in before)

    def _mentions(self, within: Span) -> Iterator[tuple[int, int, int]]:
        for place in self._places[bisect_left(self._places, (within.start, 0, 0)) :]:
            if place[0] >= within.end:
                return
            yield place

    def _meant(self, low: list[str], voice: Voice) -> Known | None:
        """Whom a pronoun or a title stands for."""
        if low[0] in _GENDERS and len(low) == 1:
            return self._recent(voice, {"person"}, _GENDERS[low[0]])
        if low[0] in {"it", "its"} and len(low) == 1:
            return self._recent(voice, {"organisation", "country"}, None)
        if low[0] not in {"the", "this"} or len(low) > _TITLE:
            return None
        head = low[-1]
        if titled := self._titled(head, voice):
            return titled
        if head in _nouns("person") and head not in _nouns("unnamed") and len(low) == _BARE_TITLE:
            return self._recent(voice, {"person"}, None)
        return self._body(head, voice) if head in _nouns("body") else None

    def _body(self, head: str, voice: Voice) -> Known | None:
        """The body that "the committee" or "the company" means: one whose name has the word, or the nearest firm."""
        before = voice.source.start if voice.source else 0
        with_word = [
            entity
            for entity in self._entities
            if entity.kind == "organisation"
            and head in entity.name.lower().split()
            and entity.mentions[0].start < before
        ]
        if with_word:
            return with_word[0] if len(with_word) == 1 else None
        return self._recent(voice, {"organisation"}, None) if head in _ANY_BODY else None

    def _titled(self, head: str, voice: Voice) -> Known | None:
        """The one entity mentioned so far whose role has the title as its head."""
        if voice.source is None:
            return None
        with_title = [
            entity
            for entity in self._entities
            if entity.role and head in entity.role.lower().split() and entity.mentions[0].start < voice.source.start
        ]
        return with_title[0] if len(with_title) == 1 else None

    def _recent(self, voice: Voice, kinds: set[ActorKind], gender: Gender | None) -> Known | None:
        """The nearest fitting entity before: who spoke or stood first in the sentence comes before the others."""
        before = voice.source.start if voice.source else None
        here = next(self._outside_quotations(voice.line, before, kinds, gender), None)
        if here is not None:
            return here
        for number in range(voice.line - 1, max(-1, voice.line - _REACH), -1):
            spoke = self._spoke.get(number)
            if spoke is not None and _fits(spoke, kinds, gender):
                return spoke
            stood = next(self._outside_quotations(number, None, kinds, gender), None)
            if stood is not None:
                return stood
        return None

    def _outside_quotations(
        self, number: int, before: int | None, kinds: set[ActorKind], gender: Gender | None
    ) -> Iterator[Known]:
        line = self._lines[number]
        quoted = [Span(line.start[k], line.end[k]) for k, word in enumerate(line.low) if word == QUOTED]
        stop = line.sentence.span.end if before is None else before
        for start, end, n in self._mentions(Span(line.sentence.span.start, stop)):
            entity = self._entities[n]
            if not _fits(entity, kinds, gender) or self._text[end : end + 2] in {"'s", "’s"}:
                continue
            if not any(span.start <= start < span.end for span in quoted):
                yield entity

    @staticmethod
    def _phrase(words: str) -> str:
        """A speaker without a name, by the words that are used of it."""
        head = words.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip(" \"“”'’")
        for ending in (" who", " which", " that", "'s", "’s"):
            head = head.removesuffix(ending)
        first, _, rest = head.partition(" ")
        return rest if first.lower() in {"the", "a", "an"} and rest else head


def _is_pronoun(low: list[str]) -> bool:
    pronouns = closed("nominative") | closed("possessive") | closed("object") | {"who", "which", "that", "one", "this"}
    return not low or (len(low) == 1 and low[0].strip(",") in pronouns)


def _nouns(kind: str) -> frozenset[str]:
    return frozenset(word_table("speaker_nouns")[kind])


def _fits(entity: Known, kinds: set[ActorKind], gender: Gender | None) -> bool:
    return entity.kind in kinds and (gender is None or entity.gender in {None, gender})
