"""Who holds what: joined over sources, the trivial left out, nobody unheard."""

from story_builders import Said, joined, position

from briefgen.domain.draft import PositionDraft
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.story_positions import MOST, positions_of

WANT = "Ada Ito wants the state to pay the dockers of Nola for six weeks of closure."


def held(*sources: list[Said]) -> tuple[PositionDraft, ...]:
    """The positions of a story."""
    groups, telling = joined(*sources)
    return positions_of(groups, telling, Centre(telling))


def test_equal_positions_of_two_sources_are_one_with_a_quote() -> None:
    """The wording with the actor's own words is preferred, and every claim is kept."""
    words = "the state must pay the dockers of Nola for six weeks of closure"
    found = held(
        [position("Ada Ito", WANT)],
        [position("Ada Ito", f"Ada Ito said: “{words}”.", quote=words, speech="direct")],
    )
    assert [(set(each.claims), each.quote, each.speech) for each in found] == [({"S1-1", "S2-1"}, words, "direct")]


def test_trivial_positions_are_left_out() -> None:
    """*Said so* is no position."""
    assert held([position("Ada Ito", "Ada Ito said so.")]) == ()


def test_every_actor_is_heard_before_any_is_heard_twice() -> None:
    """A lone weak voice stands beside an actor who speaks without end."""
    matters = ["coal", "grain", "ferries", "cranes", "pilots", "tugs", "customs", "lighthouses", "dredging", "rails"]
    talker = [
        position("Ada Ito", f"Ada Ito wants more {one} and cheaper {other} in the northern harbours.")
        for one in matters
        for other in matters
        if one != other
    ]
    found = held([*talker, position("Bo Lind", "Bo Lind fears that the old fish market will vanish.")])
    assert len(found) <= MOST
    assert [each.actor for each in found][-1] == "Bo Lind"
    assert len(found) > 2
