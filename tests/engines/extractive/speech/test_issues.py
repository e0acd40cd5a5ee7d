"""What a statement is about."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.engines.extractive.speech.issues import issue_of


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("the collapse of the Assad regime served as a catalyst", "Assad regime"),
        ("to negotiate a bilateral security agreement with the U.S.", "bilateral security agreement"),
        ("it is what it is", None),
    ],
)
def test_the_weightiest_noun_phrase_is_the_issue(words: str, issue: str | None) -> None:
    """Names and long phrases go before single words; function words are no issue."""
    assert issue_of(words, Counter()) == issue


@given(st.text(max_size=200))
def test_an_issue_is_words_of_its_statement(words: str) -> None:
    """Whatever the text, every word of the issue stands in it."""
    assert all(word in words for word in (issue_of(words, Counter()) or "").split())
