"""The gate: each thing that a statement may not add to what it cites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.checking.checks import Carrier, label_objections, locate_verbatim, objections
from briefgen.domain.names.mentions import known_actor
from briefgen.domain.statement import Certainty

PASSAGE = (
    "Iraq’s Foreign Minister Fuad Hussein did not rule out that Israel could strike the militias, "
    "“a grave mistake”, and about 2,500 U.S. troops may leave by September 2026."
)


def against(text: str, passage: str = PASSAGE, certainty: Certainty = "stated", *, question: bool = False) -> str:
    """What speaks against a statement, as one line."""
    return "; ".join(objections(text, Carrier(cited=passage, sentences=passage), certainty, question=question))


@pytest.mark.parametrize(
    "text",
    [
        PASSAGE,
        "About 2,500 American troops may leave Iraq by September 2026.",
        "About 2,500 troops could leave by Sept. 2026.",
        "Hussein did not rule out an Israeli strike on the militias, which he called “a grave mistake”.",
        "Israel could strike the militias.",
    ],
)
def test_a_sound_statement_passes(text: str) -> None:
    """The passage itself and paraphrases of it are carried by it."""
    assert against(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("About 3,500 U.S. troops may leave by September 2026.", "3,500"),
        ("About 2,500 U.S. troops may leave by October 2026.", "October"),
        ("Fuad Hussein ruled out that Israel could strike the militias.", "not"),
        ("Israel could not strike the militias.", "not"),
        ("Israel will strike the militias.", "possible"),
        ("Iran could strike the militias.", "Iran"),
        ("Israel could strike the militias, “a fatal mistake”.", "fatal mistake"),
        ("Whales returned to coastal bays.", "words"),
        ("", "compared"),
        ("Fuad Hussein was arrested over the strike on the militias.", "arrest"),
        ("Putin did not rule out that Israel could strike the militias.", "Putin"),
    ],
)
def test_an_unsound_statement_is_refused(text: str, word: str) -> None:
    """The reason names what the passage does not carry."""
    assert word in against(text)


def test_who_did_it_to_whom_is_kept() -> None:
    """Two names that changed places around a verb are noticed, also through a passive."""
    passage = "Israel attacked Hezbollah on Monday."
    assert "other way round" in against("Hezbollah attacked Israel on Monday.", passage)
    assert "other way round" in against("Israel was attacked by Hezbollah on Monday.", passage)
    assert against("Hezbollah was attacked by Israel on Monday.", passage) == ""


def test_hedges_survive_unless_the_certainty_holds_them() -> None:
    """What is only alleged or possible is said so, in the words or by the statement's certainty."""
    passage = "The mayor allegedly sold the harbour. The bank may collapse."
    assert "report" in against("The mayor sold the harbour.", passage)
    assert against("The mayor sold the harbour.", passage, "claimed") == ""
    assert "possible" in against("The bank collapsed.", passage)
    assert against("The bank collapsed.", passage, "possible") == ""


def test_brackets_hold_only_known_actors() -> None:
    """A name put in for a pronoun must be an actor's; then it needs no mention in the passage."""
    carrier = Carrier(cited="He said the port will close.", sentences="He said the port will close.")
    known = carrier._replace(known=(known_actor(("Fuad Hussein",), None, is_person=True),))
    assert objections("[Fuad Hussein] said the port will close.", known, "stated") == ()
    assert objections("[Fuad Hussein] said the port will close.", carrier, "stated")
    assert objections("Fuad Hussein said the port will close.", known, "stated")


def test_questions_are_held_to_names_numbers_and_matter() -> None:
    """A question may put things otherwise, but brings nothing of its own."""
    assert against("Will Israel strike the militias?", question=True) == ""
    assert "Peru" in against("Will Peru strike the militias?", question=True)
    assert "words" in against("Will whales return?", question=True)


def test_labels_bring_no_name_and_no_figure() -> None:
    """A heading may use words of its own, but neither a name, a figure nor a quotation."""
    carrier = Carrier(cited=PASSAGE, sentences=PASSAGE)
    assert label_objections("Withdrawal of forces", carrier) == ()
    assert label_objections("Withdrawal from Peru", carrier)
    assert label_objections("5,000 troops", carrier)


def test_verbatim_words_are_given_as_the_passage_has_them() -> None:
    """Marks and spaces may differ; a part of a word is no word."""
    assert locate_verbatim('"A  grave mistake,"', PASSAGE) == "a grave mistake"
    assert locate_verbatim("grave mist", PASSAGE) is None


WORDS = (*PASSAGE.split(), "never", "denied", "no,", "(reportedly", "by", "closed.", "“Port")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join)


@given(SENTENCE, SENTENCE)
def test_every_sentence_carries_itself(before: str, sentence: str) -> None:
    """A statement that is the passage, word for word, is never refused."""
    carrier = Carrier(cited=sentence, sentences=sentence, before=before)
    assert [r for r in objections(sentence, carrier, "stated") if "compared" not in r] == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_survived(text: str, passage: str) -> None:
    """Odd Unicode gives reasons, never an error."""
    assert isinstance(against(text, passage), str)
