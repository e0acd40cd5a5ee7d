"""Checking a story: what an engine merged is held against the claims and the words that it cites."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefgen.domain.checking.bench import Bench, Weighed
from briefgen.domain.checking.casting import Cast
from briefgen.domain.checking.checks import locate_verbatim
from briefgen.domain.checking.dating import date_is_carried, is_iso_date
from briefgen.domain.checking.titling import title_of
from briefgen.domain.draft import (
    DisagreementDraft,
    EventDraft,
    OpenQuestionDraft,
    PositionDraft,
    SideDraft,
    StatementDraft,
    StoryDraft,
)
from briefgen.domain.fault import Fault
from briefgen.domain.noun import Noun
from briefgen.domain.statement import Statement
from briefgen.domain.story import Disagreement, Event, OpenQuestion, Position, Side, Story
from briefgen.domain.summary import Material
from briefgen.domain.text.alignment import fold

_S = TypeVar("_S", bound=Noun)
_D = TypeVar("_D", bound=Noun)
_Verdict = tuple[_S | None, tuple[str, ...]]

FEWEST_SIDES = 2


class Checked(Noun):
    """A story of which every statement holds, and what of the draft did not."""

    story: Story
    faults: tuple[Fault, ...] = ()


def check_story(draft: StoryDraft, material: Material) -> Checked:
    """Build the verified story; what fails becomes a fault that says where it stood and why."""
    return _Checker(material).story(draft, material)


class _Checker:
    """Holds the bench and the cast while one story is checked."""

    def __init__(self, material: Material) -> None:
        self._bench = Bench(material)
        self._cast = Cast(self._bench)
        self._faults: list[Fault] = []

    def story(self, draft: StoryDraft, material: Material) -> Checked:
        """Actors first: the other parts name them."""
        for index, actor in enumerate(draft.actors):
            self._fault("actors", index, f"{actor.name}: {actor.text}", self._cast.admit(actor))
        title, reasons = title_of(draft.title, material, self._bench, self._cast.actors())
        self._fault("title", 0, draft.title, reasons)
        story = Story(
            title=title,
            sources=tuple(article.id for article in material.articles),
            bottom_line=self._part("bottom_line", draft.bottom_line, self._statement),
            actors=self._cast.actors(),
            positions=self._part("positions", draft.positions, self._position),
            disagreements=self._disagreements(draft.disagreements),
            timeline=self._part("timeline", draft.timeline, self._event),
            open_questions=self._part("open_questions", draft.open_questions, self._question),
        )
        return Checked(story=story, faults=tuple(self._faults))

    def _fault(self, part: str, index: int, text: str, reasons: Sequence[str]) -> None:
        if reasons:
            self._faults.append(Fault(part=part, index=index, text=text, reasons=tuple(dict.fromkeys(reasons))))

    def _part(self, part: str, drafts: Sequence[_D], check: Callable[[_D], _Verdict[_S]]) -> tuple[_S, ...]:
        """The sound statements of one part, each once."""
        kept: dict[object, _S] = {}
        for index, said in enumerate(drafts):
            statement, reasons = check(said)
            self._fault(part, index, getattr(said, "text", ""), reasons)
            if statement is not None and not reasons:
                key = (fold(getattr(statement, "text", "")), getattr(statement, "actor", None))
                kept.setdefault(key, statement)
        return tuple(kept.values())

    def _statement(self, said: StatementDraft) -> _Verdict[Statement]:
        weighed = self._bench.weigh(said)
        if weighed.reasons:
            return None, weighed.reasons
        return Statement(text=said.text, **_fields(weighed)), ()

    def _position(self, said: PositionDraft) -> _Verdict[Position]:
        weighed = self._bench.weigh(said)
        reasons = list(weighed.reasons)
        actor = self._cast.find(said.actor)
        if actor is None:
            return None, (*reasons, f'"{said.actor}" is no actor of the story')
        reasons += self._held_by(actor, said.actor, weighed)
        quote = self._own_words(said, weighed)
        if said.quote and said.quote.strip() and quote is None:
            reasons.append(f"the words “{said.quote}” are not in the cited passage")
        if reasons:
            return None, tuple(reasons)
        dates = {claim.date for claim in weighed.claims if claim.date}
        return Position(
            text=said.text,
            actor=actor,
            issue=self._label(said.issue, weighed, [claim.issue for claim in weighed.claims]),
            stance=self._label(said.stance, weighed, [claim.stance for claim in weighed.claims]),
            speech="reported" if said.speech == "direct" and quote is None else said.speech,
            quote=quote,
            date=dates.pop() if len(dates) == 1 else None,
            **_fields(weighed),
        ), ()

    def _label(self, said: str, weighed: Weighed, own: Sequence[str | None]) -> str:
        """A heading as said, if it brings nothing of its own; else the first that a claim has."""
        if said.strip() and not self._bench.labels(weighed, said):
            return said
        return next((label for label in own if label), "")

    def _held_by(self, actor: str, name: str, weighed: Weighed) -> list[str]:
        """Whether the claims behind a position are the actor's own."""
        held = [claim for claim in weighed.claims if claim.kind == "position"]
        others = [claim for claim in held if not self._cast.has_name(actor, claim.actor)]
        if weighed.claims and not held and not any(self._cast.has_name(actor, c.actor) for c in weighed.claims):
            return [f"no claim that is cited is a position of {name}"]
        return [
            f"claim {claim.key} is a position of {claim.actor or 'nobody named'}, not of {name}" for claim in others
        ]

    def _own_words(self, said: PositionDraft, weighed: Weighed) -> str | None:
        """The quote as the source has it."""
        quote = said.quote
        if not quote or not quote.strip():
            if said.speech != "direct":
                return None
            quote = next((claim.quote for claim in weighed.claims if claim.quote), None)
        quotes = [self._bench.citations[cite].quote for cite in weighed.cites]
        found = (locate_verbatim(quote, words) for words in quotes) if quote else iter(())
        return next((words for words in found if words), None)

    def _disagreements(self, drafts: Sequence[DisagreementDraft]) -> tuple[Disagreement, ...]:
        kept: dict[object, Disagreement] = {}
        for index, said in enumerate(drafts):
            sides: dict[str, Side] = {}
            reasons: list[str] = []
            for draft in said.sides:
                side, against = self._side(draft)
                reasons += [f"{draft.text}: {reason}" for reason in against]
                if side:
                    sides.setdefault(fold(side.text), side)
            if len(sides) < FEWEST_SIDES:
                reasons.append("fewer than two different statements stand against each other")
            else:
                made = Disagreement(about=self._about(said), kind=said.kind, sides=tuple(sides.values()))
                kept.setdefault(frozenset(sides), made)
            self._fault("disagreements", index, said.about, reasons)
        return tuple(kept.values())

    def _about(self, said: DisagreementDraft) -> str:
        """What a disagreement is about, as said if that brings nothing of its own; else as a claim has it."""
        both = self._bench.weigh(StatementDraft(text=said.about, claims=_keys(said), certainty="possible"))
        issues = [claim.issue for claim in both.claims]
        return self._label(said.about, both, issues) or f"the {said.kind}"

    def _side(self, said: SideDraft) -> _Verdict[Side]:
        weighed = self._bench.weigh(said)
        reasons = [*weighed.reasons]
        actor = self._cast.find(said.actor)
        if actor and not any(self._cast.has_name(actor, claim.actor) for claim in weighed.claims):
            actor = None
        if reasons:
            return None, tuple(reasons)
        return Side(text=said.text, actor=actor, **_fields(weighed)), ()

    def _event(self, said: EventDraft) -> _Verdict[Event]:
        weighed = self._bench.weigh(said)
        reasons = [*weighed.reasons]
        words = said.date_words.strip() or next((c.date_words for c in weighed.claims if c.date_words), "")
        if words and not self._carries_words(words, weighed):
            reasons.append(f"the words “{words}” are not in the cited passage")
        if said.date and not self._carries_date(said.date, words, weighed):
            reasons.append(f"the cited passage does not say {said.date}")
        if reasons:
            return None, tuple(reasons)
        told = [claim.future for claim in weighed.claims if claim.kind == "event"] or [c.future for c in weighed.claims]
        return Event(text=said.text, date=said.date or None, date_words=words, future=any(told), **_fields(weighed)), ()

    def _carries_words(self, words: str, weighed: Weighed) -> bool:
        passage = f"{weighed.carrier.cited}\n{weighed.carrier.sentences}"
        claims = [claim.date_words for claim in weighed.claims if claim.date_words]
        return any(fold(words) == fold(own) for own in claims) or locate_verbatim(words, passage) is not None

    def _carries_date(self, date: str, words: str, weighed: Weighed) -> bool:
        """A date of one of the claims, or less precise than it; else one that the words say."""
        if not is_iso_date(date):
            return False
        if any(claim.date and claim.date.startswith(date) for claim in weighed.claims):
            return True
        sources = {claim.source for claim in weighed.claims}
        published = {self._bench.articles[s].published for s in sources if s in self._bench.articles}
        return any(date_is_carried(date, f"{weighed.carrier.cited}\n{words}", day) for day in published or {None})

    def _question(self, said: OpenQuestionDraft) -> _Verdict[OpenQuestion]:
        weighed = self._bench.weigh(said, question=True)
        reasons = [*weighed.reasons, *self._bench.labels(weighed, said.why)]
        if reasons:
            return None, tuple(reasons)
        return OpenQuestion(
            text=said.text,
            raised_by=said.raised_by,
            actor=self._cast.find(said.actor),
            why=said.why,
            **_fields(weighed),
        ), ()


def _keys(said: DisagreementDraft) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for side in said.sides for key in side.claims))


def _fields(weighed: Weighed) -> dict[str, object]:
    return {"cites": weighed.cites, "origins": weighed.origins, "certainty": weighed.certainty}
