"""How many articles and origins stand behind a statement, in words."""

from briefgen.domain.brief import Brief
from briefgen.domain.source import Source
from briefgen.domain.statement import Statement
from briefgen.stages.render.words import counted, sentence

NO_SOURCE = "no_named_source"


class Support:
    """Says in words how many articles and origins stand behind a statement."""

    def __init__(self, brief: Brief) -> None:
        """Look up the brief's sources once."""
        self._sources: dict[str, Source] = {source.id: source for source in brief.sources}
        self._labels = {origin.id: origin.label for origin in brief.origins}

    def __call__(self, statement: Statement) -> str:
        """``three articles, one origin: Reuters interview``."""
        articles = _articles(statement)
        told = counted(len(articles), "article")
        if len(articles) > 1:
            told += f", {counted(statement.origins, 'origin')}"
        homes = {self._sources[article].origin for article in articles}
        if len(homes) == 1:
            told += f": {self._labels[min(homes)].partition(' “')[0]}"  # whose title it is, the sources say
        elif statement.origins == 1:
            told += ": the same words"
        return told

    def told(self, statement: Statement) -> str:
        """The same, but only where a reader must know it: several articles, or no source named; else nothing."""
        articles = _articles(statement)
        if len(articles) > 1:
            return sentence(f"{counted(len(articles), 'article')}, {counted(statement.origins, 'origin')}")
        if any(NO_SOURCE in self._sources[article].flags for article in articles):
            return "One article, which names no source"
        return ""


def _articles(statement: Statement) -> list[str]:
    """The sources that a statement cites, each once."""
    return list(dict.fromkeys(cite.partition(".")[0] for cite in statement.cites))
