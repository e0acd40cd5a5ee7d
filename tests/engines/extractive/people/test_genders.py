"""He or she: told by address, role, given name and pronouns, in this order."""

import pytest

from briefgen.engines.extractive.people.genders import gender_of


@pytest.mark.parametrize(
    ("names", "honorifics", "role", "near", "gender"),
    [
        (["Kim Osei"], ["mrs"], "king", "he he", "f"),
        (["Ada Ito"], [], "king of the hill", "", "m"),
        (["Ada Ito"], [], "fellow at King's College", "", "f"),
        (["Bo Unheard"], [], None, "he said that his", "m"),
        (["Bo Unheard"], [], None, "he said that she", None),
    ],
)
def test_the_surest_sign_decides(
    names: list[str], honorifics: list[str], role: str | None, near: str, gender: str | None
) -> None:
    """A form of address beats a role, a role a given name, and an institution's name in a role says nothing."""
    assert gender_of(names, honorifics, role, near) == gender
