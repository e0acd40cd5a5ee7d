"""Sentences are numbered once and packed so that no word is lost, none is twice, and the budget holds."""

import time

from builders import an_article
from fakes import WordCounter
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.span import Span
from briefgen.stages.chunk import LONGEST, chunk_article, number_sentences

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""

WORDS = st.lists(st.sampled_from(["Ada", "Ito", "spoke.", "Why?", "then", "\n\n", "\n", "a" * 30]), max_size=80)
TEXTS = WORDS.map(" ".join) | st.text(max_size=300)


@given(TEXTS)
def test_numbered_sentences_hold_every_word_once(text: str) -> None:
    """Numbers count from 1, the words stand where the spans say, and none is lost."""
    article = an_article(text)
    sentences = number_sentences(article)
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    assert all(sentence.text == article.words_of(sentence.span) for sentence in sentences)
    assert "".join("".join(sentence.text.split()) for sentence in sentences) == "".join(text.split())
    paragraphs = [sentence.paragraph for sentence in sentences]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(1, max(paragraphs, default=0) + 1))


@given(TEXTS, st.integers(min_value=1, max_value=30))
def test_chunks_tile_the_sentences_within_the_budget(text: str, budget: int) -> None:
    """Put together the chunks are the sentences; only a sentence alone may be over the budget."""
    article = an_article(text)
    sentences = number_sentences(article)
    chunks = chunk_article(article, sentences, counter=WordCounter(), budget=budget)
    assert tuple(sentence for chunk in chunks for sentence in chunk.sentences) == sentences
    assert [chunk.number for chunk in chunks] == list(range(1, len(chunks) + 1))
    for chunk in chunks:
        assert chunk.of == len(chunks)
        assert chunk.token_count == sum(len(sentence.text.split()) for sentence in chunk.sentences)
        assert chunk.token_count <= budget or len(chunk.sentences) == 1


def test_only_the_body_is_numbered() -> None:
    """What cleaning cut has no number, and each kept span begins a paragraph."""
    text = "Ada spoke. Share this! Ito left. He sang."
    article = an_article(text, body=(Span(0, 10), Span(23, len(text))))
    told = [(sentence.paragraph, sentence.text) for sentence in number_sentences(article)]
    assert told == [(1, "Ada spoke."), (2, "Ito left."), (2, "He sang.")]


def test_line_breaks_begin_paragraphs_where_lines_are_not_wrapped() -> None:
    """One paragraph a line in most dumps; in wrapped text only a blank line tells one from the next."""
    lines = an_article("Ada Ito spoke of the tariff today.\nShe left.\n\nIto sang.")
    assert [sentence.paragraph for sentence in number_sentences(lines)] == [1, 2, 3]
    wrapped = an_article(
        "The harbour minister spoke of the tariff for\nan hour and left the hall without a word to us.\n"
        "Nobody knew why she would not stay for longer.\n\nIto sang in the evening."
    )
    assert [sentence.paragraph for sentence in number_sentences(wrapped)] == [1, 1, 2]


def test_a_chunk_ends_with_its_paragraph_where_it_can() -> None:
    """A paragraph that would be torn by the budget goes to the next chunk whole."""
    article = an_article("One two three four. Five six seven.\n\nAda left us. Ito sang on.\n\nEnd.")
    chunks = chunk_article(article, number_sentences(article), counter=WordCounter(), budget=10)
    assert [[sentence.text for sentence in chunk.sentences] for chunk in chunks] == [
        ["One two three four.", "Five six seven."],
        ["Ada left us.", "Ito sang on.", "End."],
    ]


def test_without_a_budget_an_article_is_one_chunk() -> None:
    """The extractive engine reads whole articles; an article of no words is no chunk."""
    article = an_article("Ada spoke. Ito left.")
    [chunk] = chunk_article(article, number_sentences(article), counter=None, budget=None)
    assert (chunk.number, chunk.of, len(chunk.sentences)) == (1, 1, 2)
    empty = an_article("  \n ")
    assert chunk_article(empty, number_sentences(empty), counter=WordCounter(), budget=5) == ()


def test_a_text_without_full_stops_is_cut_at_word_borders() -> None:
    """No sentence is longer than the bound, no word is torn unless it is longer itself."""
    sentences = number_sentences(an_article("ferry " * 1_000 + "x" * (LONGEST + 5)))
    assert max(len(sentence.text) for sentence in sentences) <= LONGEST
    assert all(set(sentence.text.split()) <= {"ferry"} for sentence in sentences[:3])
    assert [set(sentence.text) for sentence in sentences[-2:]] == [{"x"}, {"x"}]


def test_numbering_and_packing_take_linear_time() -> None:
    """Two hundred thousand characters of anything, and as many paragraphs, are packed in a moment."""
    began = time.process_time()
    for text in ("a" * 200_000, "a. " * 60_000, "A.\n\n" * 50_000, "ferry " * 30_000):
        article = an_article(text)
        chunk_article(article, number_sentences(article), counter=WordCounter(), budget=50)
    assert time.process_time() - began < AT_MOST
