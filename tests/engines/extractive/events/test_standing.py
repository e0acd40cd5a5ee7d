"""Statements are taken only where they can be read by themselves."""

import pytest
from builders import an_article, sentences_of
from hypothesis import given
from hypothesis import strategies as st

from briefgen.engines.extractive.events.standing import (
    prose,
    reports,
    sentence_like,
    stands_alone,
    without_connectives,
)


@pytest.mark.parametrize(
    "words",
    [
        "The government of Iraq wants the groups to disarm.",
        "Shares, particularly those in Aden, fell at once.",
        "One of the biggest firms of Aden closed.",
        "When Ada Ito opened the port, she praised the workers.",
    ],
)
def test_a_full_statement_stands_alone(words: str) -> None:
    """Names, determiners and pronouns whose name stands before them need no other sentence."""
    assert stands_alone(words)


@pytest.mark.parametrize(
    "words",
    [
        "He opened the port of Aden.",
        "The move comes amid fears of war.",
        "These groups fear the government of Iraq.",
        "In 2015, he opened the port of Aden.",
        "If it happens tonight, the port of Aden could close on Friday.",
        "While he and the pilot slept on Monday, the port of Aden closed.",
        "We opened the port of Aden in May.",
        "“Open the port of Aden at once.",
        "Who opened the port of Aden?",
        "The port closed.",
    ],
)
def test_what_leans_on_another_sentence_does_not(words: str) -> None:
    """Pronouns, pointing words, half quotations, questions and scraps do not stand alone."""
    assert not stands_alone(words)


def test_connectives_and_bullets_are_left_out() -> None:
    """What only ties a sentence to the one before it is not part of the statement."""
    words = "• However, in addition, the port closed."
    assert words[without_connectives("• However, the port closed.") :] == "in addition, the port closed."
    assert without_connectives("The port closed.") == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The port closed.", True),
        ("Shares have fallen sharply.", True),
        ("The mayor was arrested.", True),
        ("The port was calm.", False),
        ("The port is closed.", False),
        ("The port will be closed.", False),
    ],
)
def test_reports_are_of_what_was_done(words: str, told: bool) -> None:  # noqa: FBT001
    """States, plans and the present are no events."""
    assert reports(words) is told


@given(st.text(max_size=60))
def test_a_sentence_is_made_of_the_same_words(words: str) -> None:
    """Capital and full stop are all that is added, punctuation at the ends all that is lost."""
    kept = words.strip(" ,;:—–-")
    assert sentence_like(words)[1:].startswith(kept[1:])


def test_captions_are_no_prose() -> None:
    """What stands under a picture tells of the picture; a sentence about a picture is news."""
    told = "Ada Ito sent a photo to the paper of Aden."
    captions = (
        "Ada Ito opens the port in this undated photo by the mayor.",
        "Some of the sailors stand in Aden in a photo obtained by the paper.",
        "Sailors and pilots stand next to a ship on Monday that ran onto the quay.",
    )
    article = an_article(" ".join((*captions, told)))
    assert [each.text for each in prose(sentences_of(article))] == [told]
