"""How many questions may be under way."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.pace import LONGEST_PAUSE, Pace


def test_it_begins_with_half_and_grows_by_every_answer() -> None:
    """A server that answers gets all that is allowed within one round of answers."""
    pace = Pace(8)
    assert pace.limit == 4
    for _ in range(4):
        pace.answered(now=1.0)
    assert pace.limit == 8
    pace.answered(now=1.0)
    assert pace.limit == 8


def test_a_refusal_halves_it_once_for_all_that_were_under_way() -> None:
    """Four refusals of questions that were asked before the first of them came are one refusal."""
    pace = Pace(32)
    for _ in range(4):
        pace.refused(now=2.0, begun=1.0)
    assert pace.limit == 8
    pace.refused(now=3.0, begun=2.5)
    assert pace.limit == 4


def test_after_a_refusal_it_grows_by_one_a_round() -> None:
    """Four answers at a limit of four make five, not eight."""
    pace = Pace(16)
    pace.refused(now=2.0, begun=1.0)
    assert pace.limit == 4
    for _ in range(5):
        pace.answered(now=3.0)
    assert pace.limit == 5


def test_a_pause_holds_everything_back_until_it_is_over() -> None:
    """Nothing is asked while the server wants to be left alone, be it with an answer or a refusal."""
    pace = Pace(4)
    pace.answered(now=10.0, pause=2.0)
    assert (pace.has_room(11.9), pace.has_room(12.0)) == (False, True)
    pace.refused(now=20.0, begun=19.0, pause=5.0)
    assert (pace.pause(21.0), pace.has_room(24.9), pace.has_room(25.0)) == (4.0, False, True)


def test_no_pause_is_endless() -> None:
    """Who wants hours holds the others up for a minute at most."""
    pace = Pace(4)
    pace.refused(now=0.0, begun=0.0, pause=86_400.0)
    assert pace.has_room(LONGEST_PAUSE)


@given(st.integers(1, 256), st.lists(st.tuples(st.booleans(), st.floats(0, 100)), max_size=60))
def test_one_may_always_be_asked_and_never_more_than_allowed(most: int, turns: list[tuple[bool, float]]) -> None:
    """Whatever the server does, the limit stays between one and the most that is allowed."""
    pace = Pace(most)
    for now, (answers, pause) in enumerate(turns):
        if answers:
            pace.answered(float(now), pause)
        else:
            pace.refused(float(now), float(now), pause)
        assert 1 <= pace.limit <= most
    assert pace.has_room(len(turns) + LONGEST_PAUSE)
