"""Who said what, in ways that news has beside the plain ones."""

import builders
import pytest

from briefgen.engines.extractive.speech.attribution import find_attributions
from briefgen.engines.extractive.speech.position_text import position_text


def told(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of each attribution, the content's pieces joined by a bar."""
    article = builders.an_article(text)
    return [
        (one.source.of(text) if one.source else None, " | ".join(span.of(text) for span in one.content))
        for one in find_attributions(article, builders.sentences_of(article))
    ]


def statements(text: str) -> list[str]:
    """The statements that a text's attributions make."""
    article = builders.an_article(text)
    return [position_text(article, one) for one in find_attributions(article, builders.sentences_of(article))]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The mayor told the AP her group never paid.", "The mayor", "her group never paid"),
        ("Ito told the crowd at the port this week that it was over.", "Ito", "it was over"),
        ("Officials said Monday the port would close.", "Officials", "the port would close"),
        ("Ito knows there are people who fear the port.", "Ito", "there are people who fear the port"),
        ("Ito did not say when the port would close.", "Ito", "when the port would close"),
        ("Ito asked who would pay.", "Ito", "who would pay"),
        ("Ito points out that the port is safe.", "Ito", "the port is safe"),
        (
            "The union said the fire on Monday, which hurt ten, was no accident.",
            "The union",
            "the fire on Monday, which hurt ten, was no accident",
        ),
        ("They wept that Ito’s decision to shut the port will stand.", "Ito’s", "to shut the port"),
        ("The family of Ada Ito said that she was safe.", "The family of Ada Ito", "she was safe"),
        ("Ito fired back that the port was safe.", "Ito", "the port was safe"),
        ("The port was bound to close, Ito surmised.", "Ito", "The port was bound to close"),
        ("Retired surgeon Bo Ek told voters that he would run.", "Retired surgeon Bo Ek", "he would run"),
        ("Ito opened the debate saying the port was safe.", "Ito", "the port was safe"),
        ("His associates insist that the port is safe.", "His associates", "the port is safe"),
        ("The inquiry found that nobody had paid.", "The inquiry", "nobody had paid"),
        ("“The port will close” according to Ada Ito.", "Ada Ito", "The port will close"),
        ("According to Ada Ito, “[w]e will stay.”", "Ada Ito", "[w]e will stay."),
        ("As reported by the Herald, the port was shut last year.", "the Herald", "the port was shut last year"),
        ("The port was shut, as reported by the Herald.", "the Herald", "The port was shut"),
        ("As Ada Ito put it, the port is a mess.", "Ada Ito", "the port is a mess"),
        ("The port, says Ada Ito, is a mess.", "Ada Ito", "The port | is a mess"),
        ("The plan was criticised by Ada Ito as too dear.", "Ada Ito", "The plan | as too dear"),
        ("Bo Ek was warned by Ada Ito that the port would close.", "Ada Ito", "the port would close"),
    ],
)
def test_who_and_what_is_found(text: str, speaker: str, content: str) -> None:
    """Told without "that", behind a day, a question, an agent: each yields who and what."""
    assert told(text) == [(speaker, content)]


def test_what_others_say_while_one_speaks_is_theirs() -> None:
    """A new speaker's clause ends what was said, in the present of several people too."""
    assert told("The mayor says it is dear, while officials say it will pay.") == [
        ("The mayor", "it is dear"),
        ("officials", "it will pay"),
    ]


def test_a_welcoming_air_says_nothing() -> None:
    """A participle behind its owner describes what follows."""
    assert told("The night Lund’s welcoming air ended came soon.") == []


def test_a_time_is_no_question() -> None:
    """Outside questions and denials "when" tells the time."""
    assert told("Ito spoke when she came, and she said when it rained.") == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The plan was criticised by Ada Ito as too dear.", "The plan was criticised by Ada Ito as too dear."),
        ("The plan was rejected by Ada Ito.", "The plan was rejected by Ada Ito."),
        ("Bo Ek was warned by Ada Ito that it would close.", "Ada Ito [warned] that it would close."),
        ("Bo Ek was asked by Ada Ito whether it would close.", "Ada Ito [asked] whether it would close."),
        (
            "As reported by Ada Ito, the port was shut last year.",
            "Ada Ito [reported] that the port was shut last year.",
        ),
        ("Ada Ito told the U.S. paper: “It is over.”", "Ada Ito [said]: “It is over.”"),
        ("As Ada Ito put it, the port is a mess.", "Ada Ito [said], the port is a mess."),
    ],
)
def test_statements_make_nobody_suffer_what_they_did(text: str, statement: str) -> None:
    """Who criticises is not criticised: a passive stays whole or turns active."""
    assert statements(text) == [statement]
