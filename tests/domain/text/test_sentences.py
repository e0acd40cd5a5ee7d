"""Sentences of messy news English."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.span import Span
from briefgen.domain.text.sentences import sentence_spans

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""


def split(text: str) -> list[str]:
    """The sentences of a whole text."""
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "marked",
    [
        "The port will close.|The mayor agreed.",
        "Gen. A. B. Ito met Sen. Ted Ray, D-Ohio, on Jan. 5.|They talked.",
        "She lives in the U.S.|The U.S. Government knows.",
        "He left at 6 p.m.|Mr. Ito stayed.",
        "At 5 a.m. Mr. Ito left.",
        "Prices rose 3.5 percent to $1,000.50 a ton.|No. 5 was first.",
        "“We will see,” he said.|“It is late.”|Then he left.",
        "“We will see.” Ito said.|The rest agreed.",
        "“Is it late?” she asked.",
        "He works at Yahoo! in sales.",
        "See https://www.example.com/A.Page.html for more.|Write to Ada.Ito@example.com today.",
        "Talks ended on Tuesday.|Mr. Ito went home.",
        "The S.&P. 500 and the A.F.L.-C.I.O. met at 8 p.m. Eastern time.",
        "I never meant that ... or this.|It was late….|She left.",
        "He praised Saudi Arabia and Iran. Iran which paved the way.",
        "Ito (He was there.) agreed.",
        "The board of Acme Inc. Chief Executive Ada Ito resigned.|It met in Paris.",
    ],
)
def test_sentences_end_where_a_reader_hears_them_end(marked: str) -> None:
    """Abbreviations, initials, numbers, quotations and addresses do not end sentences; real stops do."""
    assert split(marked.replace("|", " ")) == marked.split("|")


def test_a_lost_space_does_not_join_two_sentences() -> None:
    """A full stop between a lower-case and a capitalised word ends a sentence without a space."""
    assert split("It closed on Tuesday.Mr. Ito said so.“We tried.”He left.") == [
        "It closed on Tuesday.",
        "Mr. Ito said so.",
        "“We tried.”",
        "He left.",
    ]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    """A line break inside a wrapped paragraph does not end a sentence, not even before a name."""
    text = (
        "The minister said that the talks with the government of\n"
        "Japan would go on until the end of the year, and that\n"
        "nothing had been decided. A second round is to follow\n"
        "in May.\n"
    )
    first, second = split(text)
    assert first.endswith("decided.")
    assert second == "A second round is to follow\nin May."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A heading\n\nThe port will close", 2),
        ("They want:\n  • food\n  • water and\n  • rest", 4),
        ("1.) The first item 2.) The second item", 2),
        ("a. The first item b. The second item c. The third", 3),
        ("apples\npears, plums\nfigs\n", 3),
    ],
)
def test_blank_lines_and_list_items_end_sentences(text: str, count: int) -> None:
    """Where the page sets words apart, no sentence runs across."""
    assert len(split(text)) == count


@given(st.text(alphabet=st.sampled_from('aB1.!?…"”“ \n()•-I'), max_size=120))
def test_sentences_hold_all_words_in_order(text: str) -> None:
    """Sentences do not overlap, lie in the text, and leave out nothing but white space."""
    spans = sentence_spans(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize("piece", [".", ". ", "a. ", "\n", " ", "(", '"', "1. ", "• ", "a\n", "…", ". . ", "U.S. "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Two hundred thousand characters of one thing are split in well under two seconds."""
    text = piece * (200_000 // len(piece))
    begun = time.process_time()
    split(text)
    assert time.process_time() - begun < AT_MOST


def test_marks_of_no_width_hide_no_stop() -> None:
    """A zero-width space or a mark of direction between two sentences does not make them one."""
    text = "Bob Hall will not\u200b give in. \u2066“We will stay,”\u2069 Anna Berg said."
    assert [span.of(text) for span in sentence_spans(text, Span(0, len(text)))] == [
        "Bob Hall will not\u200b give in.",
        "“We will stay,”\u2069 Anna Berg said.",
    ]
