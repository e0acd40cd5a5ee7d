"""What changed, as the first part of a message."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefgen.digest.telling.mail import Item, Line, Section
from briefgen.domain.changes import (
    ActorChange,
    Changes,
    DisputeChange,
    EventChange,
    PositionChange,
    QuestionChange,
    Said,
    SourceChange,
)
from briefgen.stages.render.words import counted, day, sentence

_WORD = re.compile(r"\w+")
_MOVED = ("reversed", "hardened", "softened", "changed")


def changed_sections(changes: Changes, room: int) -> Iterator[Section]:
    """The sections that have anything in them, what weighs most first; each with ``room`` items at most."""
    for title, items in (
        ("Positions that moved", [_moved(one) for one in _positions(changes, *_MOVED)]),
        ("Superseded", [_pair(one.about, one.before, one.now) for one in changes.facts]),
        ("Questions answered", [_answered(one) for one in _questions(changes, "answered")]),
        ("Where sources differ", [_dispute(one) for one in changes.disputes if one.kind != "open"]),
        ("New positions", _taken(_positions(changes, "taken"))),
        ("What happened", [_event(one) for one in _events(changes, future=False)]),
        ("What is ahead", [_event(one) for one in _events(changes, future=True)]),
        ("New questions", [Item(lines=(_line(one.question),)) for one in _questions(changes, "opened")]),
        ("New actors", [_actor(one) for one in changes.actors]),
        ("Sources corrected or withdrawn", [_source(one) for one in changes.sources if one.kind == "changed"]),
        ("Still open", [_open(one) for one in _questions(changes, "open")]),
    ):
        if items:
            yield Section(title=title, items=tuple(items[:room]), more=max(0, len(items) - room))


def newest(changes: Changes, foremost: Sequence[str]) -> str:
    """The newest development, in the words of its statement; empty where there is none that says anything.

    What moved, was answered or superseded goes before what was added; of what was added the first of the ``foremost``
    statements, else that which most words carry; of each kind the latest by date.
    """
    moved: list[Said] = [
        *(one.now for one in _positions(changes, *_MOVED)),
        *(one.now for one in changes.facts),
        *(one.answer for one in _questions(changes, "answered") if one.answer),
        *(one.now for one in changes.disputes if one.kind == "settled" and one.now),
    ]
    added: list[Said] = [
        *(one.said for one in changes.events if not one.future),
        *(one.now for one in _positions(changes, "taken")),
        *(one.said for one in changes.events if one.future),
        *(one.sides[-1] for one in changes.disputes if one.kind == "opened"),
        *(one.question for one in _questions(changes, "opened")),
    ]
    if not moved and foremost:
        return foremost[0]
    group = moved or added
    return max(group, key=lambda said: (said.date or "", len(said.words))).text if group else ""


def tally(changes: Changes) -> str:
    """What changed in numbers: ``two positions moved, one question answered``."""
    disputes = [one.kind for one in changes.disputes]
    parts: Sequence[tuple[int, Callable[[int], str]]] = (
        (len(_positions(changes, *_MOVED)), lambda n: f"{counted(n, 'position')} moved"),
        (len(_positions(changes, "taken")), lambda n: counted(n, "new position")),
        (len(changes.facts), lambda n: f"{counted(n, 'fact')} superseded"),
        (len(_questions(changes, "answered")), lambda n: f"{counted(n, 'question')} answered"),
        (len(_questions(changes, "opened")), lambda n: counted(n, "new question")),
        (disputes.count("settled"), lambda n: f"{counted(n, 'dispute')} settled"),
        (disputes.count("opened"), lambda n: counted(n, "new dispute")),
        (len(changes.events), lambda n: counted(n, "new event")),
        (len(changes.actors), lambda n: counted(n, "new actor")),
        (_of(changes.sources, "changed"), lambda n: f"{counted(n, 'source')} changed"),
    )
    return ", ".join(say(number) for number, say in parts if number)


def known(changes: Changes) -> str:
    """What is known and unchanged, folded into a line."""
    parts = [f"{counted(changes.known, 'statement')} known from earlier issues"] if changes.known else []
    if repeated := len(_positions(changes, "repeated")):
        parts.append(f"{counted(repeated, 'position')} repeated by new sources")
    if still := sum(one.kind == "open" for one in changes.disputes):
        parts.append(f"{counted(still, 'dispute')} as before")
    if gone := _of(changes.sources, "gone"):
        parts.append(f"{counted(gone, 'earlier source')} not among these articles any more")
    return sentence("; ".join(parts)) + "." if parts else ""


def _of(sources: Iterable[SourceChange], kind: str) -> int:
    return sum(one.kind == kind for one in sources)


def _positions(changes: Changes, *kinds: str) -> list[PositionChange]:
    return [one for kind in kinds for one in changes.positions if one.kind == kind]


def _questions(changes: Changes, kind: str) -> list[QuestionChange]:
    return [one for one in changes.questions if one.kind == kind]


def _taken(positions: Iterable[PositionChange]) -> list[Item]:
    """New positions under the name of who holds them."""
    held: dict[str, list[Line]] = {}
    for one in positions:
        held.setdefault(one.actor, []).append(_line(one.now))
    return [Item(label=actor, lines=tuple(lines)) for actor, lines in held.items()]


def _moved(change: PositionChange) -> Item:
    about = f", on {change.issue}" if change.issue else ""
    return _pair(f"{change.actor}{about} ({change.kind})", change.before, change.now)


def _pair(label: str, before: Said | None, now: Said) -> Item:
    """What was, where anything was, and what is; each with its words and its date."""
    lines = [_line(before, "Before", ours=False)] if before else []
    return Item(label=label, lines=(*lines, _line(now, "Now")))


def _answered(change: QuestionChange) -> Item:
    answer = (_line(change.answer, "Answer"),) if change.answer else ()
    return Item(lines=(_line(change.question, "Asked", ours=False), *answer))


def _open(change: QuestionChange) -> Item:
    since = f"open since {day(change.since)}" if change.since else ""
    return Item(lines=(_line(change.question).model_copy(update={"aside": since}),))


def _dispute(change: DisputeChange) -> Item:
    settled = change.kind == "settled"
    sides = tuple(_line(side, "Before" if settled else "", ours=not settled) for side in change.sides)
    now = (_line(change.now, "Now"),) if change.now else ()
    return Item(label=f"{change.about} ({'one side only now' if settled else 'new'})", lines=(*sides, *now))


def _events(changes: Changes, *, future: bool) -> list[EventChange]:
    """What is ahead in the order in which it comes, what happened the latest first; what has no date last."""
    found = [one for one in changes.events if one.future == future]
    dated = sorted((one for one in found if one.date), key=lambda one: str(one.date), reverse=not future)
    return [*dated, *(one for one in found if not one.date)]


def _event(change: EventChange) -> Item:
    words = f"“{change.date_words}”" if change.date_words else "Not dated"
    return Item(label=day(change.date) if change.date else words, lines=(_line(change.said),))


def _actor(change: ActorChange) -> Item:
    """Who it is, under the name unless the statement is little more than that."""
    label = _who(change.name, change.role)
    return Item(label=label if _said(change.said.text) - _said(label) else "", lines=(_line(change.said),))


def _source(change: SourceChange) -> Item:
    rested = [Line(label="Rested on it", text=text) for text in change.rested]
    told = Line(text="Its words have changed since an earlier issue rested on it.")
    return Item(label=_who(change.source, change.publisher), lines=(told, *rested))


def _who(name: str, more: str | None) -> str:
    return f"{name}, {more}" if more else name


def _line(said: Said, label: str = "", *, ours: bool = True) -> Line:
    """A statement; anchors only where they count in this brief, words and their place only beside another statement."""
    nearest = max(said.words, key=lambda words: len(_said(words.quote) & _said(said.text)))
    labelled = f"{label}, {day(said.date)}" if label and said.date else label
    where = ", ".join(filter(None, (nearest.publisher, day(nearest.published) if nearest.published else "")))
    return Line(
        text=said.text,
        label=labelled,
        anchors=tuple(words.anchor for words in said.words) if ours else (),
        quote=nearest.quote if label and _said(nearest.quote) - _said(said.text) else "",
        source=f"{nearest.source}{f' ({where})' if where else ''}" if label else "",
    )


def _said(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
