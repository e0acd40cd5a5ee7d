"""Entities: who is named, what they are, and where their names stand."""

import time

import pytest
from builders import an_article, sentences_of
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.engines.extractive.people.entities import Entity, find_entities

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""


def entities_of(text: str, **fields: object) -> dict[str, Entity]:
    """The entities of a text by name."""
    article = an_article(text, **fields)
    return {entity.name: entity for entity in find_entities(article, sentences_of(article))}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Iraqi Foreign Minister Fuad Hussein said so.", "Fuad Hussein", "Iraqi Foreign Minister"),
        ("Iraq’s foreign minister, Fuad Hussein, said so.", "Fuad Hussein", "Iraq’s foreign minister"),
        ("We met former US Secretary of State John Kerry there.", "John Kerry", "former US Secretary of State"),
        ("“No,” said Uralsib analyst Chris Weafer on Monday.", "Chris Weafer", "Uralsib analyst"),
        (
            "Dr. Inna Rudolf, a senior fellow at King’s College, agrees.",
            "Inna Rudolf",
            "senior fellow at King’s College",
        ),
        (
            "Caroline Rose, a senior analyst and head of the Vacuums Program at the New Lines Institute, said so.",
            "Caroline Rose",
            "senior analyst and head of the Vacuums Program at the New Lines Institute",
        ),
        ("Ada Ito is the director of the Port Authority.", "Ada Ito", "director of the Port Authority"),
    ],
)
def test_roles_are_read(text: str, name: str, role: str) -> None:
    """Titles, nouns and appositions beside a name say who it is, in the article's own words."""
    entity = entities_of(text)[name]
    assert entity.kind == "person"
    assert entity.role == role
    assert entity.role_span is not None
    assert entity.role_span.of(text) == role


def test_the_next_of_a_list_is_no_role() -> None:
    """A title with somebody else's name behind a comma says nothing of who stands before it."""
    text = "They met Ada Ito, Attorney General Paul Berg and the pilots. Ada Ito left. Ada Ito came back."
    article = an_article(text)
    found = {each.name: each.role for each in find_entities(article, sentences_of(article))}
    assert found["Ada Ito"] is None


def test_honorifics_are_no_role() -> None:
    """A form of address tells the gender and nothing else."""
    entity = entities_of("Mr. Oxley spoke. Then Mr. Oxley left.")["Oxley"]
    assert (entity.role, entity.gender, len(entity.mentions)) == (None, "m", 2)


def test_names_of_one_person_are_one_entity() -> None:
    """The full name, the last name and the possessive are one entity, and each place is the name alone."""
    text = "President Mary Allen met Bob Cole. Allen said yes. Ms. Allen’s aide agreed. Cole told Allen no."
    found = entities_of(text)
    assert found["Mary Allen"].aliases == ("Allen",)
    assert [span.of(text) for span in found["Mary Allen"].mentions] == ["Mary Allen", "Allen", "Allen", "Allen"]
    assert found["Mary Allen"].gender == "f"
    assert len(found["Bob Cole"].mentions) == 2


def test_acronyms_belong_to_their_names() -> None:
    """A name in front of its bracketed acronym is widened to all the words that the acronym stands for."""
    found = entities_of("Factions of the Islamic Resistance in Iraq (IRI) met. The IRI refused. Iraq waits.")
    assert found["Islamic Resistance in Iraq"].aliases == ("IRI",)
    assert len(found["Islamic Resistance in Iraq"].mentions) == 3
    assert found["Iraq"].kind == "country"


def test_governments_are_their_country() -> None:
    """The government, and a capital that speaks or is dealt with, are the country; a capital as a place is not."""
    text = "The Iraqi government agreed. Baghdad said no. Ties with Washington cooled. He flew to Tehran, then Rome."
    found = entities_of(text)
    assert set(found) == {"Iraqi government", "Washington"}
    assert found["Iraqi government"].aliases == ("Baghdad",)
    assert found["Iraqi government"].kind == "country"


