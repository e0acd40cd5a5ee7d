"""Names are found by their capitals and carried by any form of them."""

import pytest

from briefgen.domain.names.mentions import known_actor, mentions_in, name_is_in, name_tokens, names_missing

PASSAGE = (
    "Iraqi Foreign Minister Fuad Hussein met U.S. officials of the Popular Mobilization Forces in Tehran in Sept. 2024."
)


@pytest.mark.parametrize(
    "statement",
    [
        "Hussein met American officials in Iran.",
        "Hussein, Iraq’s foreign minister, was in Tehran in September.",
        "The PMF met officials from the United States.",
        "Officials of Washington met Hussein.",
    ],
)
def test_other_forms_of_a_name_carry_it(statement: str) -> None:
    """Peoples, capitals, acronyms, months and possessives are forms of what they stand for."""
    assert list(names_missing(statement, name_tokens(PASSAGE))) == []


@pytest.mark.parametrize("name", ["Iran", "Putin", "Bo Lind", "Fuad Masum", "NATO", "October", "Syrian"])
def test_another_name_is_missing(name: str) -> None:
    """A name that the passage lacks is told, at the start of a sentence too; Iran is not Iraq."""
    held = name_tokens("Iraqi Foreign Minister Fuad Hussein met U.S. officials in Sept. 2024.")
    assert list(names_missing(f"{name} met officials.", held)) == [name]
    assert list(names_missing(f"The officials met {name}.", held)) == [name]


def test_an_actor_known_by_one_name_may_be_named_by_another() -> None:
    """An alias in the passage lets a statement use the full name and the role."""
    known = known_actor(("Islamic Resistance in Iraq", "Saraya"), "Coalition", is_person=False)
    assert known.is_in(name_tokens("Saraya fighters left."))
    assert list(names_missing("Islamic Resistance fighters left.", name_tokens("Saraya fighters left."), [known])) == []


def test_a_surname_names_a_person_only() -> None:
    """Hussein is Fuad Hussein; "forces" do not name the Popular Mobilization Forces."""
    assert name_is_in(["Fuad Hussein"], name_tokens("Then Hussein left."))
    assert not name_is_in(["Popular Mobilization Forces"], name_tokens("Then the forces left."))
    assert not name_is_in(["Popular Mobilization Forces"], name_tokens("The Security Forces left."), surname=False)


def test_ordinary_words_with_a_capital_are_no_names() -> None:
    """The first word of a sentence, and any word of a heading, may have a capital without being a name."""
    assert list(names_missing("Negotiations stopped. Talks failed.", frozenset())) == []
    assert list(names_missing("Trade Relations With Peru", frozenset(), heading=True)) == ["Trade Relations With Peru"]
    assert list(names_missing("Trade Relations", frozenset(), heading=True)) == []
    assert [mention.words for mention in mentions_in("Ada Ito met Bo Lind.")] == [("Ada", "Ito"), ("Bo", "Lind")]
