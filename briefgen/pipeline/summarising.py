"""Articles to source summaries: chunk, ask, ground, have the faulty items repaired once, seal."""

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk, Sentence
from briefgen.domain.draft import SummaryDraft
from briefgen.domain.ledger import Gap
from briefgen.domain.noun import Noun
from briefgen.domain.summary import SourceSummary
from briefgen.errors import AnswerError, ModelError, ModelUnavailableError
from briefgen.pipeline.tools import Tools
from briefgen.ports.engine import Engine
from briefgen.stages.chunk import chunk_article
from briefgen.stages.ground import Grounded, ground_summary, seal_summary


class Answered(Noun):
    """What came of one chunk: grounded items, and the gap that it leaves."""

    source: str
    grounded: Grounded | None = None
    gap: Gap | None = None


class Summarised(Noun):
    """The summaries of all articles in their order, and which of the articles no chunk of was answered."""

    summaries: tuple[SourceSummary, ...]
    failed: tuple[str, ...]


def summarise_articles(
    articles: Sequence[Article], sentences: dict[str, tuple[Sentence, ...]], tools: Tools
) -> Summarised:
    """Ask the engine about every chunk, side by side, and seal one summary an article.

    Raises:
        ModelError: the first question found no server, or none was answered with what can be used.
    """
    work = [(article, chunk) for article in articles for chunk in _chunks(article, sentences[article.id], tools)]
    tools.progress.begin("Summarising", len(work))
    answers: dict[str, list[Answered]] = {
        source: list(group) for source, group in groupby(_answers(work, tools), key=lambda answer: answer.source)
    }
    summaries = tuple(_sealed(article, answers.get(article.id, [])) for article in articles)
    failed = tuple(source for source, parts in answers.items() if all(part.grounded is None for part in parts))
    if len(failed) == len(articles):
        reason = next(part.gap.reason for parts in answers.values() for part in parts if part.gap)
        raise AnswerError(f"not one article was answered; the first: {reason}")
    return Summarised(summaries=summaries, failed=failed)


def _chunks(article: Article, sentences: tuple[Sentence, ...], tools: Tools) -> tuple[Chunk, ...]:
    return chunk_article(article, sentences, counter=tools.counter, budget=tools.engine.chunk_tokens)


def _answers(work: Sequence[tuple[Article, Chunk]], tools: Tools) -> Iterator[Answered]:
    """Answers in the order of the work.

    The first chunk is asked alone: a server that is down or a wrong key shows before anything else is sent.
    """
    first, rest = work[:1], work[1:]
    for article, chunk in first:
        tools.progress.advance()
        yield tools.waits.submit(ask_chunk, tools.engine, article, chunk).result()
    articles, chunks = [article for article, _ in rest], [chunk for _, chunk in rest]
    for answer in tools.waits.map(try_chunk, repeat(tools.engine), articles, chunks, chunksize=4):
        tools.progress.advance()
        yield answer


def try_chunk(engine: Engine, article: Article, chunk: Chunk) -> Answered:
    """Ask about one chunk; a server out of reach leaves a gap, since others have been answered."""
    try:
        return ask_chunk(engine, article, chunk)
    except ModelUnavailableError as error:
        return _unanswered(article, chunk, error)


def ask_chunk(engine: Engine, article: Article, chunk: Chunk) -> Answered:
    """Ask about one chunk and ground the answer; an answer that cannot be used leaves a gap."""
    try:
        draft = engine.summarise(chunk, article)
    except AnswerError as error:
        return _unanswered(article, chunk, error)
    grounded = ground_summary(draft, chunk, article)
    unread = _unread(article, chunk, draft)
    if not grounded.faults:
        return Answered(source=article.id, grounded=grounded, gap=unread)
    try:
        second = engine.repair_summary(chunk, article, draft, grounded.faults)
    except (AnswerError, ModelUnavailableError):
        second = None  # what was sound is kept, and the faults become gaps
    if second is not None:
        grounded = _joined(grounded, ground_summary(second, chunk, article), second)
    return Answered(source=article.id, grounded=grounded, gap=unread)


def _joined(first: Grounded, mended: Grounded, second: SummaryDraft) -> Grounded:
    """What was sound at once and what is now; the first faults stay on record unless each was answered anew."""
    replaced = len(second.claims) + len(second.actors) >= len(first.faults)
    return Grounded(
        claims=first.claims + mended.claims,
        actors=first.actors + mended.actors,
        faults=mended.faults if replaced else first.faults,
    )


def _unanswered(article: Article, chunk: Chunk, error: ModelError) -> Answered:
    return Answered(source=article.id, gap=_gap(article, chunk, chunk.sentences[0].number, str(error)))


def _unread(article: Article, chunk: Chunk, draft: SummaryDraft) -> Gap | None:
    """The end of a chunk that the engine does not claim to have seen: a server may cut a question in silence."""
    if draft.last_sentence >= chunk.sentences[-1].number:
        return None
    first = max(draft.last_sentence + 1, chunk.sentences[0].number)
    return _gap(article, chunk, first, "the model did not see them")


def _gap(article: Article, chunk: Chunk, first: int, reason: str) -> Gap:
    place = f"sentences {first} to {chunk.sentences[-1].number} of {article.path}"
    return Gap(what="chunk", text=place, source=article.id, reason=reason)


def _sealed(article: Article, parts: Sequence[Answered]) -> SourceSummary:
    grounded = [part.grounded for part in parts if part.grounded]
    return seal_summary(article, grounded, [part.gap for part in parts if part.gap])
