"""The extractive engine from an article to a story, without a model."""

from builders import a_chunk, an_article
from story_builders import a_material, fact, position

from briefgen.domain.chunk import Chunk
from briefgen.domain.draft import StoryDraft
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.ports.engine import Engine

TEXT = (
    "The port of Nola will close for six weeks in March. "
    "Harbour minister Ada Ito said the state would pay the dockers. "
    "It remains unclear whether the shipping lines will return."
)


def test_it_keeps_the_contract_of_an_engine() -> None:
    """The class is an engine by its types, needs no budget and names no model."""
    engine: Engine = ExtractiveEngine()
    assert (engine.name, engine.model, engine.chunk_tokens) == ("extractive", None, None)


def test_a_chunk_becomes_claims_that_quote_it() -> None:
    """Every claim quotes words that stand in the sentence it names, and the last sentence is reported."""
    article = an_article(TEXT)
    chunk = a_chunk(article)
    draft = ExtractiveEngine().summarise(chunk, article)
    sentences = {sentence.number: sentence.text for sentence in chunk.sentences}
    assert {claim.kind for claim in draft.claims} >= {"position", "question"}
    assert draft.last_sentence == len(sentences)
    assert all(quote.words in sentences[quote.sentence] for claim in draft.claims for quote in claim.quotes)


def test_an_empty_chunk_is_an_empty_summary() -> None:
    """Nothing comes of nothing."""
    article = an_article("")
    chunk = Chunk(article="S1", number=1, of=1, sentences=(), token_count=0)
    assert ExtractiveEngine().summarise(chunk, article).claims == ()


def test_it_has_nothing_to_repair() -> None:
    """A rule that erred once errs again."""
    article = an_article(TEXT)
    chunk = a_chunk(article)
    engine = ExtractiveEngine()
    draft = engine.summarise(chunk, article)
    assert engine.repair_summary(chunk, article, draft, ()) is None
    assert engine.repair_story(a_material([fact(TEXT)]), engine.merge(a_material([fact(TEXT)])), ()) is None


def test_a_story_cites_only_what_it_was_given() -> None:
    """Every statement of a merged story rests on claims of the material, and twice the same input gives the same."""
    material = a_material(
        [
            fact("The port of Nola will close for six weeks in March."),
            position("Ada Ito", "Ada Ito wants the port open."),
        ],
        [fact("The port of Nola will not close in March, the council said.")],
    )
    story = ExtractiveEngine().merge(material)
    assert story == ExtractiveEngine().merge(material)
    assert keys_in(story) <= material.claims.keys()
    assert story.bottom_line


def keys_in(story: StoryDraft) -> set[str]:
    """All claim keys of a story."""
    parts = (*story.bottom_line, *story.positions, *story.timeline, *story.open_questions)
    sides = (side for each in story.disagreements for side in each.sides)
    return {key for each in (*parts, *sides) for key in each.claims}
