"""A story's claims made ready for merging: each with its stems, its origin, its place and its story actor."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.draft import StoryActorDraft
from briefgen.domain.summary import Material
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.merging.polarity import is_negative
from briefgen.engines.extractive.merging.shared_words import Stems, numbers_of, rarity, stems_of, words_of

WEAK = "no_named_source"
"""The flag of an article that credits nobody with anything (``domain.flags``)."""


class Told(NamedTuple):
    """One claim; ``place`` is the number of its sentence, ``actor`` the story's name of its speaker (None: unknown).

    ``said`` is what it says without its speaker: of a position the words that it cites, else its text; ``numbers`` are
    those of its stems that are numbers, ``negative`` says whether it is turned round.
    ``published`` is the date of its article, empty where that is not known.
    """

    claim: Claim
    said: str
    stems: Stems
    numbers: Stems
    negative: bool
    origin: str
    place: int
    actor: str | None
    published: str


class Telling(NamedTuple):
    """All claims of a story in the order of its sources, the weight of every stem, and the actors by importance.

    ``titles`` holds the stems of each source's title; a source without one is left out.  ``weak`` are the sources that
    name nobody as theirs, ``onlookers`` the actors whose role is to explain what others do, ``people`` the words of the
    names of those actors that are persons.
    """

    told: tuple[Told, ...]
    weights: Mapping[str, float]
    actors: tuple[str, ...]
    titles: Mapping[str, Stems]
    weak: frozenset[str]
    onlookers: frozenset[str]
    people: frozenset[str]

    def rank(self, actor: str | None) -> int:
        """How many actors matter more than this one (all of them, for a speaker who is no actor of the story)."""
        return self.actors.index(actor) if actor in self.actors else len(self.actors)


def telling_of(material: Material, actors: Sequence[StoryActorDraft]) -> Telling:
    """Make the claims of a story ready for merging."""
    names = _story_names(material, actors)
    places = _places(material)
    origins = material.origin_of
    dates = {article.id: article.published or "" for article in material.articles}
    citations = material.citations
    told = []
    for claim in material.claims.values():
        stems = stems_of(claim.text)
        known = names.get((claim.source, claim.actor or "")) or names.get(("", claim.actor or ""))
        told.append(
            Told(
                claim,
                _said(claim, citations),
                stems,
                numbers_of(stems),
                is_negative(claim.text),
                origins.get(claim.source, claim.source),
                places.get(claim.cites[0], 1),
                known,
                dates.get(claim.source, ""),
            )
        )
    titles = {article.id: stems_of(article.title) for article in material.articles if article.title}
    weak = frozenset(article.id for article in material.articles if WEAK in article.flags)
    return Telling(
        tuple(told),
        rarity(each.stems for each in told),
        tuple(actor.name for actor in actors),
        titles,
        weak,
        frozenset(actor.name for actor in actors if _is_onlooker(actor)),
        frozenset(word for actor in actors if actor.kind == "person" for word in actor.name.split()),
    )


def _is_onlooker(actor: StoryActorDraft) -> bool:
    """Whether somebody is heard as an expert; who is part of a body of the story takes part in it."""
    words = frozenset(words_of(actor.role or ""))
    return actor.part_of is None and bool(words & word_list("onlooker_roles"))


def names_holder(told: Told) -> bool:
    """Whether the text of a position names who holds it, so that nobody's words stand as the brief's own."""
    return bool(stems_of(f"{told.claim.actor or ''} {told.actor or ''}") & told.stems)


def _said(claim: Claim, citations: Mapping[str, Citation]) -> str:
    """The citations of a position span what was said; those of other claims are no better than the text."""
    quotes = (citations[cite].quote for cite in claim.cites if cite in citations)
    return (" ".join(quotes) if claim.kind == "position" else "") or claim.text


def _story_names(material: Material, actors: Sequence[StoryActorDraft]) -> dict[tuple[str, str], str]:
    """The story's name of every name that a source uses; with an empty source, of a name wherever it stands.

    The actor that matters more keeps a name that two of them bear.
    """
    known = material.actors
    found: dict[tuple[str, str], str] = {}
    for actor in actors:
        found.setdefault(("", actor.name), actor.name)
        for member in (known[key] for key in actor.members if key in known):
            for name in member.names:
                found.setdefault((member.source, name), actor.name)
                found.setdefault(("", name), actor.name)
    return found


def _places(material: Material) -> dict[str, int]:
    """The number of the sentence in which each citation begins."""
    starts = {source: [each.span.start for each in sentences] for source, sentences in material.sentences.items()}
    return {
        citation.id: max(1, bisect_right(starts.get(citation.source, []), citation.start))
        for citation in material.citations.values()
    }
