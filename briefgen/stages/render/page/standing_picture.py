"""Who stands where on which issue, as a picture: issues down, actors across."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.story import Actor, Position, Story
from briefgen.stages.render.arranging import stands

MOST_ISSUES, MOST_ACTORS = 12, 10
LABEL, ISSUE = 24, 34
"""Characters of an actor's and of an issue's name that there is room for."""

LEFT, COLUMN, ROW, HEAD, RIGHT = 236, 40, 26, 122, 90
"""Pixels."""


class Cell(NamedTuple):
    """What one actor holds on one issue."""

    x: float
    y: float
    actor: str
    positions: tuple[Position, ...]

    @property
    def speech(self) -> str:
        """The most direct way in which it is known."""
        return min((each.speech for each in self.positions), key=("direct", "reported", "inferred").index)


class Line(NamedTuple):
    """A row or a column: where it stands, its name as there is room for it, and its whole name."""

    at: float
    label: str
    name: str


class StandingPicture(NamedTuple):
    """``more`` issues found no room: mostly such on which one actor alone speaks."""

    width: float
    height: float
    left: float
    head: float
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[Cell, ...]
    more: int


def standing_picture(story: Story) -> StandingPicture | None:
    """The picture of a story's positions; None where fewer than two actors hold any."""
    actors = [actor for actor, _ in stands(story)][:MOST_ACTORS]
    if len(actors) < 2:  # noqa: PLR2004  (one actor is a list)
        return None
    issues = _issues(story, actors)
    shown = _shown(issues)
    speakers = {each.actor for issue in shown for each in issues[issue]}
    actors = [actor for actor in actors if actor.id in speakers]
    rows = tuple(Line(HEAD + ROW * (n + 0.5), _short(issue, ISSUE), issue) for n, issue in enumerate(shown))
    columns = tuple(
        Line(LEFT + COLUMN * (n + 0.5), _short(actor.name, LABEL), actor.name) for n, actor in enumerate(actors)
    )
    cells = [
        Cell(column.at, row.at, actor.name, held)
        for row in rows
        for column, actor in zip(columns, actors, strict=True)
        if (held := tuple(each for each in issues[row.name] if each.actor == actor.id))
    ]
    return StandingPicture(
        width=LEFT + COLUMN * len(columns) + RIGHT,
        height=HEAD + ROW * len(rows) + 6,
        left=LEFT,
        head=HEAD,
        rows=rows,
        columns=columns,
        cells=tuple(cells),
        more=len(issues) - len(shown),
    )


def _shown(issues: Mapping[str, Sequence[Position]]) -> list[str]:
    """The issues that there is room for: those of several actors first, then one of each actor, then the others."""
    speakers = {issue: {each.actor for each in held} for issue, held in issues.items()}
    shown = sorted((issue for issue in issues if len(speakers[issue]) > 1), key=lambda issue: -len(speakers[issue]))
    alone = [issue for issue in issues if len(speakers[issue]) == 1]
    heard = {actor for issue in shown for actor in speakers[issue]}
    for issue in alone:
        if not speakers[issue] <= heard:
            heard |= speakers[issue]
            shown.append(issue)
    return [*shown, *(issue for issue in alone if issue not in shown)][:MOST_ISSUES]


def _issues(story: Story, actors: Sequence[Actor]) -> dict[str, list[Position]]:
    """The positions of some actors by issue, under one name where it is written in several ways."""
    known = {actor.id for actor in actors}
    names = {name.casefold(): actor.name for actor in story.actors for name in (actor.name, *actor.aliases)}
    spelt: dict[str, str] = {}
    issues: defaultdict[str, list[Position]] = defaultdict(list)
    for position in story.positions:
        if position.actor in known:
            issue = names.get(position.issue.casefold(), position.issue)
            issues[spelt.setdefault(issue.casefold(), issue)].append(position)
    return issues


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
