"""Everything that was verified to one brief: sources, origins, citations, ledger, gaps."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from briefgen.domain.article import Article
from briefgen.domain.brief import Brief
from briefgen.domain.ledger import Gap, LedgerRow
from briefgen.domain.run import Run
from briefgen.domain.source import Source
from briefgen.domain.statement import IsoDate
from briefgen.domain.summary import SourceSummary
from briefgen.pipeline.reading import Reading
from briefgen.pipeline.summarising import Summarised
from briefgen.pipeline.telling import Told
from briefgen.pipeline.tools import Tools, Wishes
from briefgen.stages.trace import Traced

_WORD = re.compile(r"\S+")
"""Counted one by one: a list of ten million words is half a gigabyte."""


def assemble_brief(
    reading: Reading, traced: Traced, summarised: Summarised, told: Sequence[Told], *, wishes: Wishes, tools: Tools
) -> Brief:
    """Build the brief; its own validators prove that it is consistent."""
    origin_of = {source: origin.id for origin in traced.origins for source in origin.sources}
    sources = tuple(_source(article, origin_of[article.id]) for article in reading.articles)
    as_of, basis = _latest([source for source in sources if source.id not in traced.off_topic])
    stories = tuple(one.story for one in told)
    return Brief(
        title=wishes.title or stories[0].title,
        question=wishes.question,
        as_of=as_of,
        as_of_basis=basis,
        generated_at=tools.clock.now().isoformat(timespec="seconds"),
        engine=cast("Literal['extractive', 'openai']", tools.engine.name),
        stories=stories,
        claims=tuple(claim for summary in summarised.summaries for claim in summary.claims),
        sources=sources,
        origins=traced.origins,
        citations=tuple(citation for summary in summarised.summaries for citation in summary.citations),
        ledger=ledger_of(reading, traced, summarised),
        gaps=(*_gaps(summarised.summaries), *_silent(reading, summarised), *_gaps(told)),
        run=_run(tools),
    )


def _gaps(parts: Sequence[SourceSummary] | Sequence[Told]) -> Iterator[Gap]:
    for part in parts:
        yield from part.gaps


def _silent(reading: Reading, summarised: Summarised) -> Iterator[Gap]:
    """Sources that were read and answered, and of which nothing could be stated."""
    articles = {article.id: article for article in reading.articles}
    for summary in summarised.summaries:
        if not summary.claims and summary.source not in summarised.failed:
            article = articles[summary.source]
            reason = "nothing in it could be stated and checked"
            if "other_language" in article.flags:
                reason += f" (its language is {article.language})"
            yield Gap(what="source", text=article.path, source=article.id, reason=reason)


def _source(article: Article, origin: str) -> Source:
    return Source(
        **article.model_dump(exclude={"text", "cuts", "held", "extracted", "selected", "address", "places"}),
        text=article.text if article.extracted else None,
        words=sum(1 for _ in _WORD.finditer(article.text)),
        words_kept=sum(len(article.words_of(span).split()) for span in article.body),
        characters=len(article.text),
        sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        origin=origin,
    )


def ledger_of(reading: Reading, traced: Traced, summarised: Summarised) -> tuple[LedgerRow, ...]:
    """One row an input, sources first: what became of it."""
    copies = {copy.source: copy for copy in traced.copies}
    rows = []
    for article in reading.articles:
        row = LedgerRow(input=article.path, fate="used", source=article.id, reason=_kept(article))
        if article.id in traced.off_topic:
            row = row.model_copy(update={"fate": "off_topic", "reason": "has little in common with the topic"})
        elif article.id in summarised.failed:
            row = row.model_copy(update={"fate": "failed", "reason": "the engine answered none of its parts"})
        elif copy := copies.get(article.id):
            row = row.model_copy(update={"fate": "copy", "of": copy.of, "reason": copy.why})
        rows.append(row)
    return (*rows, *reading.rows)


def _kept(article: Article) -> str:
    kept = sum(span.size for span in article.body)
    return f"{kept} of {len(article.text)} characters kept as the article's body"


def _latest(sources: Sequence[Source]) -> tuple[IsoDate | None, str]:
    dated = [(source.published, source.id) for source in sources if source.published]
    if not dated:
        return None, "none of the sources is dated"
    date, source = max(dated)
    return date, f"when the latest of the dated sources, {source}, was published"


def _run(tools: Tools) -> Run:
    return Run(
        engine=tools.engine.name,
        model=tools.engine.model,
        prompts=dict(tools.prompts),
        seconds=round(tools.clock.elapsed(), 3),
        **tools.meter.spent().model_dump(),
    )
