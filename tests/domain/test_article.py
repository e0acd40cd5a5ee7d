"""Locators: how a person finds the words of a citation."""

import pytest
from builders import an_article
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.article import Place
from briefgen.domain.span import Span


def test_plain_text_is_addressed_by_characters() -> None:
    """RFC 5147."""
    assert an_article("The port.", path="a.txt").locator(Span(4, 8)) == "a.txt#char=4,8"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("the port, open", "the%20port%2C%20open"),
        ("well-known & old", "well%2Dknown%20%26%20old"),
        ("one two three four five six seven eight nine", "one%20two%20three%20four,six%20seven%20eight%20nine"),
        ("A headline\nand words", "A%20headline,and%20words"),
    ],
)
def test_pages_are_addressed_by_words(words: str, fragment: str) -> None:
    """A text fragment holds the words, or the first and last of many, and none over the end of a line."""
    page = an_article(words, path="a.html", address="words")
    assert page.locator(Span(0, len(words))) == f"a.html#:~:text={fragment}"
    row = an_article(words, path="a.csv#row=7", address="words of a part")
    assert row.locator(Span(0, len(words))) == f"a.csv#row=7:~:text={fragment}"


def test_places_are_addressed_by_name() -> None:
    """The place is the last that begins at or before the words."""
    places = (Place(0, "page=1"), Place(9, "page=2"))
    article = an_article("Page one Page two", path="a.pdf", address="place", places=places)
    assert [article.locator(Span(at, at + 1))[-1] for at in (0, 8, 9, 16)] == ["1", "1", "2", "2"]


@given(st.text(max_size=60))
def test_fragments_are_one_word_of_ascii(words: str) -> None:
    """Whatever the words, the locator holds neither white space nor a mark that ends a fragment."""
    locator = an_article(words, path="a.html", address="words").locator(Span(0, len(words)))
    assert locator.isascii()
    assert not set(locator.partition("text=")[2]) & set(' \n&#-<>"`')
