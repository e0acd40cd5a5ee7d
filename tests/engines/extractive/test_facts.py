"""Facts are what the article says in its own voice; questions what it leaves open."""

import pytest
from builders import an_article, sentences_of

from briefgen.engines.extractive.facts import MOST_FACTS, fact_claims
from briefgen.engines.extractive.questions import MOST_QUESTIONS, question_claims

STORY = """The government of Iraq wants the armed groups of Basra to disarm.
He hopes that they agree.
“We will not disarm,” said the leader of the armed groups.
The armed groups of Basra have 2,500 fighters.
According to officials, the armed groups are paid by Tehran.
Nobody would have expected such mild weather.
These groups fear the government."""


def facts(text: str) -> list[str]:
    """The facts of a text, every line of which is a sentence."""
    article = an_article(text)
    return [claim.text for claim in fact_claims(article, sentences_of(article))]


def questions(text: str) -> list[str]:
    """The questions of a text, every line of which is a sentence."""
    article = an_article(text)
    return [claim.text for claim in question_claims(article, sentences_of(article))]


def test_facts_are_the_articles_own() -> None:
    """Quoted and credited speech, pronouns and pointing words are no facts of the article."""
    assert facts(STORY) == [
        "The government of Iraq wants the armed groups of Basra to disarm.",
        "The armed groups of Basra have 2,500 fighters.",
    ]


def test_facts_are_few_and_central() -> None:
    """Of a long article a dozen facts are kept; what stands beside its story is not among them."""
    asides = [f"{x}oog would {x}arb the {x}eef and {x}alt." for x in "BCDFGHJKLMNPQRST"]
    groups = [f"The armed groups of Basra have {n} fighters." for n in range(2, 20)]
    kept = facts("\n".join([*groups, *asides]))
    assert len(kept) == MOST_FACTS
    assert not set(kept) & set(asides)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It remains unclear who paid for the port.", "It remains unclear who paid for the port."),
        (
            "“It is too early to talk about what policy Ito will follow,” he said.",
            "It is too early to talk about what policy Ito will follow,",
        ),
        ("But Ito has yet to name a date for the vote.", "Ito has yet to name a date for the vote."),
        (
            "If Iraq is unable to rein in the groups, cooperation could be impossible.",
            "If Iraq is unable to rein in the groups, cooperation could be impossible.",
        ),
        ("Who will pay for the port of Aden?", "Who will pay for the port of Aden?"),
    ],
)
def test_what_an_article_leaves_open_is_a_question(text: str, kept: str) -> None:
    """Doubt, what is still to be decided, a condition and a plain question are kept in the source's wording."""
    assert [text.rstrip(".,") for text in questions(text)] == [kept.rstrip(".,")]


def test_what_is_settled_is_no_question() -> None:
    """A plain statement leaves nothing open, and neither does one that nobody can read alone."""
    assert not questions("The port of Aden opened in 2003.\nHe has yet to say.")


def test_questions_are_few() -> None:
    """Half a dozen questions of an article are kept, those said plainly before those that only may be."""
    text = "\n".join([f"If Aden falls, port number {n} could close." for n in range(9)] + ["It is unclear who paid."])
    assert len(questions(text)) == MOST_QUESTIONS
    assert "It is unclear who paid." in questions(text)
