"""The product, and the contract with every consumer: an inconsistent brief cannot be built."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, Self

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

    ``question`` is what its reader wanted to know: it has decided what comes first.
    ``as_of`` is the latest date that the sources show, never today's; ``as_of_basis`` says where it comes from.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    title: str
    question: str | None = None
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
    known = _Known(
        quotes={citation.id: citation.quote for citation in brief.citations},
        origins={source.id: source.origin for source in brief.sources},
    )
    yield from _repeated(brief)
    yield from _source_problems(brief)
    yield from _ledger_problems(brief, known)
    yield from _citation_problems(brief)
    for story in brief.stories:
        yield from _actor_problems(story)
        yield from _story_problems(story, known)
    for claim in brief.claims:
        if strangers := {cite for cite in claim.cites if not cite.startswith(f"{claim.source}.")}:
            yield f"claim {claim.key} cites {sorted(strangers)} of another source"
        yield from _statement_problems(claim, known)


class _Known(NamedTuple):
    quotes: dict[str, str]
    origins: dict[str, str]


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
    for source in brief.sources:
        if owners.get(source.id) != source.origin:
            yield f"source {source.id} says origin {source.origin}, the origins say {owners.get(source.id)}"
        edges = [0, *(edge for span in source.body for edge in span), source.characters]
        if any(a > b for a, b in pairwise(edges)):
            yield f"the body of source {source.id} does not lie in its text in order"
    if strangers := owners.keys() - {source.id for source in brief.sources}:
        yield f"the origins name {sorted(strangers)}, which is no source"


def _ledger_problems(brief: Brief, known: _Known) -> Iterator[str]:
    if missing := known.origins.keys() - {row.source for row in brief.ledger}:
        yield f"sources {sorted(missing)} have no ledger row"
    for row in brief.ledger:
        if strangers := {row.source, row.of} - known.origins.keys() - {None}:
            yield f"the ledger row of {row.input!r} names {sorted(map(str, strangers))}, which is no source"


def _citation_problems(brief: Brief) -> Iterator[str]:
    characters = {source.id: source.characters for source in brief.sources}
    for citation in brief.citations:
        if citation.end > characters.get(citation.source, -1):
            yield f"citation {citation.id} lies outside the text of {citation.source}"


def _actor_problems(story: Story) -> Iterator[str]:
    parents = {actor.id: actor.part_of for actor in story.actors}
    if len(parents) < len(story.actors):
        yield "an actor id stands twice in a story"
    named = set(parents.values())
    named |= {position.actor for position in story.positions}
    named |= {side.actor for disagreement in story.disagreements for side in disagreement.sides}
    named |= {question.actor for question in story.open_questions}
    if strangers := named - parents.keys() - {None}:
        yield f"a story names {sorted(map(str, strangers))}, which is none of its actors"
    for actor in story.actors:
        above: str | None = actor.id
        for _ in parents:
            above = parents.get(above) if above else None
        if above:
            yield f"actor {actor.id} is, in the end, part of itself"
        if strange := set(actor.sources) - set(story.sources):
            yield f"actor {actor.id} is named in {sorted(strange)}, which the story is not told from"


def _story_problems(story: Story, known: _Known) -> Iterator[str]:
    told = set(story.sources)
    if strangers := told - known.origins.keys():
        yield f"a story is told from {sorted(strangers)}, which is no source"
    for statement in statements_of(story):
        yield from _statement_problems(statement, known)
        if outside := {cite.partition(".")[0] for cite in statement.cites} - told:
            yield f"{statement.text!r} cites {sorted(outside)}, which the story is not told from"
    for position in story.positions:
        said = position.quote
        if said and not any(said in known.quotes.get(cite, "") for cite in position.cites):
            yield f"the quote of {position.text!r} is not in the words that it cites"


def _statement_problems(statement: Statement, known: _Known) -> Iterator[str]:
    if strangers := {cite for cite in statement.cites if cite not in known.quotes}:
        yield f"{statement.text!r} cites {sorted(strangers)}, which is no citation"
    most = len({known.origins.get(cite.partition(".")[0]) for cite in statement.cites})
    if statement.origins > most:
        yield f"{statement.text!r} counts {statement.origins} origins, its citations have {most}"
