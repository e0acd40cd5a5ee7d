"""The events of a story that a page has room for."""

import re
from collections.abc import Iterator

from briefgen.domain.selection import MOST as MOST_OF
from briefgen.domain.statement import Statement
from briefgen.domain.story import Event, Story

MOST = MOST_OF["standard"].timeline
"""Rows of a table that a reader follows."""

# Set by hand while reading the timelines of stories of seven to thirty articles.
ORIGINS = 0.6
SOURCES = 0.3
ELSEWHERE = 0.5
"""The same words carry another part of the page."""

AHEAD = 0.3
DATED = 0.2
FULL_LENGTH = 8
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]{4,}")
_STEM = 5


def milestones(story: Story, most: int = MOST) -> tuple[Event, ...]:
    """The events that carry most of a story, at ``most`` so many of them, in the order of its timeline.

    An event weighs by what it shares with the story's title and bottom line, by its independent origins, by what else
    of the story rests on the same words, and a little more where its day is known or still to come.
    """
    if len(story.timeline) <= most:
        return story.timeline
    head = _words(" ".join([story.title, *(each.text for each in story.bottom_line)]))
    elsewhere = {cite for each in _others(story) for cite in each.cites}
    weighed = sorted(story.timeline, key=lambda event: -_weight(event, head, elsewhere))
    kept = {id(event) for event in weighed[:most]}
    return tuple(event for event in story.timeline if id(event) in kept)


def abridged(story: Story, most: int = MOST) -> Story:
    """The same story with those events only."""
    kept = milestones(story, most)
    return story if kept == story.timeline else story.model_copy(update={"timeline": kept})


def _weight(event: Event, head: frozenset[str], elsewhere: set[str]) -> float:
    words = _words(event.text)
    articles = {cite.partition(".")[0] for cite in event.cites}
    return (
        len(words & head) / max(FULL_LENGTH, len(words))
        + ORIGINS * (1 - 1 / event.origins)
        + SOURCES * (1 - 1 / len(articles))
        + (ELSEWHERE if elsewhere.intersection(event.cites) else 0.0)
        + (AHEAD if event.future else 0.0)
        + (DATED if event.date and event.date_words else 0.0)
    )


def _others(story: Story) -> Iterator[Statement]:
    yield from story.bottom_line
    yield from story.open_questions
    for each in story.disagreements:
        yield from each.sides


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))
