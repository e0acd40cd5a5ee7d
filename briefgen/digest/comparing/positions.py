"""Positions that were taken, and how they stand to what the same actor said before."""

from functools import cache
from typing import Literal

from briefgen.digest.comparing.lines import Issues, Line
from briefgen.domain.changes import PositionChange
from briefgen.domain.story import Position
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.merging.differing import of_different_years, unlike_counts
from briefgen.engines.extractive.merging.joining import same_quote
from briefgen.engines.extractive.merging.quantities import quantities_of
from briefgen.engines.extractive.merging.shared_words import Stems, coverage, likeness, stem, stems_of, words_of
from briefgen.engines.extractive.merging.stands import Stand, stands_of

Kind = Literal["hardened", "softened", "reversed", "changed", "repeated"]

# Set by hand while reading the positions of stories told in two halves: lower, an actor's remarks on two matters are
# taken for one.
SHARED = 3
COVERED = 0.5
VERB_WITHIN = 4
"""Words behind a name: *has long been opposed*."""

STEP = 2
"""Of the force of a stance: two papers' verbs for one speech lie closer together."""

_HEDGES = frozenset({"may", "might", "could", "perhaps", "possibly", "considering", "consider", "considers", "hopes"})


def position_changes(issues: Issues) -> tuple[PositionChange, ...]:
    """What actors say in sources that no brief before had, in the order of the stories, each change once."""
    found: dict[tuple[str, str], PositionChange] = {}
    for story in issues.now.brief.stories:
        names = {actor.id: actor.name for actor in story.actors}
        for position in story.positions:
            if issues.is_fresh(position):
                change = _change(position, names[position.actor], issues)
                if change:
                    found.setdefault((change.actor, change.now.text), change)
    return tuple(found.values())


def _change(position: Position, name: str, issues: Issues) -> PositionChange | None:
    claim = issues.now.claim_of(position, kind="position", actor=name, date=position.date)
    if claim is None:
        return None
    line = issues.line(issues.now, claim)
    before = _before(line, issues)
    return PositionChange(
        kind=_kind(before, line) if before else "taken",
        actor=name,
        issue=position.issue,
        before=before.said if before else None,
        now=issues.now.said(position, position.date),
    )


def _before(line: Line, issues: Issues) -> Line | None:
    """What the same actor said on the matter before: the nearest, of equals the newest."""
    held = [
        other
        for other in issues.held.get(line.told.actor or "", ())
        if not _is_later(other, line) and _one_matter(other, line, issues)
    ]
    return max(held, key=lambda other: (_likeness(other, line, issues), other.told.published), default=None)


def _is_later(other: Line, line: Line) -> bool:
    """Whether a line of an earlier brief is known to be younger than one of now: the folder got an older article."""
    return bool(line.told.published) and other.told.published > line.told.published


def _one_matter(one: Line, other: Line, issues: Issues) -> bool:
    a, b = _matter(one), _matter(other)
    return len(a & b) >= min(SHARED, len(a), len(b)) > 0 and coverage(a, b, issues.weights) >= COVERED


def _likeness(one: Line, other: Line, issues: Issues) -> float:
    return likeness(_matter(one), _matter(other), issues.weights)


def _matter(line: Line) -> Stems:
    """What a position is about: its words without who holds it, how firmly, and which figures it has."""
    told = line.told
    return told.stems - told.numbers - stems_of(told.actor or "") - stems_of(told.claim.actor or "") - _cues()


def _kind(before: Line, now: Line) -> Kind:
    """How the position of now stands to the one before."""
    if _is_reversed(before, now):
        return "reversed"
    if _counts_otherwise(before, now):
        return "changed"
    was, is_now = _force(before), _force(now)
    if was and is_now and abs(is_now - was) >= STEP and not _same_words(before, now):
        return "hardened" if is_now > was else "softened"
    return "repeated"


def _same_words(before: Line, now: Line) -> bool:
    """Whether both report the same speech: its own words, whatever verb a paper puts before them."""
    return before.told.said == now.told.said or bool(same_quote(before.told.claim.quote, now.told.claim.quote))


def _is_reversed(before: Line, now: Line) -> bool:
    """Whether one of two positions on one matter denies what the other asserts."""
    if _stance(now) in word_table("turned_stances").get(_stance(before) or "", ()):
        return True
    if _stance(before) in word_table("turned_stances").get(_stance(now) or "", ()):
        return True
    (one,), (other,) = stands_of([before.told]), stands_of([now.told])
    return _turns(one, other) or _turns(other, one)


def _turns(claim: Stand, against: Stand) -> bool:
    """Whether a bare *not*, or a word that stands against one of the claim's, turns it round."""
    if not claim.asserts or not against.asserts or claim.negated:
        return False
    shared = claim.plain & against.plain
    facing = against.facing & claim.plain and not against.facing & against.plain
    return bool(against.negated & shared or (facing and not against.negated))


def _counts_otherwise(before: Line, now: Line) -> bool:
    if of_different_years(before.told, now.told):
        return False
    counts = quantities_of(before.told.claim.text), quantities_of(now.told.claim.text)
    return next(unlike_counts(*counts), None) is not None


def _force(line: Line) -> int:
    """How firmly a position is held, 1 to 6, by its stance; a hedge takes a step away; 0 where no word shows it."""
    stance = _stance(line)
    force = next((int(level) for level, held in word_table("stance_force").items() if stance in held), 0)
    hedged = not _HEDGES.isdisjoint(words_of(line.told.claim.text))
    return max(1, force - STEP * hedged) if force else 0


def _stance(line: Line) -> str | None:
    """The stance that the verb right behind the holder's name shows; one that is denied, or only said, shows none.

    Further on a cue may be a noun, or belong to what was said, or to somebody else.
    """
    words = words_of(line.told.claim.text)
    names = {*words_of(line.told.actor or ""), *words_of(line.told.claim.actor or "")} - word_list("stop_words")
    first = next((place for place, word in enumerate(words) if word in names), None)
    if first is None:
        return None
    behind = next((place for place in range(first, len(words)) if words[place] not in names), len(words))
    for word in words[behind : behind + VERB_WITHIN]:
        if stem(word) in _cue_table():
            return _cue_table()[stem(word)]
        if word in word_list("negators") or word in word_list("saying_verbs"):
            return None
    return None


@cache
def _cue_table() -> dict[str, str]:
    return {stem(cue): stance for stance, cues in word_table("stances").items() for cue in cues}


@cache
def _cues() -> Stems:
    return frozenset(_cue_table())
