"""A finished brief and its sources to a report: read, match, lay out, check each statement; nothing is written."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.rechecking.brief_file import BriefFile, Named
from briefgen.domain.rechecking.desk import Desk, Table
from briefgen.domain.rechecking.finding import Report, SourceNow, Verdict
from briefgen.domain.rechecking.matching import Matcher, common_tail
from briefgen.domain.summary import SourceSummary
from briefgen.errors import AnswerError
from briefgen.pipeline.reading import Reading, read_inputs
from briefgen.pipeline.summarising import ask_articles, summarise_articles
from briefgen.pipeline.tools import Tools
from briefgen.stages.recheck import Rechecker


class Sought(NamedTuple):
    """Where the sources are looked for.

    ``paths`` are read; ``called`` is what paths of the brief are called among them; ``refused`` are paths of the brief
    that are not read, ``why`` says so; ``withdrawn`` are ids or paths of sources that may carry nothing any more.
    """

    paths: Sequence[str]
    called: Mapping[str, str] = {}
    refused: frozenset[str] = frozenset()
    why: str = ""
    withdrawn: frozenset[str] = frozenset()


def check_brief(file: BriefFile, sought: Sought, tools: Tools) -> Report:
    """Check every statement of a brief.

    Raises:
        InputError: a path that was named on the command line is missing.
    """
    found = _sources(file, sought, tools)
    now = [_now(source, found, sought) for source in file.sources]
    sound = {source.id for source in now if source.is_sound or source.state == "withdrawn"}
    articles = [
        article.model_copy(update={"id": source}) for source, (article, _) in found.matched.items() if source in sound
    ]
    checker = Rechecker(file, _desk(articles, file, tools), now)
    claims = [checker.verdict(stated) for stated in file.statements if stated.is_claim]  # statements rest on them
    told = [checker.verdict(stated) for stated in file.statements if not stated.is_claim]
    statements = sorted((*told, *claims), key=lambda verdict: verdict.line)
    used = frozenset(cite for verdict in statements for cite in verdict.cites)
    if not file.is_page:
        used |= {note.id for note in file.footnotes}  # in JSON an actor's mentions are citations of no statement
    return Report(
        statements=tuple(statements),
        footnotes=tuple(checker.unused(used)),
        sources=tuple(_with_rests(source, file, statements) for source in now),
    )


class _Sources(NamedTuple):
    """What was read, and which article of it is which source."""

    reading: Reading
    matcher: Matcher
    matched: Mapping[str, tuple[Article, SourceNow]]


def _sources(file: BriefFile, sought: Sought, tools: Tools) -> _Sources:
    reading = read_inputs(sought.paths, tools)
    matcher = Matcher(reading.articles, file.footnotes, sought.called)
    return _Sources(reading, matcher, matcher.match(file.sources))


def _now(source: Named, found: _Sources, sought: Sought) -> SourceNow:
    """What became of one source."""
    path = source.paths[0] if source.paths else source.id
    now = found.matched[source.id][1] if source.id in found.matched else None
    if sought.withdrawn & {source.id, *source.paths, now.now if now else None}:
        return SourceNow(id=source.id, path=path, state="withdrawn", reason="was withdrawn")
    if now:
        return now
    lost = SourceNow(id=source.id, path=path, state="vanished", reason="is not there any more")
    if other := found.matcher.named_otherwise(source):
        reason = "holds another text now: none of the words that are quoted of it"
        return lost.model_copy(update={"state": "replaced", "now": other, "reason": reason})
    if source.paths and sought.refused.issuperset(source.paths):
        return lost.model_copy(update={"state": "refused", "reason": sought.why})
    names = {*source.paths, *(sought.called[p] for p in source.paths if p in sought.called)}
    for row in found.reading.rows:
        if any(common_tail(row.input, name) for name in names):
            return lost.model_copy(update={"state": "unreadable", "reason": f"cannot be read: {row.reason}"})
    return lost


def _desk(articles: Sequence[Article], file: BriefFile, tools: Tools) -> Desk:
    """The articles with what the extractive engine finds in them, whoever wrote the brief."""
    if not articles:
        return Desk({}, (), ())
    asked = ask_articles(articles, tools)
    summaries: Sequence[SourceSummary]
    try:
        summaries = summarise_articles(asked, tools).summaries
    except AnswerError:
        summaries = ()
    tables = {a.id: Table(a, asked.sentences[a.id]) for a in articles}
    return Desk(tables, summaries, file.actors)


def _with_rests(source: SourceNow, file: BriefFile, statements: Sequence[Verdict]) -> SourceNow:
    """The source with the lines of the statements that rest on it."""
    own = {note.id for note in file.footnotes if note.source == source.id}
    rests = dict.fromkeys(verdict.line for verdict in statements if not own.isdisjoint(verdict.cites))
    return source.model_copy(update={"rests": tuple(rests)})
