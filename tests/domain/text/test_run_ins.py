"""Sentences that words without a stop ran into."""

import pytest

from briefgen.domain.span import Span
from briefgen.domain.text.run_ins import run_ins, runs_in
from briefgen.domain.text.sentences import sentence_spans


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("The quay after the storm A crane fell on two ships, police said.", "A crane"),
        ("Storm damages the port of Marlow The ferry stayed in port.", "The ferry"),
        ("Divers at work off Marlow They found no wreck.", "They found"),
        ("Image caption Divers found no wreck off Marlow.", "Divers found"),
        ("'Heavy damage' The harbour master gave no figure.", "The harbour"),
        ("Quay Images 22 A crowd gathers at the pier.", "A crowd"),
    ],
)
def test_a_lost_break_is_found(words: str, behind: str) -> None:
    """A heading, a caption or a credit ends where a word that opens sentences is capitalised behind it."""
    assert [words[gap.end() :].startswith(behind) for gap in run_ins(words, 0, len(words))] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "She told The Sun she would stay, and a captain wrote in The Quay that they would.",
        "Vitamin A levels fell, and the series A round closed; they met by The old pier.",
        "What They Said When They met was not told.",
        "They sang “Takin’ It to sea” as the ship left.",
        "He said: “ The ship is lost. It cannot be raised.” They left.",
        "“It is over.” He left at 5 p.m. The ship sailed.",
        "At the workers’ The local they met.",
    ],
)
def test_a_capital_in_its_place_breaks_nothing(words: str) -> None:
    """Titles, quotations and sentences with stops of their own hold together."""
    assert not list(run_ins(words, 0, len(words)))


def test_sentences_end_where_a_break_was_lost() -> None:
    """The words that ran in stand apart from the sentence behind them, and none is lost."""
    text = "A bridge at night The town has closed it. It opens in May."
    spans = sentence_spans(text, Span(0, len(text)))
    assert [span.of(text) for span in spans] == ["A bridge at night", "The town has closed it.", "It opens in May."]


def test_two_stretches_are_held_against_each_other() -> None:
    """Whether a stretch ran into the next is told by the words on both sides."""
    assert runs_in("Crews clear the quay", "The port stays closed.")
    assert not runs_in("Crews clear the quay with", "Marlow Cranes.")
