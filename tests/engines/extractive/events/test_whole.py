"""A row of the timeline tells an event as a whole."""

import pytest
from builders import an_article, sentences_of

from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.span import Span
from briefgen.domain.summary import Material, SourceSummary
from briefgen.engines.extractive.events.whole import whole_event

LONG = "and many others said so again, " * 8


def told(sentence: str, words: str, date: str | None = "2020") -> str | None:
    """What is shown of words that were cut out of a sentence and are dated."""
    start = sentence.index(words)
    article = an_article(sentence, id="S1", body=(Span(0, len(sentence)),))
    citation = Citation(
        id="S1.1", source="S1", start=start, end=start + len(words), quote=words, locator=f"a.txt#{start}"
    )
    values = {
        "key": "S1-1",
        "source": "S1",
        "kind": "event",
        "cites": ("S1.1",),
        "origins": 1,
        "certainty": "stated",
        "date": date,
    }
    claim = Claim.model_validate(values | {"text": words[0].upper() + words[1:] + "."})
    summary = SourceSummary(source="S1", claims=(claim,), citations=(citation,))
    material = Material(articles=(article,), sentences={"S1": sentences_of(article)}, summaries=(summary,), origins=())
    return whole_event(claim, material)


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        (
            "Ada Ito spoke of rebels who crossed the river in 2003.",
            "rebels who crossed the river in 2003",
            "Ada Ito spoke of rebels who crossed the river in 2003.",
        ),
        (
            f"He spoke, {LONG}of the attack that killed three sailors in 2024.",
            "the attack that killed three sailors in 2024",
            "The attack killed three sailors in 2024.",
        ),
        (
            f"He did not speak, {LONG}of the attack that killed three sailors in 2024.",
            "the attack that killed three sailors in 2024",
            None,
        ),
        (f"He spoke, {LONG}of Brae which ended the war in 2023.", "Brae which ended the war in 2023", None),
        (f"He met, {LONG}a senator who was elected in 2010.", "a senator who was elected in 2010", None),
        (
            "The mayor who was elected in 2010 left the town, and the union wept.",
            "The mayor who was elected in 2010 left the town",
            "The mayor who was elected in 2010 left the town.",
        ),
        ("The mayor left in 2010, and the union wept.", "The mayor left in 2010", "The mayor left in 2010."),
    ],
)
def test_a_relative_clause_is_told_as_a_sentence_or_as_a_phrase(sentence: str, words: str, shown: str | None) -> None:
    """The sentence that holds it is preferred; else an event that nobody doubts loses its *that*; else nothing is."""
    assert told(sentence, words) == shown


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        (
            "Ada Ito spoke of the killing of the old mayor of Brae in May 2020.",
            "the killing of the old mayor of Brae in May 2020",
            "Ada Ito spoke of the killing of the old mayor of Brae in May 2020.",
        ),
        (f"He spoke, {LONG}of the killing of a mayor in May 2020.", "the killing of a mayor in May 2020", None),
        (
            "The paper of Brae ran a report promising that the port would close in 2031.",
            "the port would close in 2031",
            "The paper of Brae ran a report promising that the port would close in 2031.",
        ),
        (f"He said, {LONG}that the port would close in 2031.", "the port would close in 2031", None),
        (f"He said, {LONG}that the port closed in 2021.", "the port closed in 2021", "The port closed in 2021."),
        ("Ada Ito wept when the port closed in 2021.", "the port closed in 2021", "The port closed in 2021."),
        ("She ran a video in 2021 claiming that the port closed.", "She ran a video in 2021 claiming", None),
        ("The only worse name: Bo Berg, who ran the port in 2021.", "The only worse name: Bo Berg, who ran", None),
        ("Mayor Ada Ito expected to run in 2030.", "Mayor Ada Ito expected to run in 2030", None),
        ("Bo Berg went after Ito’s set of plans in 2021 and won.", "Ito’s set of plans in 2021", "=sentence"),
    ],
)
def test_what_is_no_statement_is_told_by_its_sentence_or_not_at_all(
    sentence: str, words: str, shown: str | None
) -> None:
    """A noun phrase and what somebody said would be are no rows of their own; a clause with all its parts is one."""
    assert told(sentence, words) == (sentence if shown == "=sentence" else shown)


def test_a_thing_that_is_only_named_on_an_open_day_is_no_row() -> None:
    """A sentence about something else is not shown for its sake, unless a known date is lost without it."""
    sentence, words = "Ada Ito loved the great boom of the harbour.", "the great boom of the harbour"
    assert told(sentence, words, date=None) is None
    assert told(f"He spoke, {LONG}since the coordinated raids of 2001.", "the coordinated raids of 2001") is None
    assert told(sentence, words) == sentence
