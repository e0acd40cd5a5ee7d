"""What an engine *said*, before anything was checked; these types make the model's response schema.

A draft points at sentence numbers (``summarise``) or claim and actor keys (``merge``) that it was given, and at
nothing else.  The field descriptions are part of the prompt: they travel in the schema.
"""

from typing import Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from briefgen.domain.claim import ClaimKind, Speech
from briefgen.domain.noun import Noun
from briefgen.domain.statement import Certainty
from briefgen.domain.story import ActorKind


class QuoteDraft(Noun):
    """Words said to stand in a sentence; ``at`` is their offset in the text as read where the engine knows it."""

    sentence: int = Field(description="number of the sentence the words are copied from")
    words: str = Field(description="words copied exactly from that sentence")
    at: SkipJsonSchema[int | None] = None


class ClaimDraft(Noun):
    """One statement drawn from one article."""

    kind: ClaimKind
    text: str = Field(description="one self-contained sentence: names instead of pronouns, attribution kept")
    quotes: tuple[QuoteDraft, ...] = Field(description="the words of the article that carry the statement")
    certainty: Certainty
    actor: str | None = Field(description="position: full name of who holds it; otherwise null")
    speaker: QuoteDraft | None = Field(description="position: the speaker as the article writes it there")
    speech: Speech | None = Field(description="position: direct, reported or inferred; otherwise null")
    issue: str | None = Field(description="position or question: what it is about, in two to six words")
    stance: str | None = Field(description="position: where the actor stands on the issue, in a few words")
    quote: str | None = Field(description="the actor's own words where the article puts them in quotation marks")
    date: str | None = Field(description="event: YYYY, YYYY-MM or YYYY-MM-DD, only as precise as the article is")
    date_words: str | None = Field(description="event: the article's words for the date")
    future: bool = Field(description="true when it had not happened when the article was written")


class ActorDraft(Noun):
    """Who one article speaks of."""

    name: str = Field(description="fullest form of the name in the article")
    aliases: tuple[str, ...] = Field(description="other forms of the name in the article")
    kind: ActorKind
    role: str | None = Field(description="who this is, in the article's own words")
    part_of: str | None = Field(description="name of the actor this one belongs to")
    quotes: tuple[QuoteDraft, ...] = Field(description="where the article names the actor and says who it is")


class SummaryDraft(Noun):
    """The claims and actors of one chunk of one article."""

    actors: tuple[ActorDraft, ...]
    claims: tuple[ClaimDraft, ...]
    last_sentence: int = Field(description="number of the last sentence you were shown")


ClaimKeys = tuple[str, ...]


class StatementDraft(Noun):
    """One sentence with the keys of the claims that carry it."""

    text: str
    claims: ClaimKeys = Field(description="keys of the claims that carry the sentence")
    certainty: Certainty


class StoryActorDraft(Noun):
    """One actor of the story: ``members`` are the keys of the source actors that are this one."""

    name: str = Field(description="one of the names that the members have")
    members: tuple[str, ...] = Field(description="keys of the actors that are this actor")
    kind: ActorKind
    role: str | None
    part_of: str | None = Field(description="name of another actor of this story")
    text: str = Field(description="one sentence: who this is in the story")
    claims: ClaimKeys = Field(description="keys of claims that carry the sentence; may be empty")


class PositionDraft(StatementDraft):
    """A position of an actor of the story."""

    actor: str = Field(description="name of an actor of this story")
    issue: str
    stance: str
    speech: Speech
    quote: str | None = Field(description="the actor's own words, copied from a claim's quote")


class SideDraft(StatementDraft):
    """One side of a disagreement."""

    actor: str | None


class DisagreementDraft(Noun):
    """What cannot both hold, or stands against each other."""

    about: str
    kind: Literal["fact", "number", "date", "position"]
    sides: tuple[SideDraft, ...]


class EventDraft(StatementDraft):
    """What happened, or is to happen."""

    date: str | None
    date_words: str
    future: bool


class OpenQuestionDraft(StatementDraft):
    """What is not known."""

    raised_by: Literal["source", "conflict", "silence"]
    actor: str | None
    why: str


class StoryDraft(Noun):
    """A story as an engine merged it."""

    title: str
    bottom_line: tuple[StatementDraft, ...]
    actors: tuple[StoryActorDraft, ...]
    positions: tuple[PositionDraft, ...]
    disagreements: tuple[DisagreementDraft, ...]
    timeline: tuple[EventDraft, ...]
    open_questions: tuple[OpenQuestionDraft, ...]


class VerdictDraft(Noun):
    """What a judge says of one statement; what differs is said before the verdict, so that it is thought of first."""

    number: int = Field(description="number of the case")
    differs: str = Field(description="what the statement says and the passages do not; empty where it is carried")
    carried: bool = Field(description="whether the passages carry the statement")


class JudgementDraft(Noun):
    """The verdicts on several statements."""

    verdicts: tuple[VerdictDraft, ...]
