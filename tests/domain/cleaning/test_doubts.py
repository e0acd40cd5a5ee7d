"""Kept blocks that no statement may rest on."""

import pytest
from drafts import a_claim, a_quote, a_summary, an_actor
from fakes import WordCounter

from briefgen.domain.article import Article
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.stages.chunk import chunk_article, number_sentences
from briefgen.stages.clean import clean_article
from briefgen.stages.ground import ground_summary

BODY = (
    "The port of Marlow will close in March, the transport minister said on Tuesday after a week of talks in the city.",
    "Ada Ito told reporters that the decision had been taken with regret, and that workers would be paid until June.",
    "The dockers' union said it had not been asked, and that it would go to court if the government did not step back.",
    "Ships that use the port now will go to Rowton, where a second quay was opened last year at a cost of $40 million.",
)
LABELLED = (
    "More: the union has said before that it would not accept the end of the port of Marlow without a vote of all its "
    "members in the city and in Rowton, and that it had the means to hold out until the spring."
)


def held(*lines: str) -> dict[str, str]:
    """The lines of an article that are held back, with their rules."""
    article = clean_article(Article(path="a.txt", text="\n\n".join(lines)))
    return {article.words_of(one.span): one.rule for one in article.held}


def test_an_article_is_not_in_doubt() -> None:
    """Of paragraphs alone nothing is held back, nor is a quotation without a stop."""
    assert held(*BODY) == {}
    assert held(*BODY[:2], "“We will not leave”", *BODY[2:]) == {}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("What comes next", "not a sentence"),
        ("Crates and a crane at the quay in the evening", "not a sentence"),
        (LABELLED, "credited"),
    ],
)
def test_what_may_be_furniture_is_held_back(line: str, rule: str) -> None:
    """A line that is kept, but is no sentence or carries a label, is in doubt and says why."""
    assert held(*BODY[:2], line, *BODY[2:]) == {line: rule}


def test_who_wrote_it_is_no_part_of_the_story() -> None:
    """A line on the writer is held back where the article begins or ends; one on a person of the story is not."""
    writer = "Bo Quist is a professor at the Marlow School of Law and the author of The Quay, a book on ports."
    told = "Ada Ito is a professor at the Marlow School of Law and the author of The Quay, a book on ports."
    assert held(*BODY, writer) == {writer: "about the writer"}
    assert held(*BODY, told) == {}


def test_an_invitation_to_read_something_else_is_held_back() -> None:
    """What bids the reader read a guide or follow a page is no news; a sentence that only tells of one is."""
    offer = "Learn how to build a quay that lasts, with less mud and more stone—read the rest of the guide to quays."
    news = "The union said that its newsletter would tell its members of the talks, and that they would vote in May."
    assert held(*BODY, offer, BODY[0] + " So it said.") == {offer: "an offer"}
    assert held(*BODY, news) == {}


def test_what_is_held_back_stays_in_the_body_and_nothing_rests_on_it() -> None:
    """A line in doubt is read with the others, but neither engine may cite it, and a claim on it is told why."""
    doubted = "Strike called at the port of Marlow"
    text = "\n\n".join([*BODY[:2], doubted, *BODY[2:]])
    article = clean_article(Article(id="S1", path="a.txt", text=text))
    assert [rule for _, rule in article.kept()] == ["", "", "not a sentence", "", ""]
    (chunk,) = chunk_article(article, number_sentences(article), counter=WordCounter(), budget=None)
    assert [sentence.text for sentence in chunk.sentences] == [*BODY[:2], doubted, *BODY[2:]]
    draft = ExtractiveEngine().summarise(chunk, article)
    assert draft.claims
    assert all(doubted not in quote.words for claim in draft.claims for quote in claim.quotes)
    said = a_summary(a_claim(doubted, a_quote(doubted, 3)), actors=(an_actor("Strike"), an_actor("Ada Ito")))
    grounded = ground_summary(said, chunk, article)
    assert [actor.name for actor in grounded.actors] == ["Ada Ito"]
    assert not grounded.claims
    assert [fault.reason.rpartition(" ")[2] for fault in grounded.faults] == ["doubt", "doubt"]
