"""The table of actors holds who acts or speaks, each in a sentence that is about them."""

from story_builders import Said, a_material, actors_of, fact, position

from briefgen.domain.draft import StoryActorDraft
from briefgen.engines.extractive.merging.centre import Centre, most_central
from briefgen.engines.extractive.merging.joining import join
from briefgen.engines.extractive.merging.shown_actors import FEWEST, MOST, shown_actors
from briefgen.engines.extractive.merging.telling import telling_of


def shown(claims: list[Said], texts: dict[str, str], held: tuple[str, ...] = ()) -> dict[str, str]:
    """The names that are shown with their sentences, of actors that come with other sentences."""
    material = a_material(claims)
    actors: tuple[StoryActorDraft, ...] = actors_of(material)
    actors = tuple(actor.model_copy(update={"text": texts.get(actor.name, actor.text)}) for actor in actors)
    telling = telling_of(material, actors)
    ranked = most_central(join(telling), Centre(telling))
    return {actor.name: actor.text for actor in shown_actors(material, actors, ranked, held)}


def speakers(number: int) -> list[Said]:
    """One position each of so many actors."""
    return [position(f"Ito{n}", f"Ito{n} said that the port of Nola {n} should close.") for n in range(number)]


def test_a_sentence_in_which_the_actor_acts_is_preferred() -> None:
    """What begins with the actor's name tells who it is; a sentence about somebody else does not."""
    acts = "The Brae Union called the strike on Monday in the port of Nola."
    claims = [position("Brae Union", "Brae Union wants the port of Nola to stay open."), fact(acts)]
    other = "The minister met somebody from the Brae Union."
    assert shown(claims, {"Brae Union": other}) == {"Brae Union": acts}


def test_who_does_nothing_is_left_out() -> None:
    """Behind the foremost, an actor that is only mentioned has no row, unless a position of it is shown."""
    claims = [*speakers(FEWEST), {**position("Lebanon", "A storm in Nola hit all of it."), "speech": "inferred"}]
    texts = {"Lebanon": "The storm was felt in Nola and Lebanon."}
    assert "Lebanon" not in shown(claims, texts)
    assert "Lebanon" in shown(claims, texts, held=("Lebanon",))


def test_the_table_is_short_but_holds_every_speaker() -> None:
    """No more rows than a minister reads, but nobody whose position is shown is missing."""
    claims = speakers(MOST + 5)
    assert len(shown(claims, {})) == MOST
    assert len(shown(claims, {}, held=tuple(f"Ito{n}" for n in range(MOST + 5)))) == MOST + 5


def test_a_sentence_about_its_officer_or_a_longer_name_is_not_about_the_actor() -> None:
    """*Opera House pilot Bo Tan warned* tells nothing of the House."""
    longer = "The Opera House closed the port of Nola on Monday to all of its ships."
    officer = "House economic adviser Bo Tan warned the port of Nola on Monday."
    claims = [position("House", "The House wants the port of Nola to stay open."), fact(longer), fact(officer)]
    mention = "The minister met somebody from the House."
    assert shown(claims, {"House": mention}) == {"House": "The House wants the port of Nola to stay open."}
