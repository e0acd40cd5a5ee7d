"""Judging: a second reader is shown every statement of a story beside its passages; what it does not find goes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from briefgen.domain.checking.surroundings import Surroundings
from briefgen.domain.fault import Fault
from briefgen.domain.judging import Case, Passage, Verdict
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.statement import Statement
from briefgen.domain.story import Actor, Event, OpenQuestion, Position, Story
from briefgen.domain.summary import Material

_BEFORE = 2
"""Sentences before a cited one that are shown with it: most of "he" and "the group" are explained there."""

_MOST = 6
"""Passages of one statement that are shown; what more articles say was joined because it is the same."""

FEWEST_SIDES = 2
_S = TypeVar("_S", bound=Statement)


class _Place(NamedTuple):
    """Where a statement stands: its part, its place there, and of a disagreement which side it is."""

    part: str
    number: int
    side: int = 0


class Judged(Noun):
    """The story of the statements that were found in their passages; what was withheld, and how many nobody judged."""

    story: Story
    faults: tuple[Fault, ...] = ()
    unjudged: tuple[str, ...] = ()


def cases_of(story: Story, material: Material) -> tuple[Case, ...]:
    """Every statement of a story with its passages, in the order in which ``uphold`` takes the verdicts."""
    bench = _Bench(material)
    names = {actor.id: actor.name for actor in story.actors}
    return tuple(
        Case(what=_what(statement, names), text=statement.text, passages=bench.passages(statement))
        for _, statement in _statements(story)
    )


def uphold(story: Story, verdicts: Sequence[Verdict], judge: str) -> Judged:
    """Return the story without what was not found in its passages, or not judged: nothing can come in here.

    An actor whose sentence goes stays under its name, for positions name it; a disagreement needs two sides.
    """
    against: dict[_Place, str] = {}
    faults: list[Fault] = []
    unjudged: list[str] = []
    for (place, statement), verdict in zip(_statements(story), verdicts, strict=True):
        if verdict.carried:
            continue
        reason = f"{judge} does not find it in the passage: {verdict.reason or 'no reason given'}"
        if verdict.carried is None:
            reason = f"it was to be judged, and was not: {verdict.reason}"
            unjudged.append(verdict.reason)
        against[place] = reason
        faults.append(Fault(part=place.part, index=place.number, text=statement.text, reasons=(reason,)))
    disagreements = []
    for index, one in enumerate(story.disagreements):
        sides = tuple(s for n, s in enumerate(one.sides) if _Place("disagreements", index, n) not in against)
        if len(sides) >= FEWEST_SIDES:
            disagreements.append(one.model_copy(update={"sides": sides}))
        else:
            reasons = ("fewer than two of its sides were found in their passages",)
            faults.append(Fault(part="disagreements", index=index, text=one.about, reasons=reasons))
    kept = story.model_copy(
        update={
            "bottom_line": _kept("bottom_line", story.bottom_line, against),
            "actors": tuple(
                _nameless(actor) if _Place("actors", index) in against else actor
                for index, actor in enumerate(story.actors)
            ),
            "positions": _kept("positions", story.positions, against),
            "disagreements": tuple(disagreements),
            "timeline": _kept("timeline", story.timeline, against),
            "open_questions": _kept("open_questions", story.open_questions, against),
        }
    )
    return Judged(story=kept, faults=tuple(faults), unjudged=tuple(unjudged))


def _kept(part: str, statements: Sequence[_S], against: dict[_Place, str]) -> tuple[_S, ...]:
    return tuple(one for index, one in enumerate(statements) if _Place(part, index) not in against)


def _nameless(actor: Actor) -> Actor:
    """An actor of whom nothing is said but the name."""
    return actor.model_copy(update={"text": actor.name, "role": None})


def _statements(story: Story) -> Iterator[tuple[_Place, Statement]]:
    """All that a story states; of an actor without a sentence there is nothing to judge."""
    parts: tuple[tuple[str, Sequence[Statement]], ...] = (
        ("bottom_line", story.bottom_line),
        ("actors", story.actors),
        ("positions", story.positions),
        ("timeline", story.timeline),
        ("open_questions", story.open_questions),
    )
    for part, statements in parts:
        for index, one in enumerate(statements):
            if not (isinstance(one, Actor) and one.text == one.name):
                yield _Place(part, index), one
    for index, disagreement in enumerate(story.disagreements):
        for side, one in enumerate(disagreement.sides):
            yield _Place("disagreements", index, side), one


def _what(statement: Statement, names: dict[str, str]) -> str:
    if isinstance(statement, Actor):
        return f"actor {statement.name}"
    if isinstance(statement, Position):
        return f"position of {names[statement.actor]}"
    if isinstance(statement, Event):
        when = statement.date or statement.date_words
        return f"event{' ahead' if statement.future else ''}{f', {when}' if when else ''}"
    if isinstance(statement, OpenQuestion):
        return "question"
    return "statement"


class _Bench:
    """The articles of a story, looked up by what is cited."""

    def __init__(self, material: Material) -> None:
        self._citations = material.citations
        self._published = {article.id: article.published for article in material.articles}
        self._around = {
            article.id: Surroundings(article, material.sentences.get(article.id, ())) for article in material.articles
        }

    def passages(self, statement: Statement) -> tuple[Passage, ...]:
        """What a statement cites, one passage an article; copies once."""
        by_source: dict[str, list[Span]] = {}
        for cite in statement.cites:
            citation = self._citations[cite]
            by_source.setdefault(citation.source, []).append(Span(citation.start, citation.end))
        found = {self._text(source, spans): source for source, spans in reversed(by_source.items())}
        return tuple(Passage(text, self._published[source]) for text, source in reversed(found.items()))[:_MOST]

    def _text(self, source: str, spans: Sequence[Span]) -> str:
        around = self._around[source]
        shown = (each for span in spans for each in (around.before(span, _BEFORE), around.holding([span])))
        return " ".join(dict.fromkeys(sentence for each in shown for sentence in each.split("\n") if sentence))
