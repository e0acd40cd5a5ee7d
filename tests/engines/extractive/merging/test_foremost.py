"""What an article says first is never lost."""

from builders import an_article, sentences_of

from briefgen.engines.extractive.events.drafting import drafted
from briefgen.engines.extractive.merging.foremost import untold

HEADLINE = "No joke: port of Nola closes"


def test_an_article_that_says_nothing_else_says_its_first_sentence() -> None:
    """A headline alone is a fact, pinned to where it stands."""
    sentences = sentences_of(an_article(HEADLINE))
    assert [(each.kind, each.quotes[0].words) for each in untold(sentences, ())] == [("fact", HEADLINE)]
    assert list(untold((), ())) == []


def test_what_is_told_is_not_told_again() -> None:
    """A sentence that a claim cites is left alone."""
    sentences = sentences_of(an_article(HEADLINE))
    told = drafted("fact", sentences[0], sentences[0].span)
    assert list(untold(sentences, (told,))) == []


def test_what_an_article_calls_untrue_is_told() -> None:
    """The sentence that debunks is a claim even behind the first sentences; further down it is one of many."""
    plain = [f"The port of Nola has {number} cranes." for number in range(20, 30)]
    text = " ".join([*plain[:5], "The report of its closure is a hoax.", *plain[5:], "That too was fake news."])
    found = [each.text for each in untold(sentences_of(an_article(text)), ())]
    assert found == [*plain[:3], "The report of its closure is a hoax."]
