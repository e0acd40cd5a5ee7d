"""Questions are what an article itself leaves open."""

import pytest
from builders import an_article, sentences_of

from briefgen.engines.extractive.events.questions import MOST_QUESTIONS, question_claims


def questions(text: str) -> list[str]:
    """The questions of a text, every line of which is a sentence."""
    article = an_article(text)
    return [claim.text for claim in question_claims(article, sentences_of(article))]


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
