"""How much of each source a brief cites."""

import pytest
from builders import TEXT, a_brief, an_article
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.article import Article
from briefgen.domain.brief import Brief
from briefgen.domain.checking.coverage import LONGEST, PASSAGES, coverage_of
from briefgen.domain.span import Span

BRIEF = Brief.model_validate(a_brief())
QUOTE = "the port will close"


def covered(text: str, *body: Span) -> tuple[float, tuple[str, ...]]:
    """Share and uncited passages of an article whose citation is that of the one brief."""
    article = an_article(text, body=body or (Span(0, len(text)),))
    (coverage,) = coverage_of(BRIEF, [article])
    return coverage.share, coverage.uncited


def test_the_cited_share_is_counted_in_characters() -> None:
    """What a story cites over what cleaning kept."""
    assert covered(TEXT)[0] == pytest.approx(len(QUOTE) / len(TEXT))
    start = TEXT.index(QUOTE)
    assert covered(TEXT, Span(start, start + len(QUOTE)))[0] == 1.0
    assert covered(TEXT, Span(start + len(QUOTE), len(TEXT)))[0] == 0.0


def test_the_longest_uncited_passages_are_shown_in_the_order_of_the_text() -> None:
    """Three passages at most, each shortened at a word, scraps between citations left out."""
    lines = [TEXT, *(f"{'Nobody was told of this before. ' * number}".strip() for number in (2, 9, 3, 4))]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    body = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    _, uncited = covered(text, *body)
    assert len(uncited) == PASSAGES
    assert uncited[0].endswith(" …")
    assert [len(words.split()) for words in uncited[1:]] == [18, 24]


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 60)), max_size=6))
def test_every_share_is_one(places: list[tuple[int, int]]) -> None:
    """However the kept stretches lie to the citations, the share is between none and all, the passages bounded."""
    text = TEXT + " Nobody was told of this before." * 4
    reached, body = 0, []
    for gap, size in places:
        span = Span(min(reached + gap, len(text)), min(reached + gap + size, len(text)))
        body += [span] if span.size else []
        reached = span.end
    (coverage,) = coverage_of(BRIEF, [Article(id="S1", path="a.txt", text=text, body=tuple(body))])
    assert 0 <= coverage.share <= 1
    assert all(len(words) <= LONGEST + 2 for words in coverage.uncited)
