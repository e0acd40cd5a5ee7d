"""Articles to source summaries: chunk, ask, ground, have the faulty items repaired once, seal."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, repeat
from operator import attrgetter
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk, Sentence
from briefgen.domain.draft import SummaryDraft
from briefgen.domain.ledger import Gap
from briefgen.domain.noun import Noun
from briefgen.domain.summary import SourceSummary
from briefgen.errors import AnswerError, ModelError, ModelUnavailableError
from briefgen.pipeline.tools import Tools
from briefgen.ports.engine import Engine
from briefgen.stages.chunk import chunk_article, number_sentences
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


class Asked(NamedTuple):
    """What is being asked: the sentences of each article by its id, and the answers as they come, in their order.

    The asking goes on in other threads or processes, if there are any, while something else is done here.
    """

    articles: Sequence[Article]
    sentences: dict[str, tuple[Sentence, ...]]
    answers: Iterator[Answered]


def ask_articles(articles: Sequence[Article], tools: Tools) -> Asked:
    """Begin to ask the engine about every chunk, side by side.

    The first chunk is asked alone: a server that is down or a wrong key shows before anything else is sent.

    Raises:
        ModelError: the first question found no server, or was answered with what cannot be used.
    """
    numbered = tools.cpu.map(number_sentences, articles, chunksize=8)
    sentences = {article.id: found for article, found in zip(articles, numbered, strict=True)}
    work = [(article, chunk) for article in articles for chunk in _chunks(article, sentences[article.id], tools)]
    tools.progress.begin("Summarising", len(work))
    first = [tools.waits.submit(ask_chunk, tools.engine, *each).result() for each in work[:1]]
    rest = tools.waits.map(try_chunk, repeat(tools.engine), *_columns(work[1:]), chunksize=4)
    return Asked(articles, sentences, chain(first, rest))


def _columns(work: Sequence[tuple[Article, Chunk]]) -> tuple[list[Article], list[Chunk]]:
    return [article for article, _ in work], [chunk for _, chunk in work]


def _chunks(article: Article, sentences: tuple[Sentence, ...], tools: Tools) -> tuple[Chunk, ...]:
    return chunk_article(article, sentences, counter=tools.counter, budget=tools.engine.chunk_tokens)


def summarise_articles(asked: Asked, tools: Tools) -> Summarised:
    """Seal one summary an article as the answers come.

    Raises:
        AnswerError: not one answer can be used.
    """
    articles = {article.id: article for article in asked.articles}
    summaries: dict[str, SourceSummary] = {}
    failed: list[Answered] = []
    for source, group in groupby(_counted(asked.answers, tools), key=attrgetter("source")):
        parts = list(group)
        summaries[source] = _sealed(articles[source], parts)
        if all(part.grounded is None for part in parts):
            failed.append(parts[0])
    if failed and len(failed) == len(articles):
        raise AnswerError(f"not one article was answered; the first: {failed[0].gap.reason if failed[0].gap else ''}")
    every = (summaries.get(source) or _sealed(article, ()) for source, article in articles.items())
    return Summarised(summaries=tuple(every), failed=tuple(answer.source for answer in failed))


def _counted(answers: Iterator[Answered], tools: Tools) -> Iterator[Answered]:
    for answer in answers:
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
