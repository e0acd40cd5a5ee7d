"""What a page without line breaks has glued to a sentence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.cleaning.glue import parted, title_copies
from briefgen.domain.span import Span

SENTENCE = "The port of Marlow will close in March, as the minister said on the radio."
TITLE = "Marlow prepares for the loss of its port"


def parts(text: str) -> list[str]:
    """The parts of one sentence of a page of which it is all."""
    return [part.of(text) for part in parted(text, Span(0, len(text)), title_copies(text))]


def test_a_sentence_stays_whole() -> None:
    """Nothing is parted that only names a day, a place or a call inside its grammar."""
    for whole in (
        SENTENCE,
        "On May 3, 2024, the council of Rowton met the dockers and their lawyers.",
        "They told readers to follow the money and to share this with the court.",
        "Ada Ito, the Minister for Ports and Harbours of the Republic, said on 3 May 2024 that it would close.",
    ):
        assert parts(whole) == [whole]


@pytest.mark.parametrize(
    "mark",
    ["Nov 19, 2019 at 2:01 pm", "Share on Facebook", "12 hours ago", "5 min read"],
)
def test_a_stamp_or_a_call_before_a_sentence_is_parted(mark: str) -> None:
    """What stands between capitals, and so in no sentence, is a part of its own."""
    assert parts(f"{mark} {SENTENCE}") == [mark, SENTENCE]


def test_a_title_is_known_by_its_copies() -> None:
    """The words that open a page and stand in it again are its title, which is parted from what it ran into."""
    text = f"{TITLE} | The Marlow Post\nHome News\n{TITLE} {SENTENCE}"
    copies = title_copies(text)
    assert [copy.of(text) for copy in copies] == [TITLE, TITLE]
    glued = Span(copies[1].start, len(text))
    assert [part.of(text) for part in parted(text, glued, copies)] == [TITLE, SENTENCE]


def test_a_menu_is_no_title() -> None:
    """What begins anew at once, or over and over, is a menu."""
    assert title_copies("Home News World Sport Weather Shop " * 2) == []
    assert title_copies("Home News World Sport Weather Shop Log in " * 8) == []
    assert title_copies(f"{TITLE}. It stands here once.") == []


def test_a_credit_before_a_sentence_is_parted() -> None:
    """Behind the credit of a picture another stretch begins."""
    credit = "Ships in the harbour of Marlow (Photo: Bo Lund)"
    assert parts(f"{credit} {SENTENCE}") == [credit, SENTENCE]


@given(st.text(alphabet="aB1. @:()/,’”“", max_size=120))
def test_parts_lose_no_letter(text: str) -> None:
    """Parts lie in order, apart from each other, and hold every mark that is not white space."""
    found = parted(text, Span(0, len(text)), title_copies(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(part.of(text).split()) for part in found) == "".join(text.split())
