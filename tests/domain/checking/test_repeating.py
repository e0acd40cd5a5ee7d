"""What a statement that repeats its passage is spared, it would have passed."""

import pytest

from briefgen.domain.checking.checks import Carrier, objections
from briefgen.domain.checking.repeating import is_end_of, repeats


@pytest.mark.parametrize(
    ("text", "passage", "same"),
    [
        ("The port closed.", "the port closed", True),
        ("The port closed.", "Ito spoke.\nThe port closed", True),
        ("The port closed.", "The port closed on Monday.", False),
        ("The port closed.", "Ito says the port closed.", False),
        ("…", "…", True),
        (".", ".", False),
    ],
)
def test_a_line_is_repeated_whole_or_not_at_all(text: str, passage: str, *, same: bool) -> None:
    """Only the marks at the ends and the first capital may differ."""
    assert repeats(text, passage) is same


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("However, the port closed on Monday.", True),
        ("The port closed on Monday.", True),
        ("It is not true that the port closed on Monday.", False),
        ("Reportedly, the port closed on Monday.", False),
        ("The port closed on Monday, Ito said.", False),
    ],
)
def test_a_head_that_turns_or_hedges_is_no_mere_head(sentence: str, *, same: bool) -> None:
    """Words before the statement are passed over only where they cannot change what it says."""
    assert is_end_of("The port closed on Monday.", sentence) is same


def test_what_a_sentence_denies_is_refused_although_its_words_are_repeated() -> None:
    """The short way is for whole sentences: of a denied clause the rest of the sentence is read."""
    said, cited = "The port closed.", "the port closed"
    assert objections(said, Carrier(cited=cited, sentences="Meanwhile, the port closed."), "stated") == ()
    assert objections(said, Carrier(cited=cited, sentences="Ito denied the port closed."), "stated") != ()
