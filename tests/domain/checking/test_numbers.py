"""Numbers are compared by value, unit and bound, however they are written."""

import pytest

from briefgen.domain.checking.numbers import carries, quantities_in, stated_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2,500 troops", "2500 troops"),
        ("three ships", "3 ships"),
        ("twenty-five days", "25 days"),
        ("$2.5 million", "2,500,000 dollars"),
        ("40%", "40 per cent"),
        ("€3bn", "three billion euros"),
        ("the third vote", "the 3rd vote"),
        ("two raids", "a pair of raids"),
        ("3.45-mile", "3.45 miles"),
        ("at least 40 dead", "more than 40 dead"),
    ],
)
def test_the_same_number_is_carried(one: str, other: str) -> None:
    """Each way of writing a number carries the other."""
    assert all(carries(quantities_in(other), said) for said in stated_in(one))


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("2,500 troops", "2,600 troops"),
        ("40 percent", "40 dockers"),
        ("$40", "40 ships"),
        ("40 days", "40 weeks"),
        ("3 million", "3 billion"),
        ("2,500", "500"),
        ("more than 40 dead", "fewer than 40 dead"),
    ],
)
def test_another_number_is_not(said: str, held: str) -> None:
    """Another value, unit, magnitude or bound does not carry a number."""
    assert stated_in(said)
    assert not all(carries(quantities_in(held), quantity) for quantity in stated_in(said))


def test_words_that_only_count_loosely_need_no_carrier() -> None:
    """Words such as "one", "first", "both" and "hundreds" are no figures."""
    assert stated_in("One of both sides first sent hundreds.") == []
