"""One topic: who acts, what they want, where sources differ, what happened when, what is open."""

from typing import Literal

from pydantic import Field

from briefgen.domain.claim import Speech
from briefgen.domain.noun import Noun
from briefgen.domain.statement import ActorId, IsoDate, SourceId, Statement

ActorKind = Literal["person", "organisation", "country", "group"]


class Actor(Statement):
    """Who somebody is in this story; ``text`` says it, ``mentions`` counts names in the bodies of ``sources``."""

    id: ActorId
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    role: str | None = None
    part_of: ActorId | None = None
    sources: tuple[SourceId, ...] = Field(min_length=1)
    mentions: int = Field(ge=1)


class Position(Statement):
    """What an actor wants, holds or said on an issue; ``quote`` is verbatim where ``speech`` is direct."""

    actor: ActorId
    issue: str
    stance: str
    speech: Speech
    quote: str | None = None
    date: IsoDate | None = None


class Side(Statement):
    """One of the statements that cannot both hold, or that stand against each other."""

    actor: ActorId | None = None


class Disagreement(Noun):
    """Where sources, or actors, differ."""

    about: str
    kind: Literal["fact", "number", "date", "position"]
    sides: tuple[Side, ...] = Field(min_length=2)


class Event(Statement):
    """What happened, or is to happen; ``date`` is None where the words do not say."""

    date: IsoDate | None
    date_words: str
    future: bool


class OpenQuestion(Statement):
    """What is not known; ``why`` says what raises it."""

    raised_by: Literal["source", "conflict", "silence"]
    actor: ActorId | None = None
    why: str


class Story(Noun):
    """One topic of a brief, told from ``sources``."""

    title: str = Field(min_length=1)
    sources: tuple[SourceId, ...] = Field(min_length=1)
    bottom_line: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    positions: tuple[Position, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    timeline: tuple[Event, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
