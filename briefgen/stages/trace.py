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

    ``groups`` are the stories, those of most origins, then of most articles, first; every article is in exactly one.
    ``copies`` names for each article that is no origin's fullest the one that is.  ``off_topic`` lists the articles
    that a given topic leaves out; they keep their place in origins and groups.
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
    stories = topics.stories(articles, tokens)
    story_of = {article: number for number, members in enumerate(stories) for article in members}
    words = [Words(each) for each in tokens]
    shared = origins.shared_origins(words, story_of, topics.pairs_of(stories))
    named = origins.named(articles, words, shared)
    groups = _largest_first(stories, {member: number for number, members in enumerate(shared) for member in members})
    return Traced(
        origins=tuple(found for found, _ in named),
        groups=tuple(tuple(articles[member].id for member in group) for group in groups),
        copies=tuple(copy for _, copies in named for copy in copies),
        off_topic=tuple(articles[n].id for n in topics.off_topic(articles, tokens, topic)) if topic else (),
    )


def copies_of(traced: Traced) -> dict[SourceId, Copy]:
    """The sources that are copies of a fuller or earlier one, for the ledger."""
    return {copy.source: copy for copy in traced.copies}


def _largest_first(stories: list[list[int]], origin_of: dict[int, int]) -> list[list[int]]:
    def size(members: list[int]) -> tuple[int, int]:
        return len({origin_of[member] for member in members}), len(members)

    return sorted(stories, key=size, reverse=True)
