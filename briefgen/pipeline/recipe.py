"""The recipe: load, clean, trace, chunk, summarise, ground, merge, check, and judge where that is wished."""

from collections.abc import Sequence

from briefgen.domain.article import Article
from briefgen.domain.brief import Brief
from briefgen.domain.checking.coverage import Coverage, coverage_of
from briefgen.domain.noun import Noun
from briefgen.domain.summary import Material
from briefgen.errors import NoArticlesError
from briefgen.pipeline.assembling import assemble_brief
from briefgen.pipeline.judging import judge_stories
from briefgen.pipeline.reading import Reading, read_articles
from briefgen.pipeline.summarising import Asked, Summarised, ask_articles, summarise_articles
from briefgen.pipeline.telling import tell_stories
from briefgen.pipeline.tools import Tools, Wishes
from briefgen.stages.trace import Traced, trace_articles


class Made(Noun):
    """A brief, of each of its sources how much it cites, and the articles as they were read, cleaned and cited."""

    brief: Brief
    coverage: tuple[Coverage, ...]
    articles: tuple[Article, ...]


def make_brief(paths: Sequence[str], tools: Tools, wishes: Wishes) -> Made:
    """Make one checked brief of all that lies at the paths.

    Raises:
        NoArticlesError: nothing there is an article, or none is on the topic.
        InputError: a path is missing.
        ModelError: the model gave no answer at all; a single answer lost is a gap instead.
    """
    reading = read_articles(paths, tools, since=wishes.since)
    asked = None if wishes.topic else ask_articles(reading.articles, tools)  # goes on while the articles are traced
    traced = trace_articles(reading.articles, topic=wishes.topic)
    asked = asked or ask_articles(_on_topic(reading, traced, wishes), tools)
    summarised = summarise_articles(asked, tools)
    materials = _materials(asked, traced, summarised)
    told = judge_stories(tell_stories(materials, tools), materials, tools)
    brief = assemble_brief(reading, traced, summarised, told, wishes=wishes, tools=tools)
    return Made(brief=brief, coverage=coverage_of(brief, asked.articles), articles=tuple(reading.articles))


def _on_topic(reading: Reading, traced: Traced, wishes: Wishes) -> list[Article]:
    articles = [article for article in reading.articles if article.id not in traced.off_topic]
    if not articles:
        raise NoArticlesError(f"no article is about {wishes.topic!r}; widen the topic")
    return articles


def _materials(asked: Asked, traced: Traced, summarised: Summarised) -> list[Material]:
    """What each story may draw on: its own sources with their origins, and nothing else."""
    articles = {article.id: article for article in asked.articles}
    summaries = {summary.source: summary for summary in summarised.summaries}
    origins = {source: origin for origin in traced.origins for source in origin.sources}
    groups = [[source for source in group if source in summaries] for group in traced.groups]
    return [
        Material(
            articles=tuple(articles[source] for source in group),
            sentences={source: asked.sentences[source] for source in group},
            summaries=tuple(summaries[source] for source in group),
            origins=tuple({origins[source].id: origins[source] for source in group}.values()),
        )
        for group in groups
        if group
    ]
