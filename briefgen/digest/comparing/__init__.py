"""What changed: one brief against those that went before it, by rule, whichever engine wrote them.

New is what rests on a source that no brief before had, and says what none of them said.  Who is who over several briefs
is worked out as it is over several articles; what says the same, what turns it round and what counts otherwise are
found by the rules that merge a story.
"""

from collections.abc import Sequence

from briefgen.digest.comparing.actors import new_actors
from briefgen.digest.comparing.disputes import dispute_changes
from briefgen.digest.comparing.events import event_changes, fact_changes
from briefgen.digest.comparing.lines import Issues
from briefgen.digest.comparing.positions import position_changes
from briefgen.digest.comparing.questions import question_changes
from briefgen.digest.comparing.sources import source_changes
from briefgen.digest.comparing.tolls import toll_changes
from briefgen.domain.brief import Brief, statements_of
from briefgen.domain.changes import BriefLabel, Changes, FactChange

__all__ = ["changes_between"]


def changes_between(before: Sequence[Brief], now: Brief) -> Changes:
    """Compare a brief with at least one that went before it; ``before`` has the oldest first."""
    issues = Issues(before, now)
    positions = position_changes(issues)
    events = event_changes(issues)
    actors = new_actors(issues)
    disputes, questions = dispute_changes(issues), question_changes(issues)
    shown = sum(1 for story in now.stories for _ in statements_of(story))
    opened = sum(each.kind == "opened" for each in questions)
    sides = sum(len(each.sides) for each in disputes if each.kind == "opened")
    taken = sum(each.kind != "repeated" for each in positions)
    return Changes(
        before=tuple(_label(brief) for brief in before),
        now=_label(now),
        actors=actors,
        positions=positions,
        facts=_each_once((*toll_changes(issues), *fact_changes(issues))),
        disputes=disputes,
        events=events,
        questions=questions,
        sources=source_changes(before, now),
        known=max(0, shown - len(actors) - taken - len(events) - opened - sides),
    )


def _each_once(facts: Sequence[FactChange]) -> tuple[FactChange, ...]:
    """What two rules found once."""
    return tuple({(fact.before.text, fact.now.text): fact for fact in reversed(facts)}.values())[::-1]


def _label(brief: Brief) -> BriefLabel:
    return BriefLabel(title=brief.title, as_of=brief.as_of, generated_at=brief.generated_at, sources=len(brief.sources))
