"""Grounding: every quote is found in its article, and every statement is checked against the words it was given."""

from collections.abc import Sequence
from functools import reduce

from briefgen.domain.article import Article
from briefgen.domain.checking.grounded import GroundedActor, GroundedClaim
from briefgen.domain.checking.grounding_actors import ground_actor
from briefgen.domain.checking.grounding_claims import ground_claim
from briefgen.domain.checking.reading import Reading
from briefgen.domain.chunk import Chunk
from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.draft import SummaryDraft
from briefgen.domain.fault import Fault
from briefgen.domain.ledger import Gap
from briefgen.domain.names.namesakes import apart_by_generation, shared_by_generations
from briefgen.domain.names.naming import group_names
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.summary import SourceActor, SourceSummary


class Grounded(Noun):
    """What of one chunk's draft stands, and what does not."""

    claims: tuple[GroundedClaim, ...] = ()
    actors: tuple[GroundedActor, ...] = ()
    faults: tuple[Fault, ...] = ()


def ground_summary(draft: SummaryDraft, chunk: Chunk, article: Article) -> Grounded:
    """Locate and check every claim and actor of a draft; what fails becomes a fault with its reasons."""
    reading = Reading(chunk, article)
    faults: list[Fault] = []
    actors: list[GroundedActor] = []
    for index, said in enumerate(draft.actors):
        actor, reasons = ground_actor(said, reading)
        actors += [actor] if actor else []
        if reasons:
            text = f"{said.name}: {said.role}" if said.role else said.name
            faults.append(Fault(part="actors", index=index, text=text, reasons=reasons))
    reading.knowing(actors)
    claims: list[GroundedClaim] = []
    for index, proposed in enumerate(draft.claims):
        claim, reasons = ground_claim(proposed, reading)
        claims += [claim] if claim else []
        if reasons:
            faults.append(Fault(part="claims", index=index, text=proposed.text, reasons=reasons))
    return Grounded(claims=tuple(claims), actors=tuple(actors), faults=tuple(faults))


def seal_summary(article: Article, parts: Sequence[Grounded], gaps: Sequence[Gap] = ()) -> SourceSummary:
    """Number what stands in the order of the text; equal claims and equal actors of several chunks become one."""
    claims = _distinct([claim for part in parts for claim in part.claims])
    actors = _united(parts)
    spans = sorted({s for claim in claims for s in claim.spans} | {s for actor in actors for s in actor.spans})
    ids = {span: f"{article.id}.{number}" for number, span in enumerate(spans, 1)}
    faults = [fault for part in parts for fault in part.faults]
    withheld = [Gap(what="claim", text=fault.text, source=article.id, reason=fault.reason) for fault in faults]
    return SourceSummary(
        source=article.id,
        claims=tuple(_claim(article, n, claim, ids) for n, claim in enumerate(claims, 1)),
        actors=tuple(_actor(article, n, actor, ids) for n, actor in enumerate(actors, 1)),
        citations=tuple(_citation(article, ids[span], span) for span in spans),
        gaps=(*gaps, *withheld),
    )


def _distinct(claims: Sequence[GroundedClaim]) -> list[GroundedClaim]:
    """Claims in the order of the text, each once."""
    seen: dict[object, GroundedClaim] = {}
    for claim in claims:
        seen.setdefault((claim.draft.kind, claim.draft.text, claim.draft.actor, claim.spans), claim)
    return sorted(seen.values(), key=lambda claim: claim.spans[0])


def _united(parts: Sequence[Grounded]) -> list[GroundedActor]:
    """Actors of one name made one, in the order of their first mention; the first that has a role keeps it."""
    actors = [actor for part in parts for actor in part.actors]
    names = [(actor.name, actor.draft.kind, actor.mentions) for actor in actors]
    shared = shared_by_generations([actor.name for actor in part.actors] for part in parts)
    groups = [[actors[place] for place in group] for group in group_names(names, apart_by_generation(shared))]
    fullest = (max(group, key=lambda actor: len(actor.name)) for group in groups)
    united = [reduce(GroundedActor.joined, group, first) for first, group in zip(fullest, groups, strict=True)]
    return sorted(united, key=lambda actor: actor.spans[0])


def _citation(article: Article, cite: str, span: Span) -> Citation:
    return Citation(
        id=cite,
        source=article.id,
        start=span.start,
        end=span.end,
        quote=article.words_of(span),
        locator=article.locator(span),
    )


def _claim(article: Article, number: int, claim: GroundedClaim, ids: dict[Span, str]) -> Claim:
    said = claim.draft
    is_position = said.kind == "position"
    return Claim(
        key=f"{article.id}-{number}",
        source=article.id,
        kind=said.kind,
        text=said.text,
        cites=tuple(dict.fromkeys(ids[span] for span in claim.spans)),
        origins=1,
        certainty=said.certainty,
        actor=said.actor or None,
        actor_span=claim.actor_span,
        speech=(said.speech or "reported") if is_position else None,
        issue=claim.issue,
        stance=claim.stance,
        quote=claim.quote,
        date=claim.date,
        date_words=said.date_words or None,
        future=said.future,
    )


def _actor(article: Article, number: int, actor: GroundedActor, ids: dict[Span, str]) -> SourceActor:
    return SourceActor(
        key=f"{article.id}-a{number}",
        source=article.id,
        name=actor.name,
        aliases=actor.aliases,
        kind=actor.draft.kind,
        role=actor.role,
        part_of=actor.part_of,
        cites=tuple(dict.fromkeys(ids[span] for span in actor.spans)),
        mentions=actor.mentions,
    )
