"""Who holds what: joined over sources, the trivial left out, nobody unheard."""

import pytest
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


def test_what_an_actor_says_twice_is_one_position() -> None:
    """The same content in other words is one row with the keys of both; two contents are two rows."""
    again = [
        position("Ada Ito", "Ada Ito hopes that the dockers will lay down their tools and join the talks."),
        position("Ada Ito", "Ada Ito said she could get the dockers to lay down their tools and join talks soon."),
        position("Ada Ito", "Ada Ito said that the breakwater needs stones from the quarry of Brae."),
    ]
    found = held(again)
    assert sorted(len(each.claims) for each in found) == [1, 2]


def test_for_and_against_are_two_positions() -> None:
    """One who supports and then opposes the same has said two things, and neither source is cited for the other's."""
    words = "closing the coal terminal of the northern harbour"
    found = held(
        *([position("Ada Ito", f"Ada Ito {stance} {words}.", quote=words)] for stance in ("supports", "opposes")),
    )
    assert sorted(each.claims for each in found) == [("S1-1",), ("S2-1",)]


def test_what_lies_within_a_longer_position_is_no_second_one() -> None:
    """A reading that leaves out a thought is the same position; one that leaves out a *not* is another."""
    long = position("Ada Ito", "Ada Ito said the offer was not new and called the plan of the port board a poor joke.")
    short = position("Ada Ito", "Ada Ito called the plan of the port board a poor joke.")
    assert [len(each.claims) for each in held([long, short])] == [2]
    shut = position("Ada Ito", "Ada Ito said the old port of Nola will close in spring.")
    open_ = position("Ada Ito", "Ada Ito said the old port of Nola will not close in spring.")
    assert [len(each.claims) for each in held([shut, open_])] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "[Ada Ito] [recognized] the influential role of the dockers.",
        "Saying that the dockers of Nola were all on strike.",
        "Ada Ito asked her whether the port of Nola would close in March.",
    ],
)
def test_a_fragment_is_no_position(text: str) -> None:
    """What has its verb from nobody, no speaker, or only a question in it is left out."""
    assert held([position("Ada Ito", text)]) == ()
