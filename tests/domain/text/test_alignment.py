"""Folding compares words as a reader does and keeps their addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.span import Span
from briefgen.domain.text.alignment import (
    find_folded,
    first_whole,
    fold,
    fold_spans,
    is_inside_word,
    stands_in,
    whole_words,
    word_count,
)


def test_spellings_of_the_same_words_fold_alike() -> None:
    """Marks, dashes, spaces, ligatures, accents, soft hyphens and case make no difference; digits in the air do."""
    assert fold("“We  don’t—ﬁnally” na\u00adïve STRASSE") == fold("\"we don't-finally' nai\u0308ve straße")
    assert fold("10²") != fold("102")


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_folded_letter_knows_its_place(text: str, one: int, two: int) -> None:
    """Places run through the text in order and stay inside the stretch that was folded."""
    span = Span(*sorted((min(one, len(text)), min(two, len(text)))))
    folded = fold_spans(text, [span])
    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(folded.places)
    assert all(span.start <= place < span.end for place in folded.places)


def test_nothing_matches_over_a_cut() -> None:
    """Words that cleaning parted do not touch; words that only white space parts do."""
    text = "one two CUT three\n\nfour"
    folded = fold_spans(text, [Span(0, 7), Span(12, 17), Span(19, 23)])
    assert list(find_folded("two three", folded)) == []
    assert [span.of(text) for span in find_folded("three four", folded)] == ["three\n\nfour"]


def test_words_are_not_cut() -> None:
    """A span grows to whole words, numbers and contractions; scripts without spaces have no borders to keep."""
    text = "He won’t pay 2,500 of Oslo’s debt; 港口将关闭"
    assert whole_words(text, Span(4, 5)) == Span(3, 8)
    assert whole_words(text, Span(15, 16)) == Span(13, 18)
    assert not is_inside_word(text, text.index("’s debt"))
    assert not is_inside_word(text, text.index("将"))
    assert whole_words("a" * 500, Span(250, 251)) is None
    assert first_whole("urban ban", [Span(2, 5), Span(6, 9)], may_grow=False) == Span(6, 9)
    assert first_whole("urban", [Span(2, 5)], may_grow=True) == Span(0, 5)


def test_words_are_counted_in_scripts_without_spaces() -> None:
    """Two characters of Chinese count as a word."""
    assert word_count("the port of Oslo") == 4
    assert word_count("港口将关闭吗") == 3


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("Ito", "Ms. Ito’s port", True),
        ("Ito", "Itoh, then Ito", True),
        ("Ito", "Itoh", False),
        ("Brien", "O’Brien", False),
        ("", "Ito", False),
    ],
)
def test_words_stand_in_a_text_where_they_cut_none(words: str, text: str, *, there: bool) -> None:
    """Words as they are written are found whole."""
    assert stands_in(words, text) is there


@given(st.text("a’‘'\"“ -–\u00a0Bé\u200b\n"))
def test_folding_alone_is_folding_with_places(text: str) -> None:
    """The short way gives what the way that keeps the places gives."""
    assert fold(text) == fold_spans(text, [Span(0, len(text))]).text.strip()
