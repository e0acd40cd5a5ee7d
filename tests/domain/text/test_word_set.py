"""A search that asks for words first finds what the pattern alone would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.text.word_set import WordSearch, telltales, word_set
from briefgen.engines.extractive.events import drafting, questions, standing

GUARDED = [
    pytest.param(search, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in (drafting, questions, standing)
    for name, search in vars(module).items()
    if isinstance(search, WordSearch)
]
_WORDS = (
    "Ito the said alleged claims accused purportedly according to reported points out noted estimated acknowledged may "
    "might could likely perhaps if unless would fears concern reports threat we I you Our my us he She hers same these "
    "those this week who report , . — it port that will closed indicated believes suggest"
)


def test_words_are_told_apart_whatever_their_case() -> None:
    """Case does not matter, and what joins two words parts them."""
    assert word_set("The port’s union-led Strike") == {"the", "port", "s", "union", "led", "strike"}


def test_the_longest_word_of_an_entry_tells_of_it() -> None:
    """A text that holds an entry holds its longest word."""
    assert telltales(["not true", "hoax", "n't really"]) == {"true", "hoax", "really"}


@pytest.mark.parametrize("search", GUARDED)
@given(words=st.lists(st.sampled_from(_WORDS.split()), max_size=12))
def test_no_match_is_lost_to_the_words_asked_for(search: WordSearch, words: list[str]) -> None:
    """Whatever the words, the guarded search finds what the pattern finds by itself."""
    text = " ".join(words)
    alone, guarded = search.pattern.search(text), search.search(text)
    assert (alone and alone.span()) == (guarded and guarded.span())
