"""What several briefs say, made comparable: one line a statement, its actor by one name in all of them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefgen.digest.comparing.people import Names
from briefgen.domain.brief import Brief
from briefgen.domain.changes import Said, Words
from briefgen.domain.claim import Claim
from briefgen.domain.source import Source
from briefgen.domain.statement import Statement
from briefgen.engines.extractive.merging.joining import Neighbours, says_the_same
from briefgen.engines.extractive.merging.polarity import is_negative
from briefgen.engines.extractive.merging.shared_words import numbers_of, rarity, stems_of
from briefgen.engines.extractive.merging.telling import Told

SEEN = 200
"""So many of the nearest earlier lines are looked at for one of now."""


class Line(NamedTuple):
    """One statement of a brief: ready to be compared, and ready to be shown."""

    told: Told
    said: Said


class Issue:
    """One brief with its sources, citations and claims by their ids."""

    def __init__(self, brief: Brief) -> None:
        """Look everything up once."""
        self.brief = brief
        self.sources: Mapping[str, Source] = {source.id: source for source in brief.sources}
        self._citations = {citation.id: citation for citation in brief.citations}
        self._claims: dict[str, list[Claim]] = {}
        for claim in brief.claims:
            for cite in claim.cites:
                self._claims.setdefault(cite, []).append(claim)

    @property
    def hashes(self) -> frozenset[str]:
        """What its sources' texts are known by."""
        return frozenset(source.sha256 for source in self.brief.sources)

    def said(self, statement: Statement, date: str | None = None) -> Said:
        """A statement with the words that it rests on; without a date of its own it has that of its newest source."""
        words = tuple(self._words(cite) for cite in statement.cites)
        published = max((word.published for word in words if word.published), default=None)
        return Said(
            text=statement.text,
            date=date or published,
            origins=statement.origins,
            certainty=statement.certainty,
            words=words,
        )

    def _words(self, cite: str) -> Words:
        citation = self._citations[cite]
        source = self.sources[citation.source]
        return Words(
            quote=citation.quote,
            anchor=cite,
            source=name_of(source),
            publisher=source.publisher,
            published=source.published,
            locator=citation.locator,
        )

    def cited(self, statement: Statement) -> Iterator[Source]:
        """The sources that a statement cites."""
        return (self.sources[source] for source in dict.fromkeys(cite.partition(".")[0] for cite in statement.cites))

    def claim_of(self, statement: Statement, **fields: object) -> Claim | None:
        """The claim that a statement of a story shows, in the story's words; None where it rests on none."""
        claims = [claim for cite in statement.cites for claim in self._claims.get(cite, ())]
        if not claims:
            return None
        kind = fields.get("kind")
        best = max(claims, key=lambda claim: (claim.text == statement.text, claim.kind == kind))
        return best.model_copy(update={"text": statement.text, "cites": statement.cites, **fields})

    def told(self, claim: Claim, actor: str | None) -> Told:
        """A claim as the rules of merging take it."""
        quotes = " ".join(self._citations[cite].quote for cite in claim.cites)
        stems = stems_of(claim.text)
        return Told(
            claim=claim,
            said=(quotes if claim.kind == "position" else "") or claim.text,
            stems=stems,
            numbers=numbers_of(stems),
            negative=is_negative(claim.text),
            origin=self.sources[claim.source].origin,
            place=self._citations[claim.cites[0]].start + 1,
            actor=actor,
            published=self.sources[claim.source].published or "",
        )


class Issues:
    """The earlier briefs and the one of now, with all that the earlier ones said."""

    def __init__(self, before: Sequence[Brief], now: Brief) -> None:
        """Take the briefs, the oldest first."""
        self.before = tuple(map(Issue, before))
        self.now = Issue(now)
        self.names = Names([*before, now])
        self._read = frozenset[str]().union(*(issue.hashes for issue in self.before))

    def is_fresh(self, statement: Statement) -> bool:
        """Whether a statement of now rests on a source that no brief before had."""
        return any(source.sha256 not in self._read for source in self.now.cited(statement))

    @cached_property
    def past(self) -> tuple[Line, ...]:
        """Every claim of the earlier briefs, the oldest first, each source's once."""
        found: dict[tuple[object, ...], Line] = {}
        for issue in self.before:
            for claim in issue.brief.claims:
                key = (issue.sources[claim.source].sha256, claim.kind, claim.text, claim.actor)
                found[key] = self.line(issue, claim)
        return tuple(found.values())

    @cached_property
    def held(self) -> dict[str, list[Line]]:
        """The positions among them, by who holds them."""
        found: dict[str, list[Line]] = {}
        for line in self.past:
            if line.told.claim.kind == "position" and line.told.actor:
                found.setdefault(line.told.actor, []).append(line)
        return found

    @cached_property
    def fresh(self) -> tuple[Line, ...]:
        """Every claim of now from a source that no brief before had."""
        return tuple(self.line(self.now, claim) for claim in self.now.brief.claims if self.is_fresh(claim))

    def line(self, issue: Issue, claim: Claim) -> Line:
        """One line, of a claim or of what ``Issue.claim_of`` made of a statement."""
        actor = self.names.of(claim.actor) if claim.actor else None
        return Line(issue.told(claim, actor), issue.said(claim, claim.date))

    @cached_property
    def weights(self) -> dict[str, float]:
        """How telling each stem is over all the briefs."""
        return rarity(line.told.stems for line in (*self.past, *self.fresh))

    @cached_property
    def _index(self) -> Neighbours:
        index = Neighbours(self.weights, keys=24, most=SEEN)
        for number, line in enumerate(self.past):
            index.add(number, line.told.stems)
        return index

    def near(self, told: Told) -> list[Line]:
        """The earlier lines that share telling words with one of now, the nearest first."""
        return [self.past[number] for number in self._index.of(told.stems)]

    def known(self, told: Told) -> Line | None:
        """The earlier line that says the same."""
        return next((line for line in self.near(told) if says_the_same(line.told, told, self.weights)), None)


def name_of(source: Source) -> str:
    """What a reader knows a source by: its title, else its address or path."""
    return source.title or source.url or source.path or source.id
