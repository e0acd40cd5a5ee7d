"""What is new in a brief against those that went before it; as much a contract as the brief itself."""

from typing import Literal

from pydantic import Field

from briefgen.domain.noun import Noun
from briefgen.domain.statement import Certainty, CitationId, IsoDate

CHANGES_VERSION: Literal["1.0"] = "1.0"


class Words(Noun):
    """The words that a statement rests on, and where they stand.

    They are told in full, because two briefs number their sources alike: ``anchor`` counts in the brief that says it.
    """

    quote: str = Field(min_length=1)
    anchor: CitationId
    source: str = Field(min_length=1)
    """The source's title, else its path or address."""

    publisher: str | None = None
    published: IsoDate | None = None
    locator: str


class Said(Noun):
    """A statement as one of the briefs has it.

    ``date`` is that of the statement itself, else of the newest source that it cites.
    """

    text: str = Field(min_length=1)
    date: IsoDate | None = None
    origins: int = Field(ge=1)
    certainty: Certainty
    words: tuple[Words, ...] = Field(min_length=1)


class BriefLabel(Noun):
    """Which brief is meant."""

    title: str
    as_of: IsoDate | None
    generated_at: str
    sources: int = Field(ge=1)


class ActorChange(Noun):
    """Somebody of whom no brief before has told."""

    name: str = Field(min_length=1)
    role: str | None = None
    said: Said


class PositionChange(Noun):
    """What an actor says now beside what the same actor said before on the same matter, where it did.

    ``taken``: nothing was known before.  ``reversed``: one denies what the other asserts.  ``hardened`` and
    ``softened``: the same with more force, or with less.  ``changed``: the same with another figure or date.
    ``repeated``: the same, from a source that was not there before.
    """

    kind: Literal["taken", "hardened", "softened", "reversed", "changed", "repeated"]
    actor: str = Field(min_length=1)
    issue: str
    before: Said | None = None
    now: Said


class FactChange(Noun):
    """A figure or date of one thing that a later source gives otherwise."""

    about: str = Field(min_length=1)
    before: Said
    now: Said


class DisputeChange(Noun):
    """What sources or actors differ about: ``opened`` now, ``open`` as before, or ``settled`` by ``now``.

    Settled means that new sources say one side only, and none says the other; who is right, no program knows.
    """

    kind: Literal["opened", "settled", "open"]
    about: str = Field(min_length=1)
    sides: tuple[Said, ...] = Field(min_length=2)
    now: Said | None = None


class EventChange(Noun):
    """What happened, or is announced, that no brief before told of."""

    date: IsoDate | None
    date_words: str
    future: bool
    said: Said


class QuestionChange(Noun):
    """An open question: ``opened`` now, ``answered`` by the words of ``answer``, or ``open`` since ``since``."""

    kind: Literal["opened", "answered", "open"]
    question: Said
    since: IsoDate | None = None
    """The date of the first brief that raised it, None where that is not known, or where it is this one."""

    answer: Said | None = None


class SourceChange(Noun):
    """A source that is ``new``, whose words have ``changed`` since a brief rested on it, or that is ``gone``.

    ``rested`` are the statements of briefs before that cited it; of a source that is new there are none.
    """

    kind: Literal["new", "changed", "gone"]
    source: str = Field(min_length=1)
    publisher: str | None = None
    published: IsoDate | None = None
    rested: tuple[str, ...] = ()


class Changes(Noun):
    """All that one brief says and those before it did not, and what became of what they said.

    ``before`` are the earlier briefs, the oldest first.  ``known`` counts the statements of this brief that rest on
    nothing but sources which an earlier brief had, or that say what one said.
    """

    schema_version: Literal["1.0"] = CHANGES_VERSION
    before: tuple[BriefLabel, ...] = Field(min_length=1)
    now: BriefLabel
    actors: tuple[ActorChange, ...] = ()
    positions: tuple[PositionChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    disputes: tuple[DisputeChange, ...] = ()
    events: tuple[EventChange, ...] = ()
    questions: tuple[QuestionChange, ...] = ()
    sources: tuple[SourceChange, ...] = ()
    known: int = Field(ge=0)

    @property
    def is_news(self) -> bool:
        """Whether there is anything that a reader of the earlier briefs does not know."""
        return bool(
            self.actors
            or self.facts
            or self.events
            or any(each.kind != "repeated" for each in self.positions)
            or any(each.kind != "open" for each in self.questions)
            or any(each.kind != "open" for each in self.disputes)
            or any(each.kind == "changed" for each in self.sources)
        )
