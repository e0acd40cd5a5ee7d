"""An inconsistent brief cannot be built."""

from collections.abc import Callable
from typing import Any

import pytest
from builders import TEXT, a_brief
from pydantic import ValidationError

from briefgen.domain.brief import Brief, statements_of

Change = Callable[[dict[str, Any]], object]


def story(brief: dict[str, Any]) -> dict[str, Any]:
    """The one story of the built brief."""
    first: dict[str, Any] = brief["stories"][0]
    return first


BREAKS: dict[str, tuple[Change, str]] = {
    "unknown cite": (lambda b: story(b)["bottom_line"][0].update(cites=["S1.9"]), "which is no citation"),
    "no cite": (lambda b: story(b)["bottom_line"][0].update(cites=[]), "at least 1 item"),
    "too many origins": (lambda b: story(b)["positions"][0].update(origins=2), "counts 2 origins"),
    "unknown actor": (lambda b: story(b)["positions"][0].update(actor="A7"), "none of its actors"),
    "actor part of itself": (lambda b: story(b)["actors"][0].update(part_of="A1"), "part of itself"),
    "actor of a strange source": (lambda b: story(b)["actors"][0].update(sources=["S2"]), "is named in"),
    "two actors of one id": (lambda b: story(b)["actors"].append(story(b)["actors"][0]), "stands twice in a story"),
    "story of a strange source": (lambda b: story(b).update(sources=["S1", "S2"]), "which is no source"),
    "story without its source": (lambda b: b.update(sources=[], ledger=[], origins=[]), "at least 1 item"),
    "quote not cited": (lambda b: story(b)["positions"][0].update(quote="the port stays"), "not in the words"),
    "quote of another length": (lambda b: b["citations"][0].update(end=40), "do not fill"),
    "citation past the end": (
        lambda b: b["citations"][0].update(start=len(TEXT), end=len(TEXT) + 19),
        "lies outside the text",
    ),
    "citation of another source": (lambda b: b["citations"][0].update(id="S2.1"), "does not belong"),
    "two sources of one id": (lambda b: b["sources"].append(b["sources"][0]), "a source id stands twice"),
    "body past the end": (lambda b: b["sources"][0].update(body=[[0, 999]]), "does not lie in its text"),
    "body out of order": (lambda b: b["sources"][0].update(body=[[10, 20], [0, 5]]), "does not lie in its text"),
    "origin unknown": (lambda b: b["sources"][0].update(origin="O2"), "the origins say O1"),
    "origins share a source": (
        lambda b: b["origins"].append(b["origins"][0] | {"id": "O2"}),
        "a source stands in two origins",
    ),
    "origin of a strange source": (
        lambda b: b["origins"].append(b["origins"][0] | {"id": "O2", "sources": ["S4"]}),
        "the origins name",
    ),
    "source without a ledger row": (lambda b: b.update(ledger=[]), "have no ledger row"),
    "ledger row of no source": (lambda b: b["ledger"][0].update(of="S9"), "the ledger row of"),
    "claim citing elsewhere": (lambda b: b["claims"][0].update(cites=["S2.1"]), "of another source"),
    "a field nobody knows": (lambda b: b.update(mood="sunny"), "Extra inputs"),
    "a date of no form": (lambda b: story(b)["timeline"][0].update(date="soon"), "should match pattern"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_inconsistent_brief_is_refused(name: str) -> None:
    """Each invariant of the contract is enforced, with a message that names what is wrong."""
    change, message = BREAKS[name]
    value = a_brief()
    change(value)
    with pytest.raises(ValidationError, match=message):
        Brief.model_validate(value)


def test_consistent_brief_survives_its_own_json() -> None:
    """A brief read back from its JSON is the same brief."""
    brief = Brief.model_validate(a_brief())
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


def test_one_sided_disagreement_is_refused() -> None:
    """A disagreement takes two sides."""
    value = a_brief()
    side = story(value)["bottom_line"][0] | {"actor": None}
    story(value)["disagreements"] = [{"about": "the port", "kind": "fact", "sides": [side]}]
    with pytest.raises(ValidationError, match="at least 2 items"):
        Brief.model_validate(value)


def test_every_statement_is_walked() -> None:
    """``statements_of`` reaches every part of a story, disagreements by their sides."""
    value = a_brief()
    side = story(value)["bottom_line"][0] | {"actor": "A1"}
    question = story(value)["bottom_line"][0] | {"raised_by": "source", "why": "asked"}
    story(value)["disagreements"] = [{"about": "the port", "kind": "fact", "sides": [side, side]}]
    story(value)["open_questions"] = [question]
    assert len(list(statements_of(Brief.model_validate(value).stories[0]))) == 7
