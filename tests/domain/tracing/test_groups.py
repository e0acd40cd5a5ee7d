"""Vectors are grouped by the mean likeness of their pairs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.domain.tracing.groups import grouped, joined
from briefgen.domain.tracing.weights import Vector, dot

SIDE = 0.5**0.5


def test_a_chain_is_no_group() -> None:
    """A is like B and B like C, but A and C have nothing in common: the mean keeps them apart."""
    chain: list[Vector] = [{"a": 1.0}, {"a": SIDE, "c": SIDE}, {"c": 1.0}]
    assert grouped(chain, 0.5) == [[0, 1], [2]]


def test_pairs_that_belong_together_are_together() -> None:
    """What is told to be in one group is, however unlike."""
    assert grouped([{"a": 1.0}, {"b": 1.0}, {"a": 1.0}], 0.9, [(0, 1)]) == [[0, 1], [2]]


def test_close_knit_groups_ask_for_more() -> None:
    """Two groups of equal vectors do not join at a likeness at which two single vectors would."""
    one, other = {"a": 1.0}, {"a": 0.3, "b": 0.91**0.5}
    assert grouped([one, other], 0.2) == [[0, 1]]
    assert grouped([one, one, other, other], 0.2) == [[0, 1], [2, 3]]


def test_what_stands_alone_is_adopted_by_its_clearly_nearest() -> None:
    """Just below the threshold a single vector joins the group that is far nearer than the next."""
    groups: list[Vector] = [{"a": 1.0}, {"a": 1.0}, {"b": 1.0}, {"b": 1.0}]
    clear: Vector = {"a": 0.45, "b": 0.1, "z": (1 - 0.45**2 - 0.1**2) ** 0.5}
    torn: Vector = {"a": 0.45, "b": 0.4, "z": (1 - 0.45**2 - 0.4**2) ** 0.5}
    assert grouped([*groups, clear], 0.5) == [[0, 1, 4], [2, 3]]
    assert grouped([*groups, torn], 0.5) == [[0, 1], [2, 3], [4]]


def test_nothing_makes_no_groups() -> None:
    """No vectors have no groups, and empty ones stand alone."""
    assert grouped([], 0.1) == []
    assert grouped([{}, {}], 0.1) == [[0], [1]]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40))
def test_joining_holds_every_number_once(pairs: list[tuple[int, int]]) -> None:
    """Whatever the pairs, the groups part the numbers, and no pair is torn."""
    groups = joined(20, pairs)
    assert sorted(number for group in groups for number in group) == list(range(20))
    homes = {number: group[0] for group in groups for number in group}
    assert all(homes[a] == homes[b] for a, b in pairs)


def test_a_dot_of_nothing_in_common_is_nought() -> None:
    """Only words of both count."""
    assert dot({"a": 0.5, "b": 0.5}, {"b": 0.5, "c": 1.0}) == 0.25
