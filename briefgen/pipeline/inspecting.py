"""Inputs as they were read, cleaned, described and traced: everything that a brief rests on, before any is written."""

from collections.abc import Sequence

from briefgen.domain.noun import Noun
from briefgen.pipeline.reading import Reading, read_articles
from briefgen.pipeline.tools import Tools, Wishes
from briefgen.stages.trace import Traced, trace_articles


class Inspected(Noun):
    """What was read, and what the articles have in common."""

    reading: Reading
    traced: Traced


def inspect_articles(paths: Sequence[str], tools: Tools, wishes: Wishes) -> Inspected:
    """Take the first steps of a brief and stop there.

    Raises:
        NoArticlesError: nothing at the paths is an article.
        InputError: a path is missing.
    """
    reading = read_articles(paths, tools, since=wishes.since)
    return Inspected(reading=reading, traced=trace_articles(reading.articles, topic=wishes.topic))
