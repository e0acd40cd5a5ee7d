"""How much of each source a brief cites, and what of it no statement rests on."""

from collections.abc import Iterator, Sequence
from heapq import nlargest

from briefgen.domain.article import Article
from briefgen.domain.brief import Brief, statements_of
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span, trimmed

PASSAGES = 3
LONGEST = 160
"""So many passages of a source are shown, of each so many characters: enough to see whether to open the article."""

_SHORTEST = 40
"""Characters; what is shorter lies between two cited clauses of one sentence."""


class Coverage(Noun):
    """Of one source: the share of its body's characters that the stories cite, and the longest passages uncited.

    ``held`` counts the words of the body that were in doubt and held back, so that no statement could rest on them.
    """

    source: str
    share: float
    held: int = 0
    uncited: tuple[str, ...] = ()


def coverage_of(brief: Brief, articles: Sequence[Article]) -> tuple[Coverage, ...]:
    """The coverage of every source, in the order of the articles."""
    used = {cite for story in brief.stories for statement in statements_of(story) for cite in statement.cites}
    places: dict[str, list[Span]] = {}
    for citation in brief.citations:
        if citation.id in used:
            places.setdefault(citation.source, []).append(Span(citation.start, citation.end))
    return tuple(_of_article(article, sorted(places.get(article.id, ()))) for article in articles)


def _of_article(article: Article, cited: Sequence[Span]) -> Coverage:
    left = [gap for part in article.body for gap in _gaps(part, cited)]
    whole = sum(part.size for part in article.body)
    passages = [span for gap in left if (span := trimmed(article.text, gap)).size >= _SHORTEST]
    shown = sorted(nlargest(PASSAGES, passages, key=lambda span: (span.size, -span.start)))
    return Coverage(
        source=article.id,
        share=1 - sum(gap.size for gap in left) / whole if whole else 0.0,
        held=sum(len(article.words_of(held.span).split()) for held in article.held),
        uncited=tuple(_shortened(article.words_of(Span(start, min(end, start + 2 * LONGEST)))) for start, end in shown),
    )


def _gaps(part: Span, cited: Sequence[Span]) -> Iterator[Span]:
    """What of a kept stretch lies between citations, which may overlap."""
    reached = part.start
    for start, end in cited:
        if end <= reached or start >= part.end:
            continue
        if start > reached:
            yield Span(reached, start)
        reached = end
    if reached < part.end:
        yield Span(reached, part.end)


def _shortened(words: str) -> str:
    words = " ".join(words.split()).lstrip(" ,;:.”’)")
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]} …"
