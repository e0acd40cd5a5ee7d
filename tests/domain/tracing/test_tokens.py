"""Words are found with their places, and told from those that stand in quotation marks."""

from builders import an_article
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.domain.span import Span
from briefgen.domain.tracing.tokens import Words, folded


def words_of(text: str) -> Words:
    """The words of a whole text."""
    return Words.of(an_article(text))


def test_quoted_words_are_not_the_articles_own() -> None:
    """What stands between quotation marks, curly or straight, is somebody else's."""
    words = words_of('She said “we must go”. "Now", he added.')
    assert [word for word, own in zip(words.words, words.own, strict=True) if own] == ["she", "said", "he", "added"]


def test_a_quotation_mark_that_never_closes_quotes_nothing() -> None:
    """A stray mark does not take the rest of the article away."""
    assert all(words_of("He is 6 feet 2” tall and “walked on.\nThe rest is plain.").own)


def test_sentences_end_at_stops_and_lines() -> None:
    """A stop before white space, or the end of a line, ends a sentence; a number's point does not."""
    words = words_of("It rose 2.5 per cent. Nobody knew\nWhy?")
    assert [words.words[a:b] for a, b in words.sentences()] == [
        ["it", "rose", "2", "5", "per", "cent"],
        ["nobody", "knew"],
        ["why"],
    ]


def test_what_is_taken_out_leaves_places_right() -> None:
    """Without its second sentence the words' places still point into the text as read."""
    text = "One two. Three four. Five six."
    words = words_of(text)
    rest = words.without({(2, 4)})
    assert rest.words == ["one", "two", "five", "six"]
    assert rest.span(1, 2).of(text) == "two. Three four. Five"
    assert list(rest.sentences()) == [(0, 2), (2, 4)]


def test_only_the_body_counts() -> None:
    """Words outside the spans of the body are not there, and places are those of the text as read."""
    text = "MENU The port closes. FOOTER"
    words = Words(text, (Span(5, 21),))
    assert (words.words, words.span(0, 2).of(text)) == (["the", "port", "closes"], "The port closes")


@settings(deadline=None)
@given(st.text(alphabet="aB1 \n.“”\"'İßé—", max_size=80))
def test_every_word_is_where_it_says(text: str) -> None:
    """For any text the words are those of plain folding, and each one's place holds it."""
    words = words_of(text)
    assert words.words == folded(text)
    assert [words.span(n, n).of(text).casefold() for n in range(len(words))] == words.words
    assert len(words.own) == len(words.capital) == len(words)
