"""The product, and the contract with every consumer: an inconsistent brief cannot be built."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.ledger import Gap, LedgerRow
from briefgen.domain.noun import Noun
from briefgen.domain.run import Run
from briefgen.domain.source import Origin, Source
from briefgen.domain.statement import IsoDate, Statement
from briefgen.domain.story import Story

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class Brief(Noun):
    """One or more stories with everything that they rest on.

    ``as_of`` is the latest date that the sources show, never today's; ``as_of_basis`` says where it comes from.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    title: str
    as_of: IsoDate | None
    as_of_basis: str
    generated_at: str
    engine: Literal["extractive", "openai"]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...] = Field(min_length=1)
    origins: tuple[Origin, ...]
    citations: tuple[Citation, ...]
    ledger: tuple[LedgerRow, ...]
    gaps: tuple[Gap, ...]
    run: Run

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if problem := next(problems(self), None):
            raise ValueError(problem)
        return self


def statements_of(story: Story) -> Iterator[Statement]:
    """Every statement of a story, in the order of the page; of a disagreement its sides."""
    yield from story.bottom_line
    yield from story.actors
    yield from story.positions
    for disagreement in story.disagreements:
        yield from disagreement.sides
    yield from story.timeline
    yield from story.open_questions


def problems(brief: Brief) -> Iterator[str]:
    """What is inconsistent in a brief, one sentence each."""
    yield from _repeated(brief)
    yield from _source_problems(brief)
    yield from _citation_problems(brief)
    for story in brief.stories:
        yield from _story_problems(brief, story)
    for claim in brief.claims:
        if strangers := {cite for cite in claim.cites if not cite.startswith(f"{claim.source}.")}:
            yield f"claim {claim.key} cites {sorted(strangers)} of another source"
        yield from _statement_problems(brief, claim, f"claim {claim.key}")


def _repeated(brief: Brief) -> Iterator[str]:
    for name, keys in (
        ("source", [source.id for source in brief.sources]),
        ("origin", [origin.id for origin in brief.origins]),
        ("citation", [citation.id for citation in brief.citations]),
        ("claim", [claim.key for claim in brief.claims]),
    ):
        if len(set(keys)) < len(keys):
            yield f"a {name} id stands twice"


def _source_problems(brief: Brief) -> Iterator[str]:
    owners = {source: origin.id for origin in brief.origins for source in origin.sources}
    if sum(len(origin.sources) for origin in brief.origins) > len(owners):
        yield "a source stands in two origins"
    listed = {row.source for row in brief.ledger}
    for source in brief.sources:
        if owners.get(source.id) != source.origin:
            yield f"source {source.id} says origin {source.origin}, the origins say {owners.get(source.id)}"
        if source.id not in listed:
            yield f"source {source.id} has no ledger row"
        edges = [0, *(edge for span in source.body for edge in span), source.characters]
        if any(a > b for a, b in pairwise(edges)):
            yield f"the body of source {source.id} does not lie in its text in order"
    known = {source.id for source in brief.sources}
    for row in brief.ledger:
        if strangers := {row.source, row.of} - known - {None}:
            yield f"the ledger row of {row.input!r} names {sorted(map(str, strangers))}, which is no source"


def _citation_problems(brief: Brief) -> Iterator[str]:
    characters = {source.id: source.characters for source in brief.sources}
    for citation in brief.citations:
        if citation.end > characters.get(citation.source, -1):
            yield f"citation {citation.id} lies outside the text of {citation.source}"


def _story_problems(brief: Brief, story: Story) -> Iterator[str]:
    actors = {actor.id: actor for actor in story.actors}
    if len(actors) < len(story.actors):
        yield "an actor id stands twice in a story"
    named = {actor.part_of for actor in story.actors}
    named |= {position.actor for position in story.positions}
    named |= {side.actor for disagreement in story.disagreements for side in disagreement.sides}
    named |= {question.actor for question in story.open_questions}
    if strangers := named - actors.keys() - {None}:
        yield f"a story names {sorted(map(str, strangers))}, which is none of its actors"
    told = set(story.sources)
    if missing := told - {source.id for source in brief.sources}:
        yield f"a story is told from {sorted(missing)}, which is no source"
    for actor in story.actors:
        if actor.part_of == actor.id or not set(actor.sources) <= told:
            yield f"actor {actor.id} is part of itself, or of a source that the story is not told from"
    for statement in statements_of(story):
        yield from _statement_problems(brief, statement, repr(statement.text))
        if outside := {cite.partition(".")[0] for cite in statement.cites} - told:
            yield f"{statement.text!r} cites {sorted(outside)}, which the story is not told from"
    yield from _quote_problems(brief, story)


def _quote_problems(brief: Brief, story: Story) -> Iterator[str]:
    quotes = {citation.id: citation.quote for citation in brief.citations}
    for position in story.positions:
        said = position.quote
        if said and not any(said in quotes.get(cite, "") for cite in position.cites):
            yield f"the quote of {position.text!r} is not in the words that it cites"


def _statement_problems(brief: Brief, statement: Statement, name: str) -> Iterator[str]:
    known = {citation.id for citation in brief.citations}
    if strangers := set(statement.cites) - known:
        yield f"{name} cites {sorted(strangers)}, which is no citation"
    origins = {source.id: source.origin for source in brief.sources}
    most = len({origins.get(cite.partition(".")[0]) for cite in statement.cites})
    if statement.origins > most:
        yield f"{name} counts {statement.origins} origins, its citations have {most}"
