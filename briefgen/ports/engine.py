"""What a writer must be able to do."""

from collections.abc import Sequence
from typing import Protocol

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk
from briefgen.domain.draft import StoryDraft, SummaryDraft
from briefgen.domain.fault import Fault
from briefgen.domain.summary import Material


class Engine(Protocol):
    """Reads one chunk at a time, then merges what was found to be true of all of them.

    An engine is shared by threads and must keep no state between calls that shapes an answer.  Each method raises a
    ``ModelError`` where it cannot answer; ``AnswerError`` costs only this question.
    """

    name: str
    """``extractive`` or ``openai``."""

    model: str | None
    """The model's name, None for an engine without one."""

    chunk_tokens: int | None
    """How many tokens of sentences one chunk may hold; None for whole articles."""

    def summarise(self, chunk: Chunk, article: Article) -> SummaryDraft:
        """Return the claims and actors of one chunk."""
        ...

    def repair_summary(
        self, chunk: Chunk, article: Article, draft: SummaryDraft, faults: Sequence[Fault]
    ) -> SummaryDraft | None:
        """Answer once more for the items that failed; None from an engine that has nothing to add.

        The answer holds replacements for the faulty items only; what was sound is kept by the caller.
        """
        ...

    def merge(self, material: Material) -> StoryDraft:
        """Return one story made of the material's claims."""
        ...

    def repair_story(self, material: Material, draft: StoryDraft, faults: Sequence[Fault]) -> StoryDraft | None:
        """Answer once more for the statements that failed; None from an engine that has nothing to add."""
        ...
