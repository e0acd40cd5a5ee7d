"""A part of a sentence that the rest of it takes back does not stand alone."""

import pytest

from briefgen.domain.checking.governing import governor


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("There is no evidence that ", "no"),
        ("The court ruled out that ", "ruled out"),
        ("Nobody believes that ", "nobody"),
        ("Doubts remain whether ", "whether"),
        ("It isn't true that ", "isn't"),
        ("Officials rejected reports of ", "rejected"),
        ("He did not speak, but said that ", None),
        ("Not wanting to wait, ", None),
        ("She said that ", None),
        ("", None),
    ],
)
def test_what_governs_a_clause_is_named(before: str, word: str | None) -> None:
    """A denial or a doubt that a clause hangs on is found; one that it does not hang on is none."""
    assert governor(before, "The port closed in May.") == word


def test_statement_that_keeps_the_denial_is_sound() -> None:
    """Who repeats the denial does not assert what is denied."""
    assert governor("There is no evidence that ", "No evidence shows that the port closed.") is None
