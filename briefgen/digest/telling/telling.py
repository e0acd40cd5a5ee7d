"""Everything that a message says, put together."""

from collections.abc import Collection

from briefgen.digest.telling import gist, news
from briefgen.digest.telling.mail import Mail, plain
from briefgen.domain.brief import Brief
from briefgen.domain.changes import Changes
from briefgen.domain.noun import Noun
from briefgen.stages.render.words import counted, day, sentence

SUBJECT = 120
"""Characters; what mail programs show of a subject ends between 40 and 100."""

_SOURCES = 4
"""Sources are that many times as many as items of a section: they are a line each."""


class Occasion(Noun):
    """What a message needs to know beside the brief: the period, what is attached, and where one leaves."""

    period: str
    attached: tuple[str, ...] = ()
    leave: str = ""


def mail_of(brief: Brief, changes: Changes | None, occasion: Occasion, *, room: int) -> Mail:
    """The message of a brief, each part of it with ``room`` items at most; behind changes the rest has half of that."""
    changed = tuple(news.changed_sections(changes, room)) if changes and changes.is_news else ()
    numbers = news.tally(changes) if changes else ""
    sources = gist.source_lines(brief, room * _SOURCES)
    return Mail(
        title=brief.title,
        subject=subject_of(brief, changes),
        preheader=f"{sentence(numbers) or ('Nothing new' if changes else 'First issue')} · {gist.basis(brief)}",
        period=occasion.period,
        as_of=day(brief.as_of) if brief.as_of else "an unknown date",
        basis=gist.basis(brief),
        question=brief.question or "",
        opening=_opening(changes, numbers),
        known=news.known(changes) if changes else "",
        changes=changed,
        bottom_line=gist.bottom_line(brief, room, _new(brief, changes) if changes else ()),
        rest=tuple(gist.brief_sections(brief, max(1, room // 2) if changed else room, questions=not changed)),
        sources=sources,
        more_sources=len(brief.sources) - len(sources),
        losses=tuple(gist.losses(brief)),
        attached=occasion.attached,
        written=f"{brief.engine} engine{f' with {brief.run.model}' if brief.run.model else ''}, "
        f"{day(brief.generated_at[:10])}",
        leave=occasion.leave,
    )


def subject_of(brief: Brief, changes: Changes | None) -> str:
    """The title of the brief, and the newest development in the words of its statement, cut with an ellipsis.

    Of a first issue it is what the brief comes down to.
    """
    title = plain(brief.title)
    if changes and not changes.is_news:
        return _cut(f"{title}: nothing new", SUBJECT)
    if changes:
        said = news.newest(changes, _foremost(brief, _new(brief, changes))) or news.tally(changes)
    else:
        said = next(iter(_foremost(brief, {source.id for source in brief.sources})), "")
    return _cut(f"{title}: {plain(said)}" if said and plain(said) != title else title, SUBJECT)


def _foremost(brief: Brief, sources: Collection[str]) -> list[str]:
    """What the brief comes down to, as far as it rests on those sources alone."""
    lines = [statement for story in brief.stories for statement in story.bottom_line]
    return [line.text for line in lines if gist.rests_on(line, sources)]


def _new(brief: Brief, changes: Changes) -> set[str]:
    """The ids of the sources that no earlier issue had."""
    named = {one.source for one in changes.sources if one.kind == "new"}
    return {source.id for source in brief.sources if (source.title or source.path or source.url) in named}


def _opening(changes: Changes | None, numbers: str) -> str:
    if changes is None:
        return "This is the first issue: there is nothing before it to compare it with."
    last = changes.before[-1]
    when = f"the issue of {day(last.generated_at[:10])}"
    if not changes.is_news:
        return f"Nothing new since {when}: what these articles say was known, or could not be told apart from it."
    new = sum(one.kind == "new" for one in changes.sources)
    return f"Since {when}: {numbers}; {counted(new, 'new article')}."


def _cut(text: str, most: int) -> str:
    """A text that is no longer than that, cut between words."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
