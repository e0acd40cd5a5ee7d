"""What stands around a block of a page, as numbers."""

from briefgen.domain.cleaning.block_features import portraits
from briefgen.domain.cleaning.blocks import page_blocks
from briefgen.domain.cleaning.surroundings import Features

TITLE = "Marlow prepares for the loss of its port"
PROSE = (
    "The port of Marlow will close in March, the transport minister said on Tuesday after a week of talks in the city.",
    "Ada Ito told reporters that the decision had been taken with regret, and that workers would be paid until June.",
    "The dockers' union said it had not been asked, and that it would go to court if the government did not step back.",
)
MENU = ("Home", "News", "Sport", "Weather", "Log in", "Contact us")


def features(*lines: str) -> list[Features]:
    """The features of a page's lines."""
    return [portrait.features for portrait in portraits(page_blocks("\n\n".join(lines)))]


def test_the_headline_stands_above_its_article() -> None:
    """Of two copies of the title the one with the prose below it is the headline; lines before it are above it."""
    seen = features(TITLE, *MENU, TITLE, *PROSE)
    headline = 1 + len(MENU)
    assert [place for place, one in enumerate(seen) if one["title"]] == [0, headline]
    assert all(one["above_title"] for one in seen[:headline])
    assert not any(one["above_title"] for one in seen[headline:])
    assert all(one["below_title"] for one in seen[headline + 1 :])


def test_time_stamps_on_both_sides_make_a_list_of_stories() -> None:
    """A paragraph between two time stamps is told from one that has them on one side only."""
    seen = features("5 minutes ago", PROSE[0], "7 minutes ago", PROSE[1])
    assert seen[1]["stamps_both"]
    assert not seen[3]["stamps_both"]
    assert seen[3]["stamps_before"] == 2


def test_a_plain_text_is_told_from_a_page() -> None:
    """A text of prose alone is plain, a page with menus is not, and has less prose in it."""
    plain, page = features(*PROSE)[0], features(*MENU * 3, *PROSE)[0]
    assert (plain["plain"], page["plain"]) == (1.0, 0.0)
    assert page["page_prose"] <= plain["page_prose"]
    assert features("") == []


def test_a_block_of_the_topic_is_told_from_another() -> None:
    """A paragraph that shares no telling word with the rest of the prose has no part in its topic."""
    stray = "Actors gathered for champagne while photographers shouted, and nobody there wore shoes."
    seen = features(*PROSE, "The minister said the port and its workers would be helped by the government.", stray)
    assert seen[3]["topic"] > seen[4]["topic"]
    assert seen[4]["topic0"]
