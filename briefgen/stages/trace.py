"""Trace articles to their origins, and sort them into stories."""

from collections.abc import Sequence

from briefgen.domain.article import Article
from briefgen.domain.noun import Noun
from briefgen.domain.source import Origin
from briefgen.domain.statement import SourceId
from briefgen.domain.tracing.origins import Copy, likenesses, named, shared_origins
from briefgen.domain.tracing.repeats import without_repeats
from briefgen.domain.tracing.tokens import Words
from briefgen.domain.tracing.topics import off_topic, stories, title_of
from briefgen.domain.tracing.weights import Weights


class Traced(Noun):
    """What articles have in common.

    ``groups`` are the stories, those of most origins, then of most articles, first; every article is in exactly
    one, but for those in ``off_topic``, which a given topic leaves out.  ``copies`` names for each article that is not
    the fullest of its origin the one that is.
    """

    origins: tuple[Origin, ...]
    groups: tuple[tuple[SourceId, ...], ...]
    copies: tuple[Copy, ...] = ()
    off_topic: tuple[SourceId, ...] = ()


def trace_articles(articles: Sequence[Article], *, topic: str | None = None) -> Traced:
    """Find the copies among articles, and the stories that they tell.

    Args:
        articles: cleaned, with the ids S1 … of sources.
        topic: the user's words for what the brief is about.
    """
    titles = [title_of(article) for article in articles]
    words = without_repeats([Words.of(article) for article in articles], titles)
    weights = Weights(words, titles)
    alike = likenesses(words)
    members = stories(weights.vectors(), words, [pair for pair, like in alike.items() if like.whole])
    story_of = {number: story for story, numbers in enumerate(members) for number in numbers}
    shared = shared_origins(words, alike, story_of)
    strays = set(off_topic(topic, weights, words, titles) if topic else ())
    groups = [[number for number in numbers if number not in strays] for numbers in members]
    found = named(articles, words, shared, story_of)
    return Traced(
        origins=tuple(origin for origin, _ in found),
        groups=tuple(tuple(articles[n].id for n in group) for group in _largest_first(groups, shared)),
        copies=tuple(copy for _, copies in found for copy in copies),
        off_topic=tuple(articles[number].id for number in sorted(strays)),
    )


def copies_of(traced: Traced) -> dict[SourceId, Copy]:
    """The sources that are copies of a fuller or earlier one, for the ledger."""
    return {copy.source: copy for copy in traced.copies}


def _largest_first(groups: Sequence[Sequence[int]], shared: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """The groups that are not empty: those of most origins first, then those of most articles."""
    origin_of = {member: number for number, members in enumerate(shared) for member in members}

    def size(group: Sequence[int]) -> tuple[int, int]:
        return len({origin_of[member] for member in group}), len(group)

    return sorted(filter(None, groups), key=size, reverse=True)
