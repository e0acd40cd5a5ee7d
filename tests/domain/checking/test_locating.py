"""A planted quote is found at its place; a quote that is not there never is."""

from builders import a_chunk, an_article
from drafts import a_quote
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.checking.locating import Finder
from briefgen.domain.span import Span
from briefgen.domain.text.alignment import fold

TEXT = "port harbour minister said would not close “safe” it’s strikes Iran-backed coöperation 2,500 U.S. ﬁrst naïve"
WORDS = st.sampled_from(tuple(TEXT.split()))
SENTENCES = st.lists(st.lists(WORDS, min_size=6, max_size=14).map(" ".join), min_size=1, max_size=6)


def noisy(words: str, noise: int) -> str:
    """The same words as another keyboard writes them."""
    swaps = [
        ("“", '"'),
        ("”", "'"),
        ("’", "'"),
        ("-", "–"),
        (" ", "  "),
        ("ﬁ", "fi"),
        ("ö", "o\u0308"),
        ("n", "\u00adn"),
    ]
    for bit, (old, new) in enumerate(swaps):
        if noise >> bit & 1:
            words = words.replace(old, new)
    return words


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, int, str]:
    """A text, the number of one of its sentences, and some words of that sentence."""
    sentences = draw(SENTENCES)
    number = draw(st.integers(0, len(sentences) - 1))
    words = sentences[number].split()
    start = draw(st.integers(0, len(words) - 4))
    quote = " ".join(words[start : draw(st.integers(start + 4, len(words)))])
    return "\n\n".join(f"So {sentence} again." for sentence in sentences), number + 1, quote


@given(planted(), st.integers(0, 255))
def test_a_planted_quote_is_found_in_its_sentence(plant: tuple[str, int, str], noise: int) -> None:
    """Whatever spaces, marks, dashes and ligatures it comes in, it is found in the sentence that holds it."""
    text, number, quote = plant
    article = an_article(text)
    chunk = a_chunk(article)
    line = text.split("\n\n")[number - 1]
    sentence = next(s for s in chunk.sentences if fold(quote) in fold(s.text) and s.text in line)
    (span,) = Finder(chunk, article).find(a_quote(noisy(quote, noise), sentence.number))
    assert fold(span.of(text)).strip("'.,") == fold(quote).strip("'.,")


@given(planted(), st.integers(0, 12), st.integers(-3, 30))
def test_a_quote_that_is_not_there_is_never_found(plant: tuple[str, int, str], place: int, number: int) -> None:
    """A quote with a word that the article lacks is refused wherever it is said to stand."""
    text, _, quote = plant
    words = quote.split()
    words.insert(min(place, len(words)), "zeppelin")
    article = an_article(text)
    assert Finder(a_chunk(article), article).find(a_quote(" ".join(words), number)) == ()


@given(st.text(max_size=80), st.text(max_size=30), st.integers(-2, 5), st.none() | st.integers(-5, 90))
def test_any_text_and_any_quote_are_survived(text: str, words: str, number: int, at: int | None) -> None:
    """Odd Unicode neither crashes nor yields a span that lies outside the body or is empty."""
    article = an_article(text, body=(Span(0, len(text) // 2),))
    for span in Finder(a_chunk(article), article).find(a_quote(words, number, at)):
        assert 0 <= span.start < span.end <= len(text) // 2
        assert span.of(text).strip() == span.of(text)


def test_a_wrong_sentence_number_is_mended() -> None:
    """The words decide: a quote is found beside the sentence that was named, or anywhere in the body if long enough."""
    article = an_article("The port will close. Nobody was paid for the work in May. The end.")
    finder = Finder(a_chunk(article), article)
    for number in (1, 3, 99):
        (span,) = finder.find(a_quote("Nobody was paid for the work", number))
        assert article.words_of(span) == "Nobody was paid for the work"
    assert finder.find(a_quote("was paid", 3)) == ()
    assert finder.find(a_quote("Nobody  was paid for", 99)) == ()


def test_words_outside_the_body_are_not_found() -> None:
    """What cleaning cut cannot be cited, nor can a quote run over a cut."""
    text = "The port will close soon. ADVERTISEMENT Read more here now. The mayor was told of it."
    cut = text.index("ADVERTISEMENT")
    after = text.index("The mayor")
    article = an_article(text, body=(Span(0, cut), Span(after, len(text))))
    finder = Finder(a_chunk(article), article)
    assert finder.find(a_quote("Read more here now", 1)) == ()
    assert finder.find(a_quote("will close soon. The mayor was told", 1)) == ()
    assert finder.find(a_quote("Read more here now", 1, at=text.index("Read"))) == ()


def test_an_ellipsis_splits_a_quote() -> None:
    """Both parts are cited, each in its own words; one part that is missing fails the whole."""
    article = an_article("The old port of Oslo will close for good in June, the mayor said.")
    finder = Finder(a_chunk(article), article)
    spans = finder.find(a_quote("The old port … will close for good"))
    assert [article.words_of(span) for span in spans] == ["The old port", "will close for good"]
    assert finder.find(a_quote("The old port ... was sold to nobody")) == ()


def test_no_word_and_no_number_is_cut() -> None:
    """A quote that stops inside a word is grown to its border, and a short one inside a longer word is not found."""
    article = an_article("About 2,500 troops don’t leave the urban area.")
    finder = Finder(a_chunk(article), article)
    (span,) = finder.find(a_quote("500 troops don"))
    assert article.words_of(span) == "2,500 troops don’t"
    assert finder.find(a_quote("ban")) == ()


def test_a_quote_with_small_errors_is_found() -> None:
    """A mended spelling is tolerated, another number, name or negation is not."""
    article = an_article("He hoped to convince these groups to join the Iraq i armed forces by 2026 and not later.")
    finder = Finder(a_chunk(article), article)
    (span,) = finder.find(a_quote("convince these groups to join the Iraqi armed forces"))
    assert article.words_of(span) == "convince these groups to join the Iraq i armed forces"
    for wrong in (
        "convince these groups to join the Iranian armed forces",
        "join the Iraqi armed forces by 2027",
        "join the Iraqi armed forces by 2026 and later",
    ):
        assert finder.find(a_quote(wrong)) == ()
