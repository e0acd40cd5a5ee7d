"""Blocks of a page."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.cleaning.blocks import page_blocks, read_part


def test_lines_are_blocks_and_wrapped_lines_one() -> None:
    """A line is a block; lines that were broken where a word did not fit are one; a date line is never joined."""
    text = (
        "Port to close\n2024-05-07\n\n"
        "The minister said that the talks with the government of\n"
        "Japan would go on until the end of the year, and that\n"
        "nothing had been decided. A second round is to follow\nin May.\n\nHome\nNews"
    )
    assert [block.text[:9] for block in page_blocks(text)] == ["Port to c", "2024-05-0", "The minis", "Home", "News"]


def test_a_menu_glued_to_a_sentence_is_split_off() -> None:
    """In a page without line breaks the run of capitalised words before a sentence is no part of its block."""
    menu = "Home News World Sport Weather Contact Us About Search Menu Log In "
    sentence = "The port of Marlow will close in March, as the minister said on the radio this week. "
    first, *rest = page_blocks(menu * 8 + sentence * 4)
    assert [block.text for block in rest[-4:]] == [sentence.strip()] * 4
    assert rest[-5].text == "Log In"
    assert all(block.joined for block in rest)
    assert not first.joined


@given(st.text(alphabet="aB1. \n\t•-\ufeff“”?", max_size=200))
def test_blocks_are_disjoint_and_hold_every_letter(text: str) -> None:
    """Blocks lie in order, begin and end with no white space, and lose no letter."""
    blocks = page_blocks(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(blocks))
    assert all(block.text == block.text.strip() == block.span.of(text) for block in blocks)
    assert [c for block in blocks for c in block.text if c.isalnum()] == [c for c in text if c.isalnum()]


def test_a_page_is_read_whole_up_to_the_length_of_a_book() -> None:
    """Everything is read of a page of usual size; of an endless one, so many lines or characters."""
    assert read_part("one\ntwo") == (0, 7)
    assert read_part("a" * 3_000_000) == (0, 1_000_000)
    assert read_part("a\n" * 50_000) == (0, 40_000)
