"""What the sources carry today: the articles as they were read just now, with what may be rested on their words.

Nothing is taken from the brief but names that its articles have too; what its statements rest on is worked out anew, by
rule, from the articles alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.checking.checks import Carrier
from briefgen.domain.checking.dating import date_in_words
from briefgen.domain.checking.surroundings import Surroundings
from briefgen.domain.chunk import Sentence
from briefgen.domain.names.mentions import Known, known_actor, name_is_in, name_tokens
from briefgen.domain.names.naming import same_name
from briefgen.domain.rechecking.brief_file import Person
from briefgen.domain.rechecking.placing import Finder
from briefgen.domain.span import Span
from briefgen.domain.summary import SourceSummary

_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|hers?|him|their|them|its|who|whose|i|we|us|our|my)\b", re.IGNORECASE)


class Backing(NamedTuple):
    """A statement that has passed the gate itself, with the places that it rests on."""

    text: str
    places: frozenset[tuple[str, Span]]
    actor: str | None
    date: str | None
    is_position: bool


class Table:
    """One article laid out; what is costly is made when first needed."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.finder = Finder(article.text)
        self.around = Surroundings(article, sentences)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words of the whole article as names are compared."""
        return name_tokens(self.article.text)

    def names(self, name: str) -> bool:
        """Whether the article has every word of a name."""
        return name_is_in((name,), self.tokens, surname=False)


class Desk:
    """All articles that a brief's sources are now, and what has passed the gate on them."""

    def __init__(
        self, tables: Mapping[str, Table], summaries: Sequence[SourceSummary], people: Sequence[Person]
    ) -> None:
        self.tables = tables
        self._people = {source: tuple(self._named(table, people)) for source, table in tables.items()}
        self._backings: dict[str, list[Backing]] = {}
        self._known: dict[str, list[Known]] = {}
        for summary in summaries:
            spans = {c.id: Span(c.start, c.end) for c in summary.citations}
            self._known[summary.source] = [
                known_actor(a.names, a.role, is_person=a.kind == "person") for a in summary.actors
            ]
            for claim in summary.claims:
                places = frozenset((claim.source, spans[cite]) for cite in claim.cites)
                position = claim.kind == "position"
                self.admit(Backing(claim.text, places, claim.actor, claim.date, is_position=position))

    @cached_property
    def whole(self) -> Carrier:
        """All that the articles say, for headings."""
        words = "\n".join(table.article.text for table in self.tables.values())
        return Carrier(cited=words, sentences=words, known=self.known(self.tables))

    def admit(self, held: Backing) -> None:
        """Let what has passed the gate carry others."""
        source = min(source for source, _ in held.places)
        self._backings.setdefault(source, []).append(held)

    def backing(self, places: Sequence[tuple[str, Span]]) -> list[Backing]:
        """What rests on some places and on nothing beyond them."""
        return [
            held
            for cited in dict.fromkeys(source for source, _ in places)
            for held in self._backings.get(cited, ())
            if all(any(s == source and span.holds(own) for s, span in places) for source, own in held.places)
        ]

    def known(self, sources: Iterable[str]) -> tuple[Known, ...]:
        """Whom statements on some sources may name."""
        several = dict.fromkeys(sources)
        own = [known for source in several for known in self._known.get(source, ())]
        return (*own, *(known for source in several for known in self._people[source]))

    def _named(self, table: Table, people: Sequence[Person]) -> Iterator[Known]:
        """The brief's actors that an article names; where others of the articles write a name in other ways, so too.

        What the brief calls by two names that could not be one's is two here.
        """
        for person in people:
            here = [name for name in person.names if table.names(name)]
            forms = [name for name in person.names if same_name(name, person.names[0])]
            if not set(here).isdisjoint(forms):
                here += [form for form in forms if any(other.names(form) for other in self.tables.values())]
            if here:
                role = person.role if person.role and table.finder.holds(person.role) else None
                yield known_actor(tuple(dict.fromkeys(here)), role, is_person=person.kind == "person")

    def names(self, sources: Iterable[str], name: str) -> bool:
        """Whether one of some sources names an actor."""
        return any(name_is_in((name,), self.tables[source].tokens) for source in sources)

    def carrier(
        self, places: Sequence[tuple[str, Span]], backing: Sequence[Backing], actor: str | None, *, speech: bool
    ) -> Carrier:
        """What a statement that cites some places may rest on; ``actor`` is whom it is said to be from."""
        by_source: dict[str, list[Span]] = {}
        for source, span in places:
            by_source.setdefault(source, []).append(span)
        sentences = [self.tables[source].around.holding(spans) for source, spans in by_source.items()]
        before = [self._before(source, span) for source, span in places]
        speakers = [b.actor for b in backing if b.actor]
        if actor and self.names(by_source, actor):
            speakers.append(actor)
        known = self.known(by_source)
        words = [known_as.words for known_as in known if actor and actor in known_as.names]
        return Carrier(
            cited="\n".join(self.tables[source].article.words_of(span) for source, span in places),
            sentences="\n".join(sentences),
            before="\n".join(before),
            verified="\n".join(b.text for b in backing),
            dates="\n".join(_in_words(b.date) for b in backing if b.date),
            known=known,
            given=name_tokens(" . ".join(speakers)).union(*words),
            speech=speech or any(b.is_position for b in backing),
        )

    def _before(self, source: str, span: Span) -> str:
        around = self.tables[source].around
        return around.leading_to(span) if _PRONOUN.search(around.holding([span])) else around.before(span, 1)


def _in_words(date: str) -> str:
    """A date without its ISO form, whose "01" would carry any "1" of a statement."""
    return date_in_words(date).removesuffix(date) or date
