"""Entities: who is a person, what is a body, and what only has a capital."""

import pytest
from builders import an_article, sentences_of

from briefgen.engines.extractive.people.entities import Entity, find_entities


def entities_of(text: str) -> dict[str, Entity]:
    """The entities of a text by name."""
    article = an_article(text)
    return {entity.name: entity for entity in find_entities(article, sentences_of(article))}


def test_a_rare_first_name_stays_with_its_last_name() -> None:
    """A first word that no list knows is no opener of its sentence, and who goes on to speak is a person."""
    found = entities_of("Quorra Stane left the port on Monday. “I was scared,” Stane said. Stane wept.")
    assert {name: (entity.kind, entity.aliases) for name, entity in found.items()} == {
        "Quorra Stane": ("person", ("Stane",))
    }


@pytest.mark.parametrize("opener", ["Embattled", "Only", "Yesterday", "Disgraced"])
def test_an_ordinary_word_before_a_known_name_is_cut(opener: str) -> None:
    """What has its capital from the beginning of its sentence is no part of a name."""
    found = entities_of(f"The mayor, Paul Marsh, spoke. {opener} Marsh said no. Marsh left.")
    assert found["Paul Marsh"].aliases == ("Marsh",)


def test_a_word_that_the_article_writes_small_is_no_first_name() -> None:
    """The article itself shows that the word is an ordinary one."""
    found = entities_of("Paul Marsh spoke. Rooftop Marsh pictures were sold. The rooftop was full. Marsh said no.")
    assert set(found) == {"Paul Marsh"}


@pytest.mark.parametrize(
    "text",
    [
        "Northern California said no. California said it would wait.",
        "Presumptive Republican talk went on. Republican leaders said no.",
        "Vulcan GOP talk went on. The GOP said no.",
    ],
)
def test_no_person_ends_with_a_place_or_a_party(text: str) -> None:
    """What is known as something else is nobody's last name."""
    assert "person" not in {entity.kind for entity in entities_of(text).values()}


def test_a_company_is_no_person_for_its_chief() -> None:
    """He who runs a company is named beside it; the company is not he."""
    text = (
        "Marsh, a founder of Torvex, left on Monday. He ran it long. "
        "He told people at Torvex that he was ill. He was at Torvex for years. Torvex wanted him to stay."
    )
    assert entities_of(text)["Torvex"].kind == "organisation"


def test_a_company_form_ends_a_name() -> None:
    """A person named right behind a company is somebody else, the company's chief has it in the role."""
    found = entities_of("Torvex Inc. Paul Marsh said so. Torvex Inc. CEO Helen Hale agreed.")
    assert set(found) == {"Torvex Inc.", "Paul Marsh", "Helen Hale"}
    assert found["Helen Hale"].role == "Torvex Inc. CEO"


@pytest.mark.parametrize(
    "text",
    [
        "WARNING signs were up. They saw a WARNING there.",
        "The EXPLOSION was heard in Rowton. The EXPLOSION hurt nobody.",
        "The camera takes QXR pictures. With QXR they are sharp.",
        "Torvex sells the phone. People who bought Kestrel 4 like Kestrel 4. A Kestrel 3 costs less.",
    ],
)
def test_things_are_no_actors(text: str) -> None:
    """Shouted words, acronyms that nobody is called by, and products by number act for nobody."""
    assert set(entities_of(text)) <= {"Torvex"}


@pytest.mark.parametrize(
    "text",
    [
        "QXR said no. QXR was closed.",
        "They left QXR for good. QXR rejected the offer.",
        "The QXR will look into it.",
        "Torvex bought QXR’s ships.",
        "The Quay Xenon Registry (QXR) was asked. Nobody at QXR was there.",
    ],
)
def test_acronyms_that_act_or_own_are_bodies(text: str) -> None:
    """An acronym that speaks, does, owns, has an article or a name in full is a body."""
    assert any("QXR" in (name, *entity.aliases) for name, entity in entities_of(text).items())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Her father, Paul Marsh, spoke.", None),
        ("Paul Marsh, a friend, spoke.", None),
        ("Paul Marsh, her boyfriend of nearly four years, spoke.", None),
        ("Paul Marsh, the father of Helen Hale, spoke.", "father of Helen Hale"),
        ("Hale’s brother Paul Marsh spoke.", "Hale’s brother"),
        ("“Old Ports” director Paul Marsh spoke.", "director"),
        ("Paul Marsh, he’s a terrific actor, she said.", None),
        ("Paul Marsh, someone she calls a friend and adviser, spoke.", None),
        ("Paul Marsh, another veteran banker, spoke.", "veteran banker"),
        ("Paul Marsh, the founder of Torvex at a news conference on Monday.", "founder of Torvex"),
        ("Paul Marsh, a producer of films including Old Ports, spoke.", "producer of films"),
        ("Paul Marsh, editor of Ports.example.", "editor of Ports.example"),
        ("Paul Marsh, chief reporter Helen Hale, and others spoke.", None),
    ],
)
def test_roles_tell_something(text: str, role: str | None) -> None:
    """Kin and friends of nobody say nothing; a role ends where the occasion begins."""
    assert entities_of(text)["Paul Marsh"].role == role


def test_a_father_named_late_takes_nothing_from_his_daughter() -> None:
    """A last name that stood before is not that of kin who are named in full far on."""
    text = "Stane told the paper so. Stane said she was scared. Her father, Paul Stane, teaches. Ms. Stane wept."
    assert entities_of(text)["Paul Stane"].aliases == ()


def test_a_place_before_a_name_is_no_part_of_it() -> None:
    """The mayor of a place is called by the name alone."""
    found = entities_of("The mayor of London Helen Hale said so. New York Paul Marsh followed.")
    assert {"Helen Hale", "Paul Marsh"} <= set(found)


def test_officers_have_ranks() -> None:
    """A rank of several words is a title."""
    found = entities_of("Deputy Chief Constable Paul Marsh said seven people were hurt.")
    assert found["Paul Marsh"].role == "Deputy Chief Constable"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rowan, who died in April, was loved. The crowd sang for Rowan.", "Rowan", "person"),
        ("Paul Marsh, an engineer at Torvex, who spoke, left Torvex. Torvex said so. Torvex was sad.", "Torvex", None),
        ("Witnesses said it was loud. The port was shut.", "Witnesses", "group"),
    ],
)
def test_who_takes_up_people(text: str, name: str, kind: str | None) -> None:
    """Whom "who" takes up is a person, but not the body that the person belongs to; several people are a group."""
    assert entities_of(text)[name].kind == (kind or "organisation")


def test_a_heading_in_capitals_does_not_begin_a_name() -> None:
    """What runs into the text from a line in capitals is no part of the name there."""
    assert "Helen Hale" in entities_of("PORT WILL CLOSE Helen Hale said no. The port stays.")


@pytest.mark.parametrize(
    ("role", "part"),
    [("a former Norway minister", None), ("the Norway minister", "Norway"), ("a retired Norway envoy", None)],
)
def test_nobody_is_part_of_what_they_left(role: str, part: str | None) -> None:
    """A former minister is no part of the country."""
    found = entities_of(f"Paul Marsh, {role}, spoke. Norway said no. Norway will pay.")
    assert found["Paul Marsh"].part_of == part
