"""Of a long timeline a page shows the events that carry the story."""

from builders import a_brief

from briefgen.domain.brief import Brief
from briefgen.domain.milestones import MOST, abridged
from briefgen.domain.story import Story


def long_story(extra: int) -> Story:
    """A story of the port with two events that tell of it among others that do not."""
    story = Brief.model_validate(a_brief()).stories[0]
    event = story.timeline[0]
    gull = event.model_copy(update={"future": False, "cites": ("S1.9",)})
    others = [gull.model_copy(update={"text": f"Gull number {number} was counted."}) for number in range(extra)]
    ends = [event.model_copy(update={"text": "The port will close, Ada Ito said."}), event]
    return story.model_copy(update={"timeline": (ends[0], *others, ends[1])})


def test_what_the_bottom_line_tells_is_kept_in_its_place() -> None:
    """The weighty events stay, first and last as they stood, and no more than a page holds are shown."""
    story = long_story(3 * MOST)
    kept = abridged(story).timeline
    assert len(kept) == MOST
    assert (kept[0], kept[-1]) == (story.timeline[0], story.timeline[-1])


def test_a_short_timeline_is_shown_whole() -> None:
    """Nothing is left out of what fits."""
    story = long_story(MOST - 2)
    assert abridged(story) == story
