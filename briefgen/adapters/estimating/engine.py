"""An engine around an engine whose model is not there: where it has no answer, another engine's reading stands in."""

from collections.abc import Sequence
from threading import Lock

from briefgen.adapters.estimating.book import Book
from briefgen.adapters.estimating.expected import (
    LAST_MERGE,
    READING_PER_CLAIM,
    REPAIR,
    REPAIRED_READINGS,
    REPAIRED_STORIES,
    number_of,
)
from briefgen.adapters.estimating.responder import UnaskedError
from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk
from briefgen.domain.draft import StoryDraft, SummaryDraft
from briefgen.domain.fault import Fault
from briefgen.domain.summary import Material
from briefgen.ports.engine import Engine


class EstimatingEngine:
    """An ``Engine`` for a rehearsal: every question is put together as for a model, and none is sent.

    An answer that was kept in an earlier run is used as it is.  In the place of any other stands what ``reader`` says
    of the same article or claims, so that the next steps have something like the model's to work on; one in some of
    those is expected to be sent back once.
    """

    def __init__(self, engine: Engine, reader: Engine, book: Book, *, answer_tokens: int) -> None:
        """Wrap ``engine``, whose model raises ``UnaskedError``; ``answer_tokens`` is the most that an answer takes."""
        self.name, self.model, self.chunk_tokens = engine.name, engine.model, engine.chunk_tokens
        self._engine, self._reader, self._book = engine, reader, book
        self._most = answer_tokens
        self._lock = Lock()
        self._stand_ins: dict[int, SummaryDraft | StoryDraft] = {}

    def summarise(self, chunk: Chunk, article: Article) -> SummaryDraft:
        """Return the kept answer, else the reader's."""
        try:
            return self._engine.summarise(chunk, article)
        except UnaskedError as unasked:
            draft = self._reader.summarise(chunk, article)
            self._book.ask("summarise", unasked.tokens, min(READING_PER_CLAIM * len(draft.claims), self._most))
        if draft.claims:
            try:
                self._engine.repair_summary(chunk, article, draft, [_sample("claims", draft.claims[0].text)])
            except UnaskedError as unasked:
                self._book.ask("repair_summary", unasked.tokens, REPAIR, share=REPAIRED_READINGS)
        self._remember(draft)
        return draft

    def repair_summary(
        self, chunk: Chunk, article: Article, draft: SummaryDraft, faults: Sequence[Fault]
    ) -> SummaryDraft | None:
        """Return the kept answer to the repair of a kept answer; None for a stand-in."""
        if self._stands_in(draft):
            return None
        try:
            return self._engine.repair_summary(chunk, article, draft, faults)
        except UnaskedError as unasked:
            self._book.ask("repair_summary", unasked.tokens, REPAIR)
            return None

    def merge(self, material: Material) -> StoryDraft:
        """Return the kept answer, else the reader's."""
        draft = self._engine.merge(material)
        if (number := number_of(draft.title)) is None:
            return draft
        self._book.cap("merge", number, LAST_MERGE)
        story = self._reader.merge(material)
        if story.bottom_line:
            try:
                self._engine.repair_story(material, story, [_sample("bottom_line", story.bottom_line[0].text)])
            except UnaskedError as unasked:
                self._book.ask("repair_story", unasked.tokens, REPAIR, share=REPAIRED_STORIES)
        self._remember(story)
        return story

    def repair_story(self, material: Material, draft: StoryDraft, faults: Sequence[Fault]) -> StoryDraft | None:
        """Return the kept answer to the repair of a kept answer; None for a stand-in."""
        if self._stands_in(draft):
            return None
        try:
            return self._engine.repair_story(material, draft, faults)
        except UnaskedError as unasked:
            self._book.ask("repair_story", unasked.tokens, REPAIR)
            return None

    def _remember(self, draft: SummaryDraft | StoryDraft) -> None:
        with self._lock:
            self._stand_ins[id(draft)] = draft  # kept, so that no other draft gets its id

    def _stands_in(self, draft: SummaryDraft | StoryDraft) -> bool:
        with self._lock:
            return id(draft) in self._stand_ins


def _sample(part: str, text: str) -> Fault:
    """A fault as a check finds one."""
    return Fault(part=part, index=0, text=text, reasons=("the cited words do not carry it",))
