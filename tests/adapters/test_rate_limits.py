"""What headers say of a server's allowance."""

import pytest

from briefgen.adapters.openai_model.rate_limits import pause_of, seconds


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("6m0s", 360),
        ("120ms", 0.12),
        ("1h2m3s", 3723),
        ("7.5", 7.5),
        ("1.5s", 1.5),
        ("", 0),
        ("soon", 0),
        ("5s ago", 0),
    ],
)
def test_durations(words: str, expected: float) -> None:
    """Durations as servers write them; what is none is no pause."""
    assert seconds(words) == pytest.approx(expected)


def test_only_a_spent_allowance_asks_for_a_pause() -> None:
    """What is left of one kind says nothing of another; the longer pause counts."""
    left = {"x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "9s"}
    assert pause_of(left) == 0
    spent = {"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "2s"}
    assert pause_of(left | spent) == 2
    assert pause_of({**left, **spent, "x-ratelimit-remaining-requests": "0"}) == 9
    assert pause_of({"x-ratelimit-remaining-requests": "0"}) == 0