def test_modifiers_are_not_mentions() -> None:
    """Iran-backed militias are a group, in which Iran itself is not mentioned."""
    text = "Iran-backed militias fired. Later Iran denied it. The Iran-backed militias left."
    found = entities_of(text)
    assert len(found["Iran"].mentions) == 1
    assert found["Iran-backed militias"].kind == "group"
    assert len(found["Iran-backed militias"].mentions) == 2


def test_parties_gather_their_words() -> None:
    """A party, its short name and its lawmakers are one group; the adjective alone names nobody."""
    found = entities_of("Republicans objected. GOP leaders and Republican lawmakers left. A Republican plan failed.")
    assert set(found) == {"Republicans"}
    assert found["Republicans"].aliases == ("GOP", "GOP leaders", "Republican lawmakers")


def test_what_does_not_act_is_left_out() -> None:
    """Months, days, places, laws, events, products, openers and the channel of the news are no actors."""
    text = (
        "On Tuesday in Chicago the Clean Air Act passed. However, the iPhone sold well in March. "
        "Ada Ito told Reuters that Christmas in Ohio was cold, and praised the World Cup."
    )
    assert set(entities_of(text)) == {"Ada Ito"}


def test_the_publisher_is_no_actor() -> None:
    """Who publishes an article and who wrote it do not act in it."""
    found = entities_of("Daily Bugle said Ada Ito left. Jo Penn wrote.", publisher="Daily Bugle", author="Jo Penn")
    assert set(found) == {"Ada Ito"}


def test_headlines_mention_but_do_not_discover() -> None:
    """Capitals in a headline make no names, but names known from the text are found there."""
    text = "Ada Ito Shuts Down Harbour Over Storm Fears\n\nMinister Ada Ito closed the harbour on Monday."
    found = entities_of(text)
    assert set(found) == {"Ada Ito"}
    assert len(found["Ada Ito"].mentions) == 2


def test_parts_are_of_what_the_role_names() -> None:
    """An actor is part of the body or country that its role names, where that is an actor too."""
    found = entities_of("Jo Penn, a director at the Port Authority, spoke. Iraqi general Ali Aziz left. Iraq waits.")
    assert found["Jo Penn"].part_of == "Port Authority"
    assert found["Ali Aziz"].part_of == "Iraq"


def test_kin_keep_their_own_names() -> None:
    """An office under a bare last name is not given to kin who are named in full."""
    found = entities_of("President Obama smiled. His daughter Malia Obama waved. Obama said hello.")
    assert len(found["Obama"].mentions) == 2
    assert len(found["Malia Obama"].mentions) == 1


def test_crowds_act_where_they_stand_often() -> None:
    """A common noun is an actor where it stands four times and does something."""
    text = "The plaintiffs said no. The plaintiffs left. More plaintiffs came. No plaintiffs won. The students said so."
    assert set(entities_of(text)) == {"plaintiffs"}


def test_names_with_particles_stay_whole() -> None:
    """Particles, apostrophes, initials and suffixes are part of a name."""
    text = (
        "Ursula von der Leyen, Mohammed bin Salman and Grand Ayatollah Ali al-Sistani met James O’Brien. "
        "Joseph R. Biden Jr. and the Department of Health and Human Services agreed with AT&T Inc. on Friday."
    )
    names = {"Ursula von der Leyen", "Mohammed bin Salman", "Ali al-Sistani", "James O’Brien", "Joseph R. Biden Jr."}
    assert set(entities_of(text)) == names | {"Department of Health and Human Services", "AT&T Inc."}


