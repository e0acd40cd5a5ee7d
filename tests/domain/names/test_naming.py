"""Names: what is compared of them, which could be one actor's, and how they group."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.names.namesakes import apart_by_generation, shared_by_generations
from briefgen.domain.names.naming import acronym_of, country_of, group_names, name_words, same_name
from briefgen.domain.story import ActorKind

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""

NAMES = st.text(alphabet=st.sampled_from("ABCabc ÉŁø.'’-&()0"), max_size=40) | st.text(max_size=30)
KINDS = st.sampled_from(["person", "organisation", "country", "group"])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("U.S.", ("us",)),
        ("Dr. Ida Rudolf", ("ida", "rudolf")),
        ("Prime Minister Sudani", ("sudani",)),
        ("Japan’s", ("japan",)),
        ("Joseph R. Biden Jr.", ("joseph", "r", "biden")),
        ("The Éluard Café", ("eluard", "cafe")),
        ("", ()),
    ],
)
def test_words_are_bared(name: str, words: tuple[str, ...]) -> None:
    """Titles, possessives, accents, dots and suffixes do not count."""
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fuad Hussein", "Fouad Hussein"),
        ("Kataib Hezbollah", "Kata'ib Hezbollah"),
        ("Kataib Hezbollah", "KH"),
        ("al-Sudani", "Mohammed Shia al-Sudani"),
        ("Prime Minister Sudani", "Mohammed Shia al-Sudani"),
        ("PMF", "Popular Mobilization Forces"),
        ("PMUs", "Popular Mobilization Forces"),
        ("FDD", "Foundation for the Defense of Democracies"),
        ("U.S.", "United States"),
        ("Iraqi government", "Iraq"),
        ("Joe Biden", "Joseph R. Biden Jr."),
        ("Apple Inc.", "Apple Computer"),
        ("Wal-Mart", "Walmart"),
        ("Torvex", "Torvex GmbH"),
        ("General Motors Corp.", "General Motors"),
        ("Torvex Air Lines", "Torvex"),
        ("Torvex International Inc.", "Torvex"),
        ("Torvex AG", "Torvex SA"),
        ("UDW", "United Dock Workers union"),
        ("NAPSC", "North Atlantic Pier and Ship Company"),
        ("NAPS", "North Atlantic Pier and Ship Company"),
        ("Rick Wale", "G. Richard Wale Jr."),
        ("U.S. Securities and Exchange Commission", "Securities and Exchange Commission"),
        ("Torvex", "Torvex Electronics Co. Ltd."),
        ("GOP", "Republican lawmakers"),
        ("Republicans", "House Republicans"),
        ("GOP", "Senate Republicans"),
        ("Jordan", "Jim Jordan"),
        ("Qassem Soleimani", "Qasem Soleimani"),
        ("Iranian-backed militias", "Iran-backed militias"),
    ],
)
def test_one_actor(a: str, b: str) -> None:
    """Spellings, last names, acronyms, nationalities and titles may be one actor's."""
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("John Smith", "Mary Smith"),
        ("Bill Clinton", "Hillary Clinton"),
        ("George H.W. Bush", "George W. Bush"),
        ("Iraq", "Islamic Resistance in Iraq"),
        ("Bank of America", "America"),
        ("House Democrats", "Senate Democrats"),
        ("State Department", "Justice Department"),
        ("New York Police", "New Jersey Police"),
        ("Minnesota Supreme Court", "Supreme Court"),
        ("Apple", "Apple Corps"),
        ("Torvex Motors", "Torvex Steel"),
        ("Torvex-Hansen", "Hansen Motor Co."),
        ("G. Richard Wale", "Robert Wale"),
        ("British police", "British Transport Police"),
        ("National Bank", "National Development Bank"),
    ],
)
def test_two_actors(a: str, b: str) -> None:
    """Two full names that differ, places in names, and bodies of a kind are not one actor's."""
    assert not same_name(a, b)


def test_acronyms_skip_small_words() -> None:
    """An acronym stands for the words of a name, small ones or not, and for no other name."""
    assert acronym_of("IRI", "Islamic Resistance in Iraq")
    assert acronym_of("U.N.", "United Nations")
    assert not acronym_of("IRI", "Islamic State")
    assert not acronym_of("Iri", "Islamic Resistance in Iraq")


def test_countries_have_other_names() -> None:
    """A country is known by its demonyms, short forms and government; a people's name alone is no other country."""
    assert country_of("the Iraqi government") == "Iraq"
    assert country_of("U.S.") == country_of("American") == "United States"
    assert country_of("Ada Ito") is None


