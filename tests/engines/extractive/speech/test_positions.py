"""Attributions as claims."""

import builders
import pytest

from briefgen.domain.draft import ClaimDraft
from briefgen.domain.span import Span
from briefgen.engines.extractive.people.entities import find_entities
from briefgen.engines.extractive.speech.positions import position_claims


def claims(text: str) -> tuple[ClaimDraft, ...]:
    """The positions of a text."""
    article = builders.an_article(text)
    sentences = builders.sentences_of(article)
    return position_claims(article, sentences, find_entities(article, sentences))


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Foreign Minister Ada Ito came. She expressed hope that the talks would succeed.",
            "[Ada Ito] expressed hope that the talks would succeed.",
        ),
        ("“The port will close,” Ada Ito told Reuters.", "“The port will close,” Ada Ito told Reuters."),
        ("Ada Ito told Reuters that the port will close.", "Ada Ito told Reuters that the port will close."),
        (
            "Ada Ito, a senior fellow at the Harbour Institute, believes the port will close.",
            "Ada Ito believes the port will close.",
        ),
        ("The port will close, according to Ada Ito.", "The port will close, according to Ada Ito."),
        ("Some officials in Baghdad fear unrest.", "Some officials in Baghdad fear unrest."),
        (
            "Ada Ito arrived. It is too early, she said.",
            "[Ada Ito] said that it is too early.",
        ),
        (
            "The port seems likely to close, said Ada Ito, a harbour expert at the University of Brae.",
            "The port seems likely to close, Ada Ito said.",
        ),
        (
            "“I doubt that the port would have won,” said Ada Ito, 62, a pilot of the port, in an interview on QTV.",
            "“I doubt that the port would have won,” Ada Ito said.",
        ),
        (
            'All sailors were "safe and uninjured," Ada Ito said.',
            'All sailors were "safe and uninjured," Ada Ito said.',
        ),
        (
            "By opening the port, Ada Ito said, Brae was “asking for trouble.”",
            "By opening the port, Ada Ito said, Brae was “asking for trouble.”",
        ),
        (
            "The port died what Ada Ito called a slow death.",
            "Ada Ito [described] a slow death.",
        ),
        (
            "Ada Ito cited a new review that had begun during the strike.",
            "Ada Ito cited a new review that had begun during the strike.",
        ),
        (
            "Ada Ito, who has claimed the raids on the port of Brae, has been silent about Nola.",
            "Ada Ito has claimed the raids on the port of Brae.",
        ),
        ("But the port will close, according to Ada Ito.", "The port will close, according to Ada Ito."),
        (
            "And to make the point plain, Ada Ito concluded, “The port will never close again.”",
            "Ada Ito concluded, “The port will never close again.”",
        ),
    ],
)
def test_the_text_is_the_sources_sentence_made_to_stand_alone(text: str, statement: str) -> None:
    """Speaker and verb are kept, a pronoun gives way to the name, and nothing dangles at the beginning."""
    assert [claim.text for claim in claims(text)] == [statement]


def test_a_position_says_who_how_and_about_what() -> None:
    """Actor, speech, certainty, issue, stance and verbatim words are drawn from the words."""
    direct, denial = claims("“The port will close,” Ada Ito said. Bo Tan denied that the port was unsafe.")
    assert (direct.actor, direct.speech, direct.quote, direct.issue) == (
        "Ada Ito",
        "direct",
        "The port will close",
        "port",
    )
    assert (denial.actor, denial.speech, denial.certainty) == ("Bo Tan", "reported", "claimed")
    assert denial.stance == "denies the port was unsafe"


@pytest.mark.parametrize(
    "text",
    [
        'Speaking on QTV\'s "This Day," Ada Ito said.',
        "If the port is closed by May, Ada Ito said.",
        "Sitting out the fight was Bo Tan, whom Ada Ito has accused of many of the same thefts that others did.",
        "The Brae Hall, where Ada Ito and Bo Tan were both deeply involved, confirmed the deaths of the sailors.",
        "The fight of the dockers, who heard Ada Ito accuse the guards of theft, sent ships away.",
        "Ada Ito said the captain at her Brae, Nor., ship.",
    ],
)
def test_what_only_tells_how_it_was_said_is_no_position(text: str) -> None:
    """Nor is a clause that lacks its main clause."""
    assert not claims(text)


def test_intentions_are_inferred() -> None:
    """What somebody seeks need not have been said."""
    assert [claim.speech for claim in claims("The ministry is seeking to close the port.")] == ["inferred"]


def test_quotes_stand_where_they_say_sentence_by_sentence() -> None:
    """Speech over several sentences has one quote for each of them, at its place; the speaker has one too."""
    text = "“The port will close. Nobody can stop it,” Ada Ito said. “We know.”"
    (claim,) = claims(text)
    assert [quote.words for quote in claim.quotes] == ["The port will close.", "Nobody can stop it", "We know."]
    for quote in [*claim.quotes, claim.speaker]:
        assert quote is not None
        assert quote.at is not None
        assert Span(quote.at, quote.at + len(quote.words)).of(text) == quote.words


def test_a_long_speech_is_told_by_whole_sentences_and_cited_whole() -> None:
    """The statement stops at a sentence, never inside a quotation; the citations go on."""
    speech = " ".join(f"Sentence number {n} has quite a few words in it." for n in range(12))
    (claim,) = claims(f"“{speech},” Ada Ito said.")
    assert len(claim.text.split()) < 60
    assert claim.text.count("“") == claim.text.count("”") == 1
    assert len(claim.quotes) == 12


def test_nobody_known_is_no_position() -> None:
    """An attribution whose speaker is unknown is left to others."""
    assert claims("“It will rain,” he said.") == ()
