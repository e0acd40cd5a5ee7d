"""Stories are found among articles, and strays from a topic."""

import pytest
from builders import an_article

from briefgen.domain.tracing.tokens import Words
from briefgen.domain.tracing.topics import off_topic, stories, title_of
from briefgen.domain.tracing.weights import Weights

FERRY = "The ferry Aurora ran aground off Cape Merrow with 212 passengers, and lifeboats from Port Ansel came out."
AGAIN = "Lifeboats from Port Ansel took the passengers of the stranded Aurora ashore; the ferry lies off Cape Merrow."
BUDGET = "Parliament rejected the pensions budget of Finance Minister Reyl after the Green Alliance left the coalition."
HEADLINE = "Budget of Reyl rejected"


def words_of(*texts: str) -> list[Words]:
    """The words of whole texts."""
    return [Words.of(an_article(text)) for text in texts]


def told(*texts: str) -> list[list[int]]:
    """The texts by story."""
    words = words_of(*texts)
    return stories(Weights(words, [""] * len(words)).vectors(), words)


def test_articles_of_one_event_are_one_story() -> None:
    """Names and things in common make a story, and a headline joins the one that has its words."""
    assert told(FERRY, BUDGET, AGAIN, HEADLINE) == [[0, 2], [1, 3]]


def test_headlines_of_nothing_else_stand_alone() -> None:
    """Where no article has a headline's words it is a story of its own."""
    assert told(FERRY, AGAIN, "Goalkeeper saves two penalties") == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("topic", "strays"),
    [("the Aurora ferry", [2]), ("pensions", [0, 1]), ("volcanoes", [0, 1, 2]), ("what is this about", [])],
)
def test_strays_have_neither_the_words_nor_the_likeness(topic: str, strays: list[int]) -> None:
    """A topic of function words asks for nothing; one that nobody mentions leaves nothing."""
    words = words_of(FERRY, AGAIN, BUDGET)
    titles = [""] * 3
    assert off_topic(topic, Weights(words, titles), words, titles) == strays


def test_a_title_is_known_or_the_first_short_line() -> None:
    """A first line as long as a paragraph is no title."""
    assert title_of(an_article("Port closes\nThe port closed.")) == "Port closes"
    assert title_of(an_article("Port closes\nThe port closed.", title="Closed")) == "Closed"
    assert title_of(an_article("word " * 100 + "\nThe port closed.")) == ""
