"""Where quotations stand."""

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.article import Article
from briefgen.domain.span import Span
from briefgen.engines.extractive.speech.quotations import quotation_spans


def quoted(article: Article) -> list[str]:
    """The quotations of an article."""
    return [span.of(article.text) for span in quotation_spans(article.text, builders.sentences_of(article))]


def of_paragraphs(*paragraphs: str) -> Article:
    """An article of several paragraphs."""
    text = "\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    body = tuple(Span(start, start + len(part)) for start, part in zip(starts, paragraphs, strict=True))
    return builders.an_article(text, body=body)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ''yes'' and went.", ["''yes''"]),
        ("He said ‘yes’ and it’s Ito’s.", ["‘yes’"]),
        ("“A. B! C,” he said.", ["“A. B! C,”"]),
        ("It’s the ministers' plan.", []),
    ],
)
def test_every_kind_of_mark_is_a_quotation(text: str, found: list[str]) -> None:
    """Typographic, straight, doubled and single marks quote; apostrophes do not."""
    assert quoted(builders.an_article(text)) == found


def test_a_quotation_without_end_runs_to_the_end_of_its_paragraph() -> None:
    """A speech of several paragraphs opens each of them and closes the last alone."""
    article = of_paragraphs("“First we talk.", "“Then we act,” he said.")
    assert quoted(article) == ["“First we talk.", "“Then we act,”"]


def test_a_quotation_is_closed_in_a_later_paragraph_by_a_mark_that_can_do_nothing_else() -> None:
    """Sentences printed as paragraphs do not tear a quotation apart."""
    article = of_paragraphs("“First we talk.", "Then we act,” he said.")
    assert quoted(article) == ["“First we talk.\nThen we act,”"]


@given(st.text(alphabet="ab .,’'“”\"\n", max_size=80))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    """No two quotations overlap, whatever the marks."""
    article = builders.an_article(text)
    spans = quotation_spans(text, builders.sentences_of(article))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
