"""Every statement of a page by its address, with what it can be filtered by and where its words lead back to."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.domain.brief import Brief
from briefgen.domain.statement import Statement
from briefgen.domain.story import Story

KINDS = {
    "point": "Bottom line",
    "actor": "Actors",
    "position": "Positions",
    "side": "Where the sources differ",
    "event": "Timeline",
    "question": "Open questions",
}
"""The kinds of statement with the headings that they stand under."""

_SNIPPET = 60


class Entry(NamedTuple):
    """A statement: its address on the page, its kind, and the actors (by key) and origins that it has to do with."""

    id: str
    kind: str
    statement: Statement
    actors: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def heading(self) -> str:
        """What it stands under."""
        return KINDS[self.kind]

    @property
    def snippet(self) -> str:
        """Its first words."""
        text = self.statement.text
        return text if len(text) <= _SNIPPET else f"{text[:_SNIPPET].rpartition(' ')[0] or text[:_SNIPPET]} …"


class Index:
    """Looks up statements, citations, and the actors of all stories."""

    def __init__(self, brief: Brief) -> None:
        """Walk through the brief once."""
        self._origins = {source.id: source.origin for source in brief.sources}
        self._keys: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._taken: Counter[str] = Counter()
        self._entries: dict[int, Entry] = {}
        for story in brief.stories:
            names = self._named(story)
            for kind, statement, actor in statements_with(story):
                keys = {names[actor]} if actor else set()
                keys |= {key for name, key in names.items() if _names(name, statement.text)}
                self._entries[id(statement)] = self._entry(kind, statement, keys)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every statement, in the order of the page."""
        return tuple(self._entries.values())

    def entry(self, statement: Statement) -> Entry:
        """The entry of a statement of the brief that the index was made of."""
        return self._entries[id(statement)]

    def actors(self) -> tuple[tuple[str, str, int], ...]:
        """Key, name and number of statements of each actor, the most told of first."""
        told = Counter(key for entry in self.entries for key in entry.actors)
        return tuple((key, self._names[key], number) for key, number in told.most_common())

    def origins(self) -> tuple[tuple[str, int], ...]:
        """Id and number of statements of each origin that any statement rests on, in the order of their ids."""
        told = Counter(origin for entry in self.entries for origin in entry.origins)
        return tuple((origin, told[origin]) for origin in dict.fromkeys(self._origins.values()) if told[origin])

    def backs(self) -> dict[str, tuple[Entry, ...]]:
        """The statements that rest on each citation."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for cite in entry.statement.cites:
                found.setdefault(cite, []).append(entry)
        return {cite: tuple(entries) for cite, entries in found.items()}

    def _named(self, story: Story) -> dict[str, str]:
        """The keys of a story's actors by each of their names."""
        names: dict[str, str] = {}
        for actor in story.actors:
            key = self._keys.setdefault(actor.name.casefold(), f"p{len(self._keys) + 1}")
            self._names.setdefault(key, actor.name)
            names |= {name: key for name in actor.aliases if name not in names}
            names[actor.name] = key
        return names

    def _entry(self, kind: str, statement: Statement, keys: set[str]) -> Entry:
        digest = hashlib.sha256(f"{kind}\n{statement.text}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
        self._taken[digest] += 1
        number = f"-{self._taken[digest]}" if self._taken[digest] > 1 else ""
        origins = dict.fromkeys(self._origins[cite.partition(".")[0]] for cite in statement.cites)
        return Entry(f"s-{digest}{number}", kind, statement, tuple(sorted(keys)), tuple(origins))


def statements_with(story: Story) -> Iterator[tuple[str, Statement, str | None]]:
    """Every statement of a story with its kind and the name of the actor whose it is."""
    names = {actor.id: actor.name for actor in story.actors}
    yield from (("point", statement, None) for statement in story.bottom_line)
    yield from (("actor", actor, actor.name) for actor in story.actors)
    yield from (("position", position, names[position.actor]) for position in story.positions)
    for disagreement in story.disagreements:
        yield from (("side", side, names[side.actor] if side.actor else None) for side in disagreement.sides)
    yield from (("event", event, None) for event in story.timeline)
    for question in story.open_questions:
        yield "question", question, names[question.actor] if question.actor else None


def _names(name: str, text: str) -> bool:
    """Whether a text names somebody."""
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
