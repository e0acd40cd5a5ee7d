"""What stands around a block of a page, as numbers: its neighbours, time stamps, the page's headline and its topic."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from math import log2
from typing import NamedTuple

from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.wordlists import word_list

_NEIGHBOURLY = (
    "log",
    "stops",
    "ends",
    "caps",
    "credit",
    "ago",
    "date",
    "page_line",
    "tail",
    "byline",
    "phrases",
)
_BEFORE, _BEHIND = (tuple(letter + key for key in ("prose", *_NEIGHBOURLY)) for letter in "pq")
_MARKS = ("stamps", "cut", "lines")
_MARKED = {name: tuple(f"{name}_{side}" for side in ("before", "behind", "both", "both2")) for name in _MARKS}
_NEAR = 10  # blocks
_HEADED = 20  # blocks below a headline in which its article's prose begins
_FIVE = 5
_STEM = 5  # letters
_SHORT_LINE = 6  # words
_PLAIN_FROM, _PLAIN_TO = 0.8, 0.92  # of 200 saved pages a tenth hold so much prose, of 300 plain articles nearly all
_MOST_PROSE = 0.6  # of the words of half the saved pages; more tells nothing new
_FEW_LINES, _MANY_LINES = 0.15, 0.3  # of the blocks of a plain article and of a saved page
_LONG = 4  # letters of a telling word
Features = dict[str, float]


class Portrait(NamedTuple):
    """A block's features and its number of words."""

    features: Features
    word_count: int


def with_surroundings(
    blocks: Sequence[Block], words: Sequence[Sequence[str]], own: Sequence[Portrait]
) -> list[Portrait]:
    """The portraits with what stands around each block; ``words``: those of each block, in lower case."""
    prose = [bool(p.features["ends_long"] and p.features["stops"] > 0.2) for p in own]  # noqa: PLR2004
    near = [(value, *map(p.features.__getitem__, _NEIGHBOURLY)) for p, value in zip(own, prose, strict=True)]
    counted = list(accumulate(prose, initial=0))
    marks = _marks(own)
    topic = _Topic(blocks, words, prose)
    head = _headline_place(blocks, own, prose)
    page = _page(own, prose)
    seen: set[str] = set()
    since = 99
    for place, (block, portrait) in enumerate(zip(blocks, own, strict=True)):
        features = portrait.features
        for names, edge, other in ((_BEFORE, "pedge", place - 1), (_BEHIND, "qedge", place + 1)):
            features |= zip(names, near[other], strict=True) if 0 <= other < len(own) else ((edge, 1.0),)
        features |= _prose_around(counted, place)
        for name in _MARKS:
            features |= _both_sides(name, marks[name], place)
        features |= _head_lines(marks["heads"], place)
        features |= {
            "title": block.title,
            "above_title": place < head,
            "below_title": 0 <= head < place <= head + _NEAR,
        }
        features |= topic.features(place)
        features |= page
        features |= {"tail10": since <= 10, "tail30": since <= 30, "dup": block.text in seen}  # noqa: PLR2004
        seen.add(block.text)
        since = 0 if features["tail"] else since + 1
    return list(own)


def _prose_around(counted: Sequence[int], place: int) -> Features:
    """The share of prose among the five, and the fifteen, blocks before and behind; ``counted``: how much is before."""
    before, behind, last = counted[place], counted[place + 1], len(counted) - 1
    features: Features = {
        "before5": (before - counted[max(0, place - 5)]) / 5,
        "after5": (counted[min(last, place + 6)] - behind) / 5,
        "before15": (before - counted[max(0, place - 15)]) / 15,
        "after15": (counted[min(last, place + 16)] - behind) / 15,
    }
    features["between"] = min(features["before5"], features["after5"])
    return features


