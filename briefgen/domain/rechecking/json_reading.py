"""A JSON brief as statements, footnotes and sources; each statement with the line where the file has it."""

import json
from collections.abc import Iterator

from briefgen.domain.brief import Brief
from briefgen.domain.claim import Claim
from briefgen.domain.rechecking.brief_file import BriefFile, Footnote, Named, Person, Stated
from briefgen.domain.statement import Statement
from briefgen.domain.story import Actor, Event, OpenQuestion, Position, Side, Story


def read_json(brief: Brief, content: str) -> BriefFile:
    """Take a brief apart: its claims first, since statements rest on them."""
    lines = _Lines(content)
    claims = [_claim(claim) for claim in brief.claims]
    told = [stated for story in brief.stories for stated in _of_story(story)]
    told = [lines.placed(stated) for stated in told]
    return BriefFile(
        statements=(*told, *map(lines.placed, claims)),
        footnotes=tuple(
            Footnote(id=c.id, source=c.source, quote=c.quote, start=c.start, end=c.end, line=lines.of(c.id))
            for c in brief.citations
        ),
        sources=tuple(Named(id=s.id, paths=tuple(filter(None, (s.path,))), sha256=s.sha256) for s in brief.sources),
        actors=tuple(
            Person(names=(actor.name, *actor.aliases), role=actor.role, kind=actor.kind)
            for story in brief.stories
            for actor in story.actors
        ),
    )


class _Lines:
    """Finds the line of each value in the order in which the file has them."""

    def __init__(self, content: str) -> None:
        self._places: dict[str, list[int]] = {}
        for number, line in enumerate(content.split("\n"), 1):
            key, _, value = line.strip().rstrip(",").partition(": ")
            if key in ('"text"', '"id"'):
                self._places.setdefault(value, []).append(number)

    def of(self, value: str) -> int:
        """The line of a value, or the first where the file does not have it on a line of its own."""
        places = self._places.get(json.dumps(value, ensure_ascii=False), [])
        return places.pop(0) if len(places) > 1 else places[0] if places else 1

    def placed(self, stated: Stated) -> Stated:
        """A statement with its line."""
        return stated.model_copy(update={"line": self.of(stated.text)})


def _of_story(story: Story) -> Iterator[Stated]:
    """In the order of the file."""
    names = {actor.id: actor.name for actor in story.actors}
    for part, statements in (
        ("bottom_line", story.bottom_line),
        ("actors", story.actors),
        ("positions", story.positions),
        ("disagreements", tuple(side for each in story.disagreements for side in each.sides)),
        ("timeline", story.timeline),
        ("open_questions", story.open_questions),
    ):
        yield from (_stated(part, statement, names) for statement in statements)


def _stated(part: str, statement: Statement, names: dict[str, str]) -> Stated:
    held = isinstance(statement, Position)
    speaker = statement.actor if isinstance(statement, Position | Side) else None
    quote = statement.quote if isinstance(statement, Position) else None
    return Stated(
        line=1,
        part=part,
        text=statement.text,
        cites=statement.cites,
        certainty=statement.certainty,
        is_question=isinstance(statement, OpenQuestion),
        is_position=held or not isinstance(statement, Event | Actor),
        actor=statement.name if isinstance(statement, Actor) else names.get(speaker or ""),
        words=(quote,) if quote else (),
        date=statement.date if isinstance(statement, Event | Position) else None,
        is_dated_by_report=isinstance(statement, Event) and not statement.date_words,
    )


def _claim(claim: Claim) -> Stated:
    return Stated(
        line=1,
        part="claims",
        text=claim.text,
        cites=claim.cites,
        certainty=claim.certainty,
        is_question=claim.kind == "question",
        is_position=claim.kind == "position",
        is_claim=True,
        actor=claim.actor,
        words=(claim.quote,) if claim.quote else (),
        date=claim.date,
        is_dated_by_report=claim.kind == "event" and not claim.date_words,
    )
