"""Statements are alike as far as they share the words that carry them."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.engines.extractive.events.likeness import shared, telling_words


def test_function_words_and_endings_do_not_tell() -> None:
    """Numbers and the stems of content words are left."""
    assert telling_words("The attacks killed 2,500 of them") == {"attac", "kille", "2,500"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share(a: str, b: str) -> None:
    """It is symmetric, between none and all, and whole for the same words."""
    first, second = telling_words(a), telling_words(b)
    assert 0 <= shared(first, second) == shared(second, first) <= 1
    assert shared(first, first) == bool(first)
