"""An article's text is shown exactly, with every citation marked at exactly its place."""

from itertools import pairwise

from builders import an_article
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.article import Article, Cut
from briefgen.domain.citation import Citation
from briefgen.domain.span import Span
from briefgen.stages.render.page.passages import LONGEST_CUT, Block, blocks_of, torn

Places = tuple[str, list[tuple[int, int]], list[int]]


@st.composite
def places(draw: st.DrawFn) -> Places:
    """A text, spans of it that may lie anywhere, and edges between which every second stretch was removed."""
    text = draw(st.text(st.sampled_from("ab c\n.é😀\u0301"), min_size=1, max_size=60))
    edge = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edge, edge).map(sorted).filter(lambda pair: pair[0] < pair[1]), max_size=6))
    return text, [(start, end) for start, end in spans], sorted(set(draw(st.lists(edge, max_size=6))))


def cited(text: str, spans: list[tuple[int, int]]) -> tuple[Citation, ...]:
    """A citation a span, made as a reader of JSON gets it."""
    return tuple(
        Citation.model_validate(
            {"id": f"S1.{n}", "source": "S1", "start": start, "end": end, "quote": text[start:end], "locator": "x"}
        )
        for n, (start, end) in enumerate(spans, 1)
    )


def words_of(blocks: tuple[Block, ...], cite: str = "") -> str:
    """What the pieces say, put together; of a citation what stands inside its marks."""
    found, inside = [], 0
    for piece in (piece for block in blocks for piece in block.pieces):
        if piece.what in {"open", "close"} and piece.cite == cite:
            inside += 1 if piece.what == "open" else -1
        if piece.what == "text" and (inside or not cite):
            found.append(piece.text)
    return "".join(found)


@given(places())
def test_text_is_whole_and_citations_are_exact(given: Places) -> None:
    """However citations nest, cross and run on, each marks its own words, and no character is lost or doubled."""
    text, spans, edges = given
    cuts = tuple(Cut(Span(start, end), "menu") for start, end in list(pairwise(edges))[::2])
    article = an_article(text, cuts=cuts)
    citations = cited(text, spans)
    blocks = blocks_of(article, citations)
    assert words_of(blocks) == text
    for citation in citations:
        assert words_of(blocks, citation.id) == citation.quote


@given(places())
def test_marks_nest(given: Places) -> None:
    """What is opened last is closed first, within its paragraph; every citation begins once and leads back once."""
    text, spans, _ = given
    citations = cited(text, spans)
    blocks = blocks_of(an_article(text), citations)
    for block in blocks:
        stack: list[str] = []
        for piece in block.pieces:
            if piece.what == "open":
                stack.append(piece.cite)
            if piece.what == "close":
                assert stack.pop() == piece.cite
        assert not stack
    steps = [piece for block in blocks for piece in block.pieces]
    assert sorted(piece.cite for piece in steps if piece.first) == [citation.id for citation in citations]
    assert sorted(piece.cite for piece in steps if piece.what == "back") == [citation.id for citation in citations]


def test_a_crossing_citation_is_torn() -> None:
    """Of two that cross, one is in two parts."""
    text = "one two three four"
    blocks = blocks_of(an_article(text), cited(text, [(0, 13), (4, 18)]))
    assert list(torn(blocks)) == ["S1.2"]


def test_a_line_is_a_paragraph_unless_lines_are_broken_to_a_width() -> None:
    """Long lines are paragraphs; lines of a screen's width are joined up to the next blank one."""
    long = "word " * 40
    assert len(blocks_of(an_article(f"{long}\n{long}\n\n{long}"), ())) == 3
    short = "word " * 14
    assert len(blocks_of(an_article(f"{short}\n{short}\n\n{short}"), ())) == 2


def removed(length: int) -> Article:
    """An article that begins with so many removed characters."""
    return an_article(f"{'x' * length}\n\nThe port will close.", cuts=(Cut(Span(0, length), "menu"),))


def test_a_long_removed_stretch_is_shown_in_part() -> None:
    """A page of menus does not make the brief long, and says how much is not shown; what is cited is shown whole."""
    (menu, _) = blocks_of(removed(5000), ())
    assert menu.cut
    shown = words_of((menu,))
    assert len(shown) < LONGEST_CUT + 60
    assert "[…3,500 characters more…]" in shown
    article = removed(5000)
    cites = cited(article.text, [(0, 5000)])
    assert words_of(blocks_of(article, cites), "S1.1") == "x" * 5000


def test_what_a_page_cannot_hold_is_replaced_letter_for_letter() -> None:
    """Control characters and reversals do not shift the places behind them."""
    text = "a\x00b\u202ec\rd port"
    blocks = blocks_of(an_article(text), cited(text, [(len(text) - 4, len(text))]))
    assert words_of(blocks) == "a\ufffdb\ufffdc\ufffdd port"
    assert words_of(blocks, "S1.1") == "port"
