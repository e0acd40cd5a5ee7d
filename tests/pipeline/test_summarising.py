"""Chunks are asked about, repaired once, and sealed; what is not answered is told."""

from collections.abc import Sequence

import pytest
from builders import a_chunk, an_article
from drafts import a_claim, a_quote, a_summary

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk
from briefgen.domain.draft import StoryDraft, SummaryDraft
from briefgen.domain.fault import Fault
from briefgen.domain.summary import Material
from briefgen.errors import AnswerRefusedError, ModelError, ModelUnavailableError
from briefgen.pipeline.summarising import ask_chunk, try_chunk

TEXT = "The port will close. It employs 1,200 people."
SOUND = a_claim("The port will close.", a_quote("The port will close."))
WRONG = a_claim("The port employs 90 people.", a_quote("It employs 1,200 people.", 2))


class OneArticleEngine:
    """An engine that says one thing, and another when it is asked to repair it."""

    name = "openai"
    model: str | None = "scripted"
    chunk_tokens: int | None = None

    def __init__(self, said: SummaryDraft | ModelError, repair: SummaryDraft | ModelError | None = None) -> None:
        """Take both answers."""
        self.said, self.repair = said, repair

    def summarise(self, chunk: Chunk, article: Article) -> SummaryDraft:
        """Say it."""
        assert chunk.article == article.id
        return _given(self.said)

    def repair_summary(
        self, chunk: Chunk, article: Article, draft: SummaryDraft, faults: Sequence[Fault]
    ) -> SummaryDraft | None:
        """Say the other thing."""
        assert chunk.article == article.id
        assert draft == self.said
        assert faults
        return None if self.repair is None else _given(self.repair)

    def merge(self, material: Material) -> StoryDraft:
        """Is not asked here."""
        raise NotImplementedError

    def repair_story(self, material: Material, draft: StoryDraft, faults: Sequence[Fault]) -> StoryDraft | None:
        """Is not asked here."""
        raise NotImplementedError


def _given(answer: SummaryDraft | ModelError) -> SummaryDraft:
    if isinstance(answer, ModelError):
        raise answer
    return answer


def read(*claims: object, last: int = 2) -> SummaryDraft:
    """A reading that saw everything."""
    return a_summary(*claims).model_copy(update={"last_sentence": last})  # type: ignore[arg-type]


def test_repair_replaces_what_failed() -> None:
    """The sound claim is kept, the repaired one joins it, and no fault is left."""
    article = an_article(TEXT)
    better = a_claim("The port employs 1,200 people.", a_quote("It employs 1,200 people.", 2))
    answered = ask_chunk(OneArticleEngine(read(SOUND, WRONG), read(better)), article, a_chunk(article))
    assert answered.grounded
    assert [claim.draft.text for claim in answered.grounded.claims] == [SOUND.text, better.text]
    assert answered.grounded.faults == ()


@pytest.mark.parametrize("repair", [None, ModelUnavailableError("down"), AnswerRefusedError("no"), read(WRONG)])
def test_fault_that_stays_is_kept_on_record(repair: SummaryDraft | ModelError | None) -> None:
    """Without a repair that helps, the sound claim stands and the fault is told once."""
    article = an_article(TEXT)
    answered = ask_chunk(OneArticleEngine(read(SOUND, WRONG), repair), article, a_chunk(article))
    assert answered.grounded
    assert [claim.draft.text for claim in answered.grounded.claims] == [SOUND.text]
    assert [fault.text for fault in answered.grounded.faults] == [WRONG.text]


def test_end_that_was_not_seen_is_a_gap() -> None:
    """A reading that names an earlier last sentence leaves the rest as a gap."""
    article = an_article(TEXT)
    answered = ask_chunk(OneArticleEngine(read(SOUND, last=1)), article, a_chunk(article))
    assert answered.grounded
    assert answered.gap
    assert answered.gap.text == "sentences 2 to 2 of article.txt"


def test_server_out_of_reach_ends_the_first_question_only() -> None:
    """The first chunk raises; a later one leaves a gap, since others have been answered."""
    article = an_article(TEXT)
    engine = OneArticleEngine(ModelUnavailableError("the server is down"))
    with pytest.raises(ModelUnavailableError):
        ask_chunk(engine, article, a_chunk(article))
    answered = try_chunk(engine, article, a_chunk(article))
    assert answered.grounded is None
    assert answered.gap
    assert answered.gap.reason == "the server is down"
