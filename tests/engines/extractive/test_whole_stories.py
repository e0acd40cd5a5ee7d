"""What a reader finds of a story that several invented articles tell, from the articles to the brief."""

from pathlib import Path

import pytest

from briefgen.domain.story import Event, Story
from briefgen.wiring import write_brief

FERRY = (
    """Ferry sinks off Marlow

MARLOW, May 6 (Quay Press) - The ferry Heron sank off Marlow on Thursday and eleven people \
died, the Harbour Authority said.

The Heron left the quay of Marlow late on Thursday with ninety passengers, harbour master Ada Ito said. Last month the \
Harbour Authority inspected the Heron and found its doors unsafe.

Mayor Bo Lund welcomed the divers' help on Friday. Divers raised the bow of the Heron on Saturday, Ito said.

Two men pulled out when a wave struck the Heron on Thursday were improving at Marlow Hospital, a doctor said. Harbour \
master Ada Ito recalled the warning that Berg gave to the ferry company in March.
""",
    """Eleven dead as ferry goes down

Photo ROWTON, Norland -- At least eleven people drowned when the ferry Heron went down near Marlow Thursday evening, \
coastguards said.

Three days before the accident the Heron had a fire aboard. The accident happened in thick fog on Thursday, said Ito.

The Harbour Authority will publish a report on the sinking of the Heron next month.
""",
)


def told(folder: Path, *texts: str) -> Story:
    """The one story of some articles."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (story,) = write_brief(folder, engine="extractive").stories
    return story


@pytest.fixture
def ferry(tmp_path: Path) -> tuple[Event, ...]:
    """The timeline of a sinking that two undated articles tell."""
    return told(tmp_path, *FERRY).timeline


def test_one_event_of_an_undated_story_is_one_row_of_all_that_tell_it(ferry: tuple[Event, ...]) -> None:
    """The sinking, the drowned and *the accident* of that Thursday are one row with the citations of both articles."""
    sinking = [event for event in ferry if "Thursday" in event.date_words and "left the quay" not in event.text]
    (row,) = [event for event in sinking if "Heron" in event.text and ("sank" in event.text or "drown" in event.text)]
    assert {cite.partition(".")[0] for cite in row.cites} == {"S1", "S2"}
    assert not any(event.text.startswith("The accident") for event in ferry)


def test_open_dates_stand_in_the_order_in_which_they_were(ferry: tuple[Event, ...]) -> None:
    """What was last month comes before the weekdays, these follow each other, and what is ahead stands last."""
    words = [event.date_words for event in ferry]
    order = [next(n for n, word in enumerate(words) if part in word) for part in ("ast month", "Thursday", "Saturday")]
    assert order == sorted(order)
    assert "next month" in words[-1]


def test_how_somebody_took_the_news_is_no_row_of_an_undated_story(ferry: tuple[Event, ...]) -> None:
    """A welcome is a stance; it stays among the positions and claims."""
    assert not any("welcomed" in event.text for event in ferry)


def test_no_row_begins_with_a_dateline(ferry: tuple[Event, ...]) -> None:
    """The report begins behind its place and day; the day of a dateline dates nothing."""
    assert not any("MARLOW" in event.text or "ROWTON" in event.text for event in ferry)
    assert not any(event.date_words == "May 6" for event in ferry)


def test_no_row_is_the_half_of_a_clause(ferry: tuple[Event, ...]) -> None:
    """A clause ends before the verb of its sentence, and what *that* stands for is not left out."""
    texts = [event.text for event in ferry]
    assert not any("improving" in text and text.startswith("A wave") for text in texts)
    assert not any(text.startswith("Berg gave") for text in texts)