def _page(own: Sequence[Portrait], prose: Sequence[bool]) -> Features:
    """What the whole page is like: its share of prose, its length, and whether there is no page around the article.

    A text is ``plain`` that is nearly all prose, or has hardly any short line.
    """
    words = sum(portrait.word_count for portrait in own) or 1
    whole = sum(p.word_count for p in own if p.features["ends_long"] and p.features["stops2"])
    lines = sum(p.word_count < _SHORT_LINE and not p.features["ends"] for p in own)
    by_prose = (whole / words - _PLAIN_FROM) / (_PLAIN_TO - _PLAIN_FROM)
    by_lines = 1.0 - (lines / max(1, len(own)) - _FEW_LINES) / (_MANY_LINES - _FEW_LINES)
    return {
        "plain": max(0.0, min(1.0, by_prose), min(1.0, by_lines)),
        "page_prose": min(_MOST_PROSE, sum(compress((p.word_count for p in own), prose)) / words),
        "page_log": min(1.0, log2(1 + len(own)) / 8),
    }


def _marks(own: Sequence[Portrait]) -> dict[str, list[int]]:
    """How many blocks before each are time stamps, end in ``…``, are page lines, or are a line of an article's head."""
    features = [portrait.features for portrait in own]

    def counted(*names: str) -> list[int]:
        return list(accumulate((any(map(one.__getitem__, names)) for one in features), initial=0))

    return {
        "stamps": counted("date", "ago"),
        "cut": counted("ellipsis"),
        "lines": counted("page_line", "tail"),
        "heads": counted("date", "ago", "byline"),
    }


def _both_sides(name: str, counted: Sequence[int], place: int) -> Iterable[tuple[str, float]]:
    """How many of the near blocks before and behind bear a mark, three at most, and whether one, or two, do on each."""
    before = counted[place] - counted[max(0, place - _NEAR)]
    behind = counted[min(len(counted) - 1, place + 1 + _NEAR)] - counted[place + 1]
    fewer = min(before, behind)
    return zip(_MARKED[name], (min(before, 3), min(behind, 3), fewer > 0, fewer > 1), strict=True)


def _head_lines(counted: Sequence[int], place: int) -> Features:
    """Whether a date or a byline stands among the five blocks behind, and before."""
    return {
        "head_ahead": counted[min(len(counted) - 1, place + 1 + _FIVE)] > counted[place + 1],
        "head_behind": counted[place] > counted[max(0, place - _FIVE)],
    }


def _headline_place(blocks: Sequence[Block], own: Sequence[Portrait], prose: Sequence[bool]) -> int:
    """Where the title first stands again with a good part of the prose right below it, -1 where it does not."""
    weights = {
        place: sum(
            own[other].word_count for other in range(place + 1, min(len(own), place + 1 + _HEADED)) if prose[other]
        )
        for place, block in enumerate(blocks)
        if block.title and place
    }
    most = max(weights.values(), default=0)
    return next((place for place, weight in weights.items() if most and weight >= most / 2), -1)


class _Topic:
    """Which telling words a page's prose and its title use, by their first letters."""

    def __init__(self, blocks: Sequence[Block], words: Sequence[Sequence[str]], prose: Sequence[bool]) -> None:
        stop = word_list("stop_words")
        self._stems = [{word[:_STEM] for word in some if len(word) >= _LONG and word not in stop} for some in words]
        self._counts = Counter(stem for stems, one in zip(self._stems, prose, strict=True) if one for stem in stems)
        self._prose = prose
        titles = (stems for stems, block in zip(self._stems, blocks, strict=True) if block.title)
        self._title = next(titles, set[str]())

    def features(self, place: int) -> Features:
        """How much of a block's telling words other prose of the page uses, and whether two stand in the title."""
        stems, own = self._stems[place], self._prose[place]
        shared = sum([self._counts[stem] > own for stem in stems])
        return {
            "topic": shared / len(stems) if stems else 0.5,
            "topic0": len(stems) > 2 and not shared,  # noqa: PLR2004  (fewer tell nothing)
            "titled": min(len(stems & self._title), 2) / 2,
        }
