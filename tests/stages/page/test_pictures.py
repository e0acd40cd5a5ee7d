"""The pictures say what the lists beside them say."""

from itertools import pairwise
from typing import Any

from builders import a_brief

from briefgen.domain.brief import Brief
from briefgen.domain.story import Story
from briefgen.stages.render.page.origins_picture import MOST, origins_picture
from briefgen.stages.render.page.standing_picture import MOST_ISSUES, standing_picture
from briefgen.stages.render.page.timeline_picture import FARTHEST, NEAREST, timeline_picture


def a_story(**parts: object) -> Story:
    """The builders' story with other parts."""
    return Brief.model_validate(a_brief()).stories[0].model_copy(update=parts)


def events(*dates: str | None, future: bool = False) -> Story:
    """A story with an event a date."""
    (event,) = a_story().timeline
    rows = (event.model_copy(update={"date": date, "date_words": "then", "future": future}) for date in dates)
    return a_story(timeline=tuple(rows))


def test_every_dated_event_has_its_mark_and_number() -> None:
    """Marks are numbered as the rows are, those of one date are stacked, and undated rows are counted."""
    picture = timeline_picture(events("2003", None, "2024-01", "2024-01", "2026-09-05").timeline, "2025-04-10")
    assert picture
    assert [(dot.number, dot.event.date) for dot in picture.dots] == [
        (1, "2003"),
        (3, "2024-01"),
        (4, "2024-01"),
        (5, "2026-09-05"),
    ]
    assert picture.undated == 1
    assert picture.dots[1].x == picture.dots[2].x
    assert picture.dots[1].y > picture.dots[2].y > 0
    assert [tick.precision for tick in picture.ticks] == ["year", "month", "day"]
    assert [tick.label for tick in picture.ticks] == ["2003", "January 2024", "5 September 2026"]


def test_longer_times_are_wider_and_now_lies_between() -> None:
    """Dates stand in order, the farther apart the more time lies between; the brief's date parts past and future."""
    picture = timeline_picture(events("2025-04-01", "2025-04-02", "1950", "2025-05").timeline, "2025-04-10")
    assert picture
    places = [tick.x for tick in picture.ticks]
    gaps = [after - before for before, after in pairwise(places)]
    assert places == sorted(places)
    assert gaps[0] == FARTHEST
    assert NEAREST < gaps[1] < gaps[2] < FARTHEST
    assert picture.now
    assert places[2] < picture.now < places[3]


def test_a_date_that_no_calendar_has_breaks_nothing() -> None:
    """A slip of a source is drawn where it can be."""
    picture = timeline_picture(events("2025-13-45", "2025-02-30", "0000").timeline, None)
    assert picture
    assert len(picture.ticks) == 3


def test_too_little_makes_no_picture() -> None:
    """One date is no line, one actor no table, one source no tree."""
    assert timeline_picture(events("2024", "2024", None).timeline, None) is None
    assert standing_picture(a_story()) is None
    assert origins_picture(Brief.model_validate(a_brief())) is None


def positions(*held: tuple[int, str]) -> Story:
    """A story of actors by number, who speak on issues."""
    story = a_story()
    (actor,), (position,) = story.actors, story.positions
    numbers = sorted({number for number, _ in held})
    return a_story(
        actors=tuple(
            actor.model_copy(update={"id": f"A{n}", "name": f"Actor {n}", "aliases": (f"N{n}",)}) for n in numbers
        ),
        positions=tuple(position.model_copy(update={"actor": f"A{n}", "issue": issue}) for n, issue in held),
    )


def test_issues_of_several_come_first_and_every_actor_has_a_row() -> None:
    """What actors share leads, however it is spelt; then one issue of each; what finds no room is counted."""
    many = [(1, f"issue {n}") for n in range(20)]
    picture = standing_picture(positions((1, "N3"), *many, (2, "The Port"), (3, "the port"), (3, "Actor 3")))
    assert picture
    assert [row.name for row in picture.rows[:2]] == ["Actor 3", "The Port"]
    assert [column.name for column in picture.columns] == ["Actor 1", "Actor 2", "Actor 3"]
    assert len(picture.rows) == MOST_ISSUES
    assert picture.more == 22 - MOST_ISSUES
    assert {cell.actor for cell in picture.cells} == {"Actor 1", "Actor 2", "Actor 3"}


def test_a_mark_counts_and_shows_the_most_direct_way_of_speaking() -> None:
    """Two positions of one actor on one issue are one mark."""
    story = positions((1, "x"), (1, "x"), (2, "x"))
    ways = ("inferred", "direct", "reported")
    spoken = tuple(each.model_copy(update={"speech": way}) for each, way in zip(story.positions, ways, strict=True))
    picture = standing_picture(story.model_copy(update={"positions": spoken}))
    assert picture
    assert [(len(cell.positions), cell.speech) for cell in picture.cells] == [(2, "direct"), (1, "reported")]


def sources(*origins: int) -> Brief:
    """A brief of origins with so many sources each."""
    value: dict[str, Any] = a_brief()
    (source,), (row,) = value["sources"], value["ledger"]
    value["sources"], value["origins"], value["ledger"] = [], [], []
    for origin, count in enumerate(origins, 1):
        ids = [f"S{len(value['sources']) + n}" for n in range(1, count + 1)]
        value["sources"] += [source | {"id": each, "origin": f"O{origin}", "title": f"Title of {each}"} for each in ids]
        value["origins"].append({"id": f"O{origin}", "label": f"origin {origin}", "sources": ids, "why": "shared"})
        value["ledger"] += [row | {"source": each} for each in ids]
    return Brief.model_validate(value)


def test_every_source_is_tied_to_its_origin() -> None:
    """An origin stands amid its sources; a line leads from each."""
    picture = origins_picture(sources(2, 1))
    assert picture
    assert [(knot.id, knot.of) for knot in picture.sources] == [("S1", "O1"), ("S2", "O1"), ("S3", "O2")]
    assert picture.origins[0].y == (picture.sources[0].y + picture.sources[1].y) / 2
    assert len(picture.curves()) == 3
    assert picture.lone == 0


def test_of_many_sources_only_those_that_share_are_drawn() -> None:
    """Two hundred lines of which each leads to a point of its own would say nothing; their number does."""
    picture = origins_picture(sources(3, *[1] * MOST))
    assert picture
    assert len(picture.sources) == 3
    assert picture.lone == MOST
