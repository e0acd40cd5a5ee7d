"""The sentences around a passage are found, in the chunk and outside it."""

from builders import an_article, sentences_of

from briefgen.domain.checking.surroundings import Surroundings
from briefgen.domain.span import Span

ARTICLE = an_article("First it rained. Then Ito came. She spoke. “We go,” she said. They left.")


def place(words: str) -> Span:
    """Where words stand in the article."""
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


def test_sentences_are_found_by_place() -> None:
    """The sentence that holds a span, those before it and the one behind."""
    around = Surroundings(ARTICLE, sentences_of(ARTICLE))
    assert around.holding([place("spoke"), place("She")]) == "She spoke."
    assert around.before(place("spoke"), 1) == "Then Ito came."
    assert around.after(place("spoke")) == "“We go,” she said."
    assert around.holding_before(place("she said")) == "“We go,” "
    assert around.leading_to(place("We go")).splitlines()[-1] == "She spoke."


def test_sentences_outside_the_chunk_are_read_from_the_body() -> None:
    """A chunk that begins late, or holds another part of the article, still has its surroundings."""
    last = Surroundings(ARTICLE, sentences_of(ARTICLE)[-1:])
    assert last.before(place("They"), 2) == "She spoke.\n“We go,” she said."
    assert Surroundings(ARTICLE, ()).holding([place("rained")]) == "First it rained."


def test_an_endless_sentence_is_cut() -> None:
    """A sentence of a whole page gives a window, not itself."""
    article = an_article("word " * 5000)
    around = Surroundings(article, sentences_of(article))
    assert len(around.holding([Span(10000, 10004)])) < 3000
