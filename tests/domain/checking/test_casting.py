"""The actors of a story."""

from drafts import a_story_actor
from story_builders import a_material, position

from briefgen.domain.checking.bench import Bench
from briefgen.domain.checking.casting import Cast

SAID = [
    [position("Ada Ito", "Ada Ito said the harbour will close.")],
    [position("Ito", "Ito wants a second quay.")],
    [position("Bo Ek", "Bo Ek said the union would strike.")],
]


def a_cast() -> Cast:
    """A cast that nobody is in."""
    return Cast(Bench(a_material(*SAID)))


def test_an_admitted_actor_is_found_by_every_name_of_its_members() -> None:
    """The members' names lead to the actor, a name that nobody has leads nowhere."""
    cast = a_cast()
    assert cast.admit(a_story_actor("Ada Ito", "S1-a1", "S2-a1")) == ()
    (actor,) = cast.actors()
    assert (actor.name, actor.aliases, actor.sources) == ("Ada Ito", ("Ito",), ("S1", "S2"))
    assert cast.find("Ito") == cast.find("ada ito") == actor.id
    assert cast.find("Bo Ek") is None


def test_strangers_and_strange_names_are_refused() -> None:
    """Unknown members, a name that no member has, and a member taken already admit nobody."""
    cast = a_cast()
    assert '"S9-a1" is no actor' in cast.admit(a_story_actor("Ada Ito", "S9-a1"))
    assert 'no member has the name "Kai Berg"' in cast.admit(a_story_actor("Kai Berg", "S1-a1"))[0]
    cast.admit(a_story_actor("Ada Ito", "S1-a1"))
    assert cast.admit(a_story_actor("Ada Ito", "S1-a1"))
    assert len(cast.actors()) == 1


def test_a_sentence_that_does_not_hold_falls_back_to_the_name() -> None:
    """An actor whose sentence the articles do not carry is told by its name, and the reason is told."""
    cast = a_cast()
    assert cast.admit(a_story_actor("Bo Ek", "S3-a1", text="Bo Ek sank 14 ships in Peru."))
    assert cast.actors()[0].text == "Bo Ek"
