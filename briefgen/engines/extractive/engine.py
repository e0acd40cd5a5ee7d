"""The engine that writes without a model: rules, word lists and statistics."""

from collections.abc import Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk
from briefgen.domain.draft import StoryDraft, SummaryDraft
from briefgen.domain.fault import Fault
from briefgen.domain.selection import Selection
from briefgen.domain.summary import Material
from briefgen.engines.extractive.events.events import event_claims
from briefgen.engines.extractive.events.facts import fact_claims
from briefgen.engines.extractive.events.questions import question_claims
from briefgen.engines.extractive.merging.foremost import untold
from briefgen.engines.extractive.merging.precedence import without_echoes
from briefgen.engines.extractive.merging.story import story_of
from briefgen.engines.extractive.people.actors import actor_drafts
from briefgen.engines.extractive.people.entities import find_entities
from briefgen.engines.extractive.speech.positions import position_claims


class ExtractiveEngine:
    """Says what the sentences say, in their own words; it is deterministic and keeps no state."""

    name: str = "extractive"
    model: str | None = None
    chunk_tokens: int | None = None

    def __init__(self, selection: Selection | None = None) -> None:
        """Take what a reader wants of a story."""
        self._selection = selection or Selection()

    def summarise(self, chunk: Chunk, article: Article) -> SummaryDraft:
        """Return who speaks of what in one chunk."""
        sentences = tuple(sentence for sentence in chunk.sentences if not article.in_doubt(sentence.span))
        entities = find_entities(article, sentences)
        found = (
            *position_claims(article, sentences, entities),
            *event_claims(article, sentences),
            *fact_claims(article, sentences),
            *question_claims(article, sentences),
        )
        return SummaryDraft(
            actors=actor_drafts(article, sentences, entities),
            claims=without_echoes((*found, *untold(sentences, found))),
            last_sentence=chunk.sentences[-1].number if chunk.sentences else 0,
        )

    def repair_summary(
        self, chunk: Chunk, article: Article, draft: SummaryDraft, faults: Sequence[Fault]
    ) -> SummaryDraft | None:
        """Return nothing: a rule that erred once errs again."""
        del chunk, article, draft, faults
        return None

    def merge(self, material: Material) -> StoryDraft:
        """Return one story made of the material's claims."""
        return story_of(material, self._selection)

    def repair_story(self, material: Material, draft: StoryDraft, faults: Sequence[Fault]) -> StoryDraft | None:
        """Return nothing, for the same reason."""
        del material, draft, faults
        return None
