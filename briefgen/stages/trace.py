"""Trace articles to their origins, and sort them into stories."""

from collections.abc import Sequence

from briefgen.domain import origins, topics
from briefgen.domain.article import Article
from briefgen.domain.copies import Words
from briefgen.domain.noun import Noun
from briefgen.domain.origins import Copy
from briefgen.domain.source import Origin
from briefgen.domain.statement import SourceId
from briefgen.domain.tokens import tokens_of


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
    tokens = [tokens_of(article) for article in articles]
    words = [Words(each) for each in tokens]
    stories = topics.stories(articles, tokens)
    story_of = {member: number for number, members in enumerate(stories) for member in members}
    shared = origins.shared_origins(words, story_of, topics.pairs_of(stories))
    strays = set(topics.off_topic(articles, tokens, topic) if topic else ())
    groups = [[member for member in members if member not in strays] for members in stories]
    found = origins.named(articles, words, shared)
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
