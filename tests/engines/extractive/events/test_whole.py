"""A row of the timeline tells an event as a whole."""

import pytest
from builders import an_article, sentences_of

from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.span import Span
from briefgen.domain.summary import Material, SourceSummary
from briefgen.engines.extractive.events.whole import whole_event

LONG = "and many others said so again, " * 8


def told(sentence: str, words: str) -> str | None:
    """What is shown of words that were cut out of a sentence."""
    start = sentence.index(words)
    article = an_article(sentence, id="S1", body=(Span(0, len(sentence)),))
    citation = Citation(
        id="S1.1", source="S1", start=start, end=start + len(words), quote=words, locator=f"a.txt#{start}"
    )
    values = {"key": "S1-1", "source": "S1", "kind": "event", "cites": ("S1.1",), "origins": 1, "certainty": "stated"}
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
            "The attack that killed three sailors in 2024.",
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
    """The sentence that holds it is preferred; else the clause loses its *who* or *that*; else it is left out."""
    assert told(sentence, words) == shown
