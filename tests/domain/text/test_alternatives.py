"""A tree of words matches what the words match one by one."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.text.alternatives import any_of

WORDS = st.lists(st.text("abc.", min_size=1, max_size=4), min_size=1, max_size=8)


@given(words=WORDS, text=st.text("abc. ", max_size=20))
def test_the_tree_finds_the_longest_word_first(words: list[str], text: str) -> None:
    """Plain alternatives, the longest first, find the same matches."""
    plain = "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: -len(word)))
    assert re.findall(any_of(words), text) == re.findall(plain, text)


def test_no_words_make_the_empty_pattern() -> None:
    """Nothing to choose from matches nothing but the empty text."""
    assert any_of([]) == ""
