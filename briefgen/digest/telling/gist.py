"""What a brief says, shortened to what a message has room for."""

from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from briefgen.digest.telling.mail import Item, Line, Section, SourceLine
from briefgen.domain.brief import Brief
from briefgen.domain.source import Source
from briefgen.domain.statement import SourceId, Statement
from briefgen.domain.story import Event, Position, Story
from briefgen.stages.render.arranging import stands
from briefgen.stages.render.support import Support
from briefgen.stages.render.words import counted, day, sentence, when

LOST = frozenset({"empty", "unreadable", "failed"})
_LOSSES = 5
_QUESTIONS = "Open questions"


def bottom_line(brief: Brief, room: int, new: Collection[SourceId] = ()) -> tuple[Line, ...]:
    """What each story comes down to; a line that rests on ``new`` sources alone says so."""
    support = Support(brief)
    alone = len(brief.stories) == 1
    lines = []
    for story in brief.stories:
        for place, statement in enumerate(story.bottom_line[:room]):
            told = ("" if alone or place else story.title, "new" if rests_on(statement, new) else "")
            lines.append(_line(statement, support, label=sentence(", ".join(filter(None, told)))))
    return tuple(lines)


def rests_on(statement: Statement, sources: Collection[SourceId]) -> bool:
    """Whether a statement cites those sources and no other."""
    return {cite.partition(".")[0] for cite in statement.cites} <= set(sources)


def brief_sections(brief: Brief, room: int, *, questions: bool = True) -> Iterator[Section]:
    """The rest of a brief, each section with ``room`` items at most; without its questions where they were told."""
    support = Support(brief)
    for story in brief.stories:
        before = "" if len(brief.stories) == 1 else f"{story.title}: "
        for title, items in _parts(story, support):
            if items and (questions or title != _QUESTIONS):
                name = f"{before}{title.lower()}" if before else title
                yield Section(title=name, items=tuple(items[:room]), more=max(0, len(items) - room))


def source_lines(brief: Brief, room: int) -> tuple[SourceLine, ...]:
    """The sources, as many as there is room for."""
    return tuple(_source_line(source, brief) for source in brief.sources[:room])


def losses(brief: Brief) -> Iterator[str]:
    """What of the sources did not reach the brief, a sentence each."""
    if brief.run.stopped:
        yield brief.run.stopped
    rows = [row for row in brief.ledger if row.fate in LOST]
    yield from (f"{row.input}: {row.fate}: {row.reason}" for row in rows[:_LOSSES])
    if len(rows) > _LOSSES:
        yield f"and {counted(len(rows) - _LOSSES, 'more input')} that could not be read"
    if parts := sum(gap.what in {"chunk", "source"} for gap in brief.gaps):
        yield f"{counted(parts, 'part')} of the articles could not be told"
    if withheld := sum(gap.what == "statement" for gap in brief.gaps):
        yield f"{counted(withheld, 'statement')} withheld because a check failed"


def basis(brief: Brief) -> str:
    """``five articles of four independent origins``."""
    return f"{counted(len(brief.sources), 'article')} of {counted(len(brief.origins), 'independent origin')}"


def _parts(story: Story, support: Support) -> Iterator[tuple[str, Sequence[Item]]]:
    """The parts of a story that a message tells: what is newest of them first."""
    yield (
        "Positions",
        [
            Item(
                label=f"{actor.name}, {actor.role}" if actor.role else actor.name,
                lines=tuple(_position(position, support) for position in held[:2]),
            )
            for actor, held in stands(story)
        ],
    )
    yield (
        "Where the sources differ",
        [Item(label=one.about, lines=tuple(_line(side, support) for side in one.sides)) for one in story.disagreements],
    )
    past = sorted((one for one in story.timeline if not one.future), key=lambda one: one.date or "", reverse=True)
    yield "Latest events", [_event(event, support) for event in past]
    yield "Ahead", [_event(event, support) for event in story.timeline if event.future]
    yield _QUESTIONS, [Item(lines=(_line(one, support, why=one.why),)) for one in story.open_questions]


def _event(event: Event, support: Support) -> Item:
    return Item(label=when(event), lines=(_line(event, support),))


def _position(position: Position, support: Support) -> Line:
    line = _line(position, support)
    quote = position.quote if position.quote and position.quote not in position.text else ""
    inferred = "Inferred from what is reported" if position.speech == "inferred" else ""
    aside = ". ".join(filter(None, (inferred, line.aside)))
    return line.model_copy(update={"quote": quote, "aside": aside})


def _line(statement: Statement, support: Support, *, label: str = "", why: str = "") -> Line:
    aside = ". ".join(filter(None, (why.rstrip("."), support.told(statement))))
    return Line(text=statement.text, label=label, anchors=statement.cites, aside=aside)


def _source_line(source: Source, brief: Brief) -> SourceLine:
    origin = next(one for one in brief.origins if one.id == source.origin)
    shared = f"one origin with {', '.join(one for one in origin.sources if one != source.id)}"
    about = (
        source.publisher,
        day(source.published) if source.published else "undated",
        shared if len(origin.sources) > 1 else None,
    )
    title = source.title or source.path or source.url or source.id
    return SourceLine(id=source.id, title=title, about=", ".join(filter(None, about)), link=_web(source.url))


def _web(url: str | None) -> str:
    """An address that a reader may follow, else nothing."""
    if not url or not url.isprintable() or set(' <>"') & set(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
