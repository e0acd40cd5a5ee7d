"""The recipe: load, clean, trace, chunk, summarise, ground, merge, check, and judge where that is wished."""

from collections.abc import Sequence

from briefgen.domain.brief import Brief
from briefgen.domain.checking.coverage import Coverage, coverage_of
from briefgen.domain.chunk import Sentence
from briefgen.domain.noun import Noun
from briefgen.domain.summary import Material
from briefgen.errors import NoArticlesError
from briefgen.pipeline.assembling import assemble_brief
from briefgen.pipeline.judging import judge_stories
from briefgen.pipeline.reading import Reading, read_articles
from briefgen.pipeline.summarising import Summarised, summarise_articles
from briefgen.pipeline.telling import tell_stories
from briefgen.pipeline.tools import Tools, Wishes
from briefgen.stages.chunk import number_sentences
from briefgen.stages.trace import Traced, trace_articles


class Made(Noun):
    """A brief, and of each of its sources how much it cites."""

    brief: Brief
    coverage: tuple[Coverage, ...]


def make_brief(paths: Sequence[str], tools: Tools, wishes: Wishes) -> Made:
    """Make one checked brief of all that lies at the paths.

    Raises:
        NoArticlesError: nothing there is an article, or none is on the topic.
        InputError: a path is missing.
        ModelError: the model gave no answer at all; a single answer lost is a gap instead.
    """
    reading = read_articles(paths, tools)
    traced = trace_articles(reading.articles, topic=wishes.topic)
    on_topic = [article for article in reading.articles if article.id not in traced.off_topic]
    if not on_topic:
        raise NoArticlesError(f"no article is about {wishes.topic!r}; widen the topic")
    sentences = {article.id: number_sentences(article) for article in on_topic}
    summarised = summarise_articles(on_topic, sentences, tools)
    materials = _materials(reading, traced, sentences, summarised)
    told = judge_stories(tell_stories(materials, tools), materials, tools)
    brief = assemble_brief(reading, traced, summarised, told, wishes=wishes, tools=tools)
    return Made(brief=brief, coverage=coverage_of(brief, on_topic))


def _materials(
    reading: Reading, traced: Traced, sentences: dict[str, tuple[Sentence, ...]], summarised: Summarised
) -> list[Material]:
    """What each story may draw on: its own sources and nothing else."""
    articles = {article.id: article for article in reading.articles}
    summaries = {summary.source: summary for summary in summarised.summaries}
    groups = [[source for source in group if source in summaries] for group in traced.groups]
    return [
        Material(
            articles=tuple(articles[source] for source in group),
            sentences={source: sentences[source] for source in group},
            summaries=tuple(summaries[source] for source in group),
            origins=traced.origins,
        )
        for group in groups
        if group
    ]
