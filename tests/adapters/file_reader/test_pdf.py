"""PDF: columns, furniture, places, and pages that hold no text."""

import zlib
from pathlib import Path

import pytest
from file_builders import SENTENCES, WORDS, Print, a_pdf, printed

from briefgen.adapters.file_reader import FileReader
from briefgen.domain.article import Article
from briefgen.domain.span import Span
from briefgen.errors import EmptyError, UnreadableError

LEFT = "The left column tells of the harbour and of all the ships that lay in it for many years of trade and toil."
RIGHT = "The right column goes on about the fishing villages along the coast and what becomes of their old boats."


def read(folder: Path, content: bytes) -> Article:
    """The article of a PDF."""
    (folder / "a.pdf").write_bytes(content)
    (article,) = FileReader().read(str(folder / "a.pdf")).articles
    return article


def test_lines_are_joined_to_paragraphs(tmp_path: Path) -> None:
    """Wrapped lines make one paragraph again, and white space between lines parts two."""
    page = [*printed(SENTENCES[1], top=700), *printed(SENTENCES[3], top=640)]
    assert read(tmp_path, a_pdf(page)).text.split("\n\n") == [SENTENCES[1], SENTENCES[3]]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Two columns drawn line by line across the page come out as two paragraphs below the headline."""
    left, right = printed(LEFT, width=40, top=600), printed(RIGHT, width=40, left=330, top=600)
    mixed: list[Print] = [
        (60, 700, "A headline that runs over the whole width of the page and of both its columns today")
    ]
    for one, other in zip(left, right, strict=True):
        mixed += [one, other]
    assert read(tmp_path, a_pdf(mixed)).text.split("\n\n") == [mixed[0][2], LEFT, RIGHT]


def test_furniture_is_left_out(tmp_path: Path) -> None:
    """What heads and foots every page, and page numbers, are no text; a paragraph goes on over the page."""
    words = WORDS.split()
    halves = [" ".join(words[:25]), " ".join(words[25:])]
    pages = [
        [(60, 760, "Lund Harbour Review"), *printed(half), (300, 40, f"Page {number} of 2")]
        for number, half in enumerate(halves, 1)
    ]
    assert read(tmp_path, a_pdf(*pages)).text == WORDS


def test_a_title_is_no_header(tmp_path: Path) -> None:
    """The words of the running header in larger letters are the title, and stay."""
    pages = [[(60, 760, "Lund Harbour Review"), *printed(words)] for words in SENTENCES]
    content = a_pdf(*pages).replace(b"/F1 10 Tf", b"/F1 20 Tf", 1)
    assert read(tmp_path, content).text.count("Lund Harbour Review") == 1


def test_metadata_counts_where_the_page_shows_it(tmp_path: Path) -> None:
    """A title may carry the site that a browser printed it from; one that the page does not show is another file's."""
    page: list[Print] = [(60, 740, "The vote on the quay is put off"), (60, 720, "By Ada Ito"), *printed(WORDS)]
    for title, author, expected in (
        ("The vote on the quay is put off | Lund Gazette", "Ada Ito", ("The vote on the quay is put off", "Ada Ito")),
        ("Template for articles - draft", "Office User", (None, None)),
    ):
        article = read(tmp_path, a_pdf(page, info=f"/Title({title})/Author({author})"))
        assert (article.title, article.author) == expected


def test_locators_name_the_page(tmp_path: Path) -> None:
    """Words on the second page are found there, also where their paragraph began on the first."""
    words = WORDS.split()
    article = read(tmp_path, a_pdf(printed(" ".join(words[:25])), printed(" ".join(words[25:]))))
    assert article.text == WORDS
    for page, word in ((1, words[24]), (2, words[25])):
        at = article.text.index(f" {word} ", 20) + 1
        assert article.locator(Span(at, at + len(word))).endswith(f"a.pdf#page={page}")


def test_hyphens_stay(tmp_path: Path) -> None:
    """A word broken at the end of a line keeps its hyphen."""
    lines = [
        (60.0, 700.0, "The port authority says that the harbour-"),
        (60.0, 688.0, "master has never answered its letters."),
    ]
    assert "harbour-master has" in read(tmp_path, a_pdf(lines)).text


def test_pictures_of_pages_are_unreadable(tmp_path: Path) -> None:
    """A scanned PDF says what to do; a PDF of nothing is empty."""
    with pytest.raises(UnreadableError, match="pictures of pages only"):
        read(tmp_path, a_pdf([], []))
    with pytest.raises(EmptyError):
        read(tmp_path, a_pdf([(60, 700, "--- *")]))


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    """A page whose drawing unpacks to a hundred times its size is not drawn; an image may."""
    for kind, reason in ((b"", "far more than pages"), (b"/Subtype/Image", "damaged")):
        packed = zlib.compress(b"(letters) Tj " * 300_000)
        stream = b"1 0 obj<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj" % (kind, len(packed), packed)
        with pytest.raises(UnreadableError, match=reason):
            read(tmp_path, b"%PDF-1.7\n" + stream)


def test_damaged_pdfs_are_unreadable(tmp_path: Path) -> None:
    """A PDF without its pages, and one that is only called so, are told apart."""
    with pytest.raises(UnreadableError, match="damaged"):
        read(tmp_path, b"%PDF-1.7\nnothing follows")
    with pytest.raises(UnreadableError, match="is no PDF"):
        read(tmp_path, b"<html>")
