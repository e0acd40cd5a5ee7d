"""The dead of one event are counted once, or the counts are set against each other."""

import pytest
from story_builders import Said, fact, joined

from briefgen.engines.extractive.merging.disagreements import disagreements_of
from briefgen.engines.extractive.merging.tolls import dead_in, toll_in


@pytest.mark.parametrize(
    ("text", "value", "loose"),
    [
        ("Five people were killed when a tram left the rails in Nola.", 5, False),
        ("A blast at the customs house has killed at least 12 people.", 12, True),
        ("The death toll rose to 1,204 on Friday.", 1204, False),
        ("Death toll in Nola, where a ship hit a quay, rose to 85, Ada Ito said.", 85, False),
        ("Seven people die after a ferry sinks off Nola.", 7, False),
        ("The storm left nine dead.", 9, False),
    ],
)
def test_a_count_of_the_dead(text: str, value: int, loose: bool) -> None:  # noqa: FBT001
    """The words for dying and killing lead to the count, and a bound before it is kept."""
    toll = toll_in(text)
    assert toll is not None
    assert (toll.value, toll.loose) == (value, loose)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry had forty people on board.",
        "The blast killed ten dockers and two clerks.",
        "Two people were killed on Monday and five people were killed on Tuesday.",
        "She killed two birds with one stone.",
    ],
)
def test_what_is_no_toll(text: str) -> None:
    """A count of some of the dead, two counts, or a count of something else is none."""
    assert toll_in(text) is None


def test_some_of_the_dead_are_known_to_be_dead() -> None:
    """Six civilians killed are six dead at least, though no toll."""
    text = "A blast hit the customs house of Nola, killing at least six civilians and hurting forty guards."
    assert toll_in(text) is None
    assert dead_in(text) == 6


def about(*sources: list[Said], dates: tuple[str, ...] = ()) -> list[str]:
    """What a story's disagreements are about."""
    return [each.about for each in disagreements_of(*joined(*sources, dates=dates))]


FIVE = fact("Five people were killed when a tram left the rails in the east of Nola in heavy rain.")
SEVEN = fact("A tram that left the rails near Nola has killed seven people, the worst of its kind for years.")
AT_LEAST = fact("A tram that left the rails near Nola has killed at least five people, the rescue service said.")


def test_two_tolls_of_one_event_are_set_against_each_other() -> None:
    """Exact counts of two origins differ, in whatever words; one that is a bound holds beside the other."""
    assert about([FIVE], [SEVEN]) == ["Which figure holds: Five people were killed or killed seven people?"]
    assert about([SEVEN], [AT_LEAST]) == []


def test_a_later_toll_supersedes() -> None:
    """A count of a later day is an update."""
    assert about([FIVE], [SEVEN], dates=("2024-05-07", "2024-05-08")) == []


@pytest.mark.parametrize("text", ["killed at least " * 9_000, "5 people " * 9_000, "death toll of " * 9_000])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Repeated words of dying neither crash nor hang."""
    assert toll_in(text) is None
