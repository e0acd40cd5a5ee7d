"""One name made of two."""

import pytest

from briefgen.domain.checking.checks import Carrier, objections
from briefgen.domain.names.mentions import known_actor

PASSAGE = (
    "Harbour Minister Ada Ito and Bo Ek of the Lund Dock Union met on Monday. Ek resigned. Ito thanked Swedish crews."
)


@pytest.mark.parametrize("text", ["Ada Ek resigned on Monday.", "Bo Ito resigned on Monday.", "The crews met Ada Ek."])
def test_a_name_made_of_two_is_refused(text: str) -> None:
    """A first name and the last name of somebody else are nobody's name, though both words stand in the passage."""
    [objection] = objections(text, Carrier(cited=PASSAGE, sentences=PASSAGE), "stated")
    assert "stands nowhere as one" in objection


@pytest.mark.parametrize(
    "text",
    [
        "Bo Ek resigned.",
        "Minister Ada Ito met Ek on Monday.",
        "Swedish Minister Ada Ito met Ek on Monday.",
        "Minister Ito met Bo Ek on Monday.",
        "Lund Dock Union and Ada Ito met on Monday.",
    ],
)
def test_names_that_are_cut_or_stand_side_by_side_are_sound(text: str) -> None:
    """A shorter form, a title before a name and whole names side by side are no mixture."""
    assert not any("as one" in each for each in objections(text, Carrier(cited=PASSAGE, sentences=PASSAGE), "stated"))


def test_a_known_actors_name_is_one() -> None:
    """Where the story knows Ada Ek, a passage that names Ada Ito and Bo Ek may speak of her."""
    known = (known_actor(["Ada Ek"], None, is_person=True),)
    found = objections("Ada Ek resigned on Monday.", Carrier(cited=PASSAGE, sentences=PASSAGE, known=known), "stated")
    assert not any("as one" in each for each in found)