def test_broken_spacing_is_read() -> None:
    """A nationality that lost its ending to a space still is the country."""
    assert set(entities_of("With Iran ian influence waning, the Iraq i government acts.")) == {"Iran", "Iraq"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*"ABc .,’'\n-()“”&", "Mr. ", "Iran", "said ", "U.S.", " of ", " and ", "é"]), max_size=60)
)
def test_any_text_is_read(parts: list[str]) -> None:
    """Whatever the text, names stand where they are said to, in order and apart."""
    text = "".join(parts)
    for entity in entities_of(text).values():
        assert entity.mentions
        assert all(span.size and span.of(text).strip() for span in entity.mentions)
        assert all(a.end <= b.start for a, b in zip(entity.mentions, entity.mentions[1:], strict=False))


@pytest.mark.parametrize("piece", ["A", "A ", "Aa of ", "A.A.", "al-", "A’", "A-A", "Abc and ", "A’s ", "(AB) Ab "])
def test_hostile_text_costs_little(piece: str) -> None:
    """A line of 50 kB of repeated name pieces is read in linear time."""
    began = time.process_time()
    entities_of(piece * (50_000 // len(piece)))
    assert time.process_time() - began < AT_MOST


def test_a_place_of_two_words_is_one_in_a_compound() -> None:
    """San Diego-based names no Diego, and a company's form gives its acronym no letter."""
    names = entities_of("The San Diego-based firm said EMC lost. EMC said so. Elliott Management Corp said no.")
    assert not any("Diego" in name for name in names)
    assert {"EMC", "Elliott Management Corp"} <= set(names)


FATHER_AND_SON = (
    "Robert Hale Jr. will leave the board in June. Robert Hale, who founded the mill, said he was proud of his son. "
    "Hale Jr. thanked the staff. Robert Hale will name another director."
)


def test_father_and_son_are_two() -> None:
    """Who is named with Jr. and who is named without, where one is the other's son, are two people."""
    found = entities_of(FATHER_AND_SON)
    assert set(found) == {"Robert Hale Jr.", "Robert Hale"}
    assert found["Robert Hale Jr."].aliases == ("Hale Jr.",)
    assert found["Robert Hale"].aliases == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Robert Hale Jr. spoke on Monday. Mr. Hale said no. Robert Hale left on Tuesday.", {"Robert Hale Jr."}),
        ("Robert Hale spoke on Monday. Robert Hale Jr. tweeted a picture.", {"Robert Hale", "Robert Hale Jr."}),
        ("Robert Hale III spoke. His cousin Robert Hale Jr. left.", {"Robert Hale III", "Robert Hale Jr."}),
    ],
)
def test_a_suffix_alone_makes_nobody(text: str, people: set[str]) -> None:
    """One who is introduced with Jr. and later named without is one; one who gets it later is another."""
    assert set(entities_of(text)) == people


def test_man_and_wife_keep_their_names() -> None:
    """A last name that a man and a woman bear is told by the form of address."""
    text = (
        "Paul Marsh and his wife, Senator Helen Marsh, spoke in Rowton. Mr. Marsh said taxes must fall. "
        "Mrs. Marsh said the bill was weak. Mrs. Marsh would vote against it."
    )
    found = entities_of(text)
    assert {name: entity.aliases for name, entity in found.items()} == {
        "Paul Marsh": ("Mr. Marsh",),
        "Helen Marsh": ("Mrs. Marsh",),
    }


def test_a_wife_without_a_first_name_is_not_her_husband() -> None:
    """Mrs. Marsh is somebody else than Paul Marsh, also where nobody tells her own name."""
    found = entities_of("Paul Marsh spoke in Rowton. Mrs. Marsh said she was tired. Mr. Marsh said he was not.")
    assert found["Paul Marsh"].aliases == ("Mr. Marsh",)
    assert found["Mrs. Marsh"].gender == "f"


def test_a_form_of_address_stays_outside_where_one_person_bears_the_name() -> None:
    """Mr. Marsh is an address and no alias where no woman is called Marsh."""
    found = entities_of("Paul Marsh spoke in Rowton. Mr. Marsh said no.")
    assert found["Paul Marsh"].aliases == ("Marsh",)