def grouped(*names: tuple[str, ActorKind, int]) -> list[set[str]]:
    """The clusters as sets of names."""
    return [{names[index][0] for index in group} for group in group_names(names)]


def test_bare_last_names_go_to_the_most_mentioned() -> None:
    """Two full names of one last name stay two, and the bare name goes to the one that is named most."""
    groups = grouped(("Bill Clinton", "person", 2), ("Hillary Clinton", "person", 9), ("Clinton", "person", 20))
    assert groups == [{"Bill Clinton"}, {"Hillary Clinton", "Clinton"}]


def test_acronyms_join_across_kinds_of_bodies() -> None:
    """A body that one source calls a group and another an organisation is one actor."""
    groups = grouped(("Islamic Resistance in Iraq", "group", 3), ("IRI", "organisation", 2), ("Iraq", "country", 9))
    assert groups == [{"Islamic Resistance in Iraq", "IRI"}, {"Iraq"}]


def test_people_and_bodies_stay_apart() -> None:
    """A person never joins a body, and a body's last word is no name of it."""
    groups = grouped(("Walt Disney", "person", 1), ("Disney", "organisation", 5), ("Kata'ib Hezbollah", "group", 3))
    assert len(groups) == 3
    assert len(grouped(("Kata'ib Hezbollah", "group", 3), ("Hezbollah", "group", 3))) == 2


def test_given_names_alone_find_their_owner() -> None:
    """A bare given name is the only person who bears it; of two that are named alike nobody."""
    assert grouped(("Steve Jobs", "person", 5), ("Steve", "person", 1)) == [{"Steve Jobs", "Steve"}]
    assert len(grouped(("Steve Jobs", "person", 5), ("Steve Wozniak", "person", 4), ("Steve", "person", 1))) == 3


@given(NAMES, NAMES)
def test_sameness_is_mutual(a: str, b: str) -> None:
    """Any two names are compared without a crash, and the order does not matter."""
    assert same_name(a, b) == same_name(b, a)


@given(NAMES)
def test_bared_words_stay_bare(name: str) -> None:
    """Every name with a word in it is its own."""
    assert same_name(name, name) == bool(name_words(name))


@given(st.lists(st.tuples(NAMES, KINDS, st.integers(1, 9)), max_size=12))
def test_groups_hold_every_name_once(names: list[tuple[str, ActorKind, int]]) -> None:
    """The clusters are a partition of the names."""
    assert sorted(index for group in group_names(names) for index in group) == list(range(len(names)))


def test_long_names_cost_little() -> None:
    """A hostile name of 200 kB is compared at once."""
    began = time.process_time()
    for name in ("al-" * 70_000, "a.'" * 70_000, "A" * 200_000, "Iraqi " * 35_000):
        name_words(name)
        same_name(name, "PMF")
        acronym_of("PMF", name)
    assert time.process_time() - began < AT_MOST


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Robert Hale Jr.", "Robert Hale", True),
        ("Robert J. Hale", "Robert Hale Jr.", True),
        ("Hale Jr.", "Robert Hale", True),
        ("Hale Jr.", "Robert Hale Jr.", False),
        ("Hale Jr.", "Hale", True),
        ("Ada Ito Jr.", "Ada Ito", False),
        ("Ada Ito Jr.", "Ada Ito III", True),
    ],
)
def test_generations_are_told_apart(one: str, other: str, *, apart: bool) -> None:
    """Where one article has father and son as two, Jr. tells them apart everywhere; elsewhere it counts for nothing."""
    shared = shared_by_generations([["Robert Hale", "Robert Hale Jr.", "Ada Ito"]])
    differ = apart_by_generation(shared)
    assert differ(one, other) is apart
    assert differ(other, one) is apart


def test_groups_heed_who_differs() -> None:
    """Father and son are two actors over all sources, each with the forms that are his."""
    names: list[tuple[str, ActorKind, int]] = [
        ("Robert Hale", "person", 9),
        ("Robert Hale Jr.", "person", 2),
        ("Robert Hale", "person", 3),
        ("Robert Hale Jr.", "person", 1),
        ("Hale", "person", 1),
    ]
    differ = apart_by_generation(shared_by_generations([["Robert Hale", "Robert Hale Jr."]]))
    assert group_names(names, differ) == ((0, 2, 4), (1, 3))
    assert group_names(names) == ((0, 1, 2, 3, 4),)


def test_a_holder_makes_another_white_house() -> None:
    """The Marsh White House is a government of the past, not the White House of the day."""
    assert not same_name("Marsh White House", "White House")
    assert same_name("US White House", "White House")
