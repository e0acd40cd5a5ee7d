"""Which blocks of a page are its article: the run of blocks that weighs most, without what does not belong inside it.

Each block gets the log-odds of being the article's (``words/block_weights.txt``).  The article is the contiguous run
with the largest sum of them (Kadane's algorithm), long blocks counting more and a gap no more than so much; inside it,
a block is dropped only where it is unlike an article with odds of e to one.  Where no run is found, one is sought again
among paragraphs that are less like one.  Thresholds were set on two public benchmarks, half of the pages weighed with
what the other half had taught.
"""

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from math import inf
from operator import mul

from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.cleaning.surroundings import Portrait
from briefgen.domain.wordlists import word_table

_LEANING = (1.0, 0.5)  # added to the log-odds when the run is sought: to lose half an article is worse than a teaser
_SECOND_TRY = 1.5
_LEAST_WORDS = 40  # a shorter find is no article yet
_CLIP = 3.0  # no block is surer than twenty to one
_INSIDE = -1.0
_LEAD = -3.0
_LEAD_BLOCKS = 4
_INSIDE_LIST = -3.0  # sentences of a list stand together
_GAP = 100.0  # weight; an article goes on behind a gallery or a long list of links
_LONG = 60  # words; longer blocks weigh no more


def log_odds(blocks: Sequence[Block], portraits: Sequence[Portrait]) -> list[float]:
    """The natural logarithm of the odds that each block is the article's."""
    return [
        sum(map(mul, weights.values(), map(portrait.features.get, weights, repeat(0.0))))
        for weights, portrait in zip(map(_weights, unbroken(blocks)), portraits, strict=True)
    ]


def main_run(blocks: Sequence[Block], portraits: Sequence[Portrait], odds: Sequence[float]) -> list[bool]:
    """Whether each block belongs to the article; none does where no run weighs more than nothing."""
    chosen = _run(blocks, portraits, odds)
    words = sum(portrait.word_count for portrait, choice in zip(portraits, chosen, strict=True) if choice)
    chosen = chosen if words >= _LEAST_WORDS else _run(blocks, portraits, [odd + _SECOND_TRY for odd in odds])
    return _with_whole_lines(blocks, _with_lead(portraits, odds, chosen))


def _with_lead(portraits: Sequence[Portrait], odds: Sequence[float], chosen: Sequence[bool]) -> list[bool]:
    """The choice, with the paragraphs between it and a date or a byline right above: the first of the article."""
    first = chosen.index(True) if True in chosen else 0
    near = range(first - 1, max(-1, first - 1 - _LEAD_BLOCKS), -1)
    lead = next((place for place in near if is_lead(portraits[place]) and odds[place] > _LEAD), first)
    return [
        choice or (lead <= place < first and odds[place] > _LEAD and _is_prose(portraits[place]))
        for place, choice in enumerate(chosen)
    ]


def is_lead(portrait: Portrait) -> bool:
    """Whether a block is a paragraph right below a date or a byline."""
    features = portrait.features
    return bool(features.get("pdate") or features.get("pbyline")) and _is_prose(portrait)


def _is_prose(portrait: Portrait) -> bool:
    """Whether a block is a paragraph of some length that ends in a stop."""
    return bool(portrait.features["strong"] and portrait.features["ends"])


def _with_whole_lines(blocks: Sequence[Block], chosen: Sequence[bool]) -> list[bool]:
    """The choice, with all runs of sentences of a line of prose where one of them is chosen.

    What ran into such a line parts it, and the runs behind it look as if they stood below the page's furniture.
    """
    kept = list(chosen)
    line: list[int] = []
    for place, block in enumerate([*blocks, None]):
        if block is None or not block.joined:
            runs = [at for at in line if not blocks[at].apart]
            if any(chosen[at] for at in runs):
                for at in runs:
                    kept[at] = True
            line = []
        line.append(place)
    return kept


def _is_item(block: Block) -> bool:
    """Whether a block is a sentence, or a part of one, in a list."""
    return block.text[0] in "•*+-" and block.text.endswith((".", ";", ",", ":", "?", "!", " and", " or"))


def _run(blocks: Sequence[Block], portraits: Sequence[Portrait], odds: Sequence[float]) -> list[bool]:
    values = [
        max(-_CLIP, min(_CLIP, odd + _LEANING[column])) * min(portrait.word_count, _LONG) ** 0.5
        for odd, portrait, column in zip(odds, portraits, unbroken(blocks), strict=True)
    ]
    chosen = _heaviest(values)
    floors = (_INSIDE_LIST if _is_item(block) else _INSIDE for block in blocks)
    return [choice and odd > floor for choice, odd, floor in zip(chosen, odds, floors, strict=True)]


def unbroken(blocks: Sequence[Block]) -> list[int]:
    """1 for the sentences of a page without line breaks, 0 for other blocks."""
    return [int(block.apart) for block in blocks]


@cache
def _weights(column: int) -> dict[str, float]:
    return {name: float(values[column]) for name, values in word_table("block_weights").items()}


def _heaviest(values: Sequence[float]) -> list[bool]:
    """Which places make the run with the largest sum; whatever it leaves out between two parts costs ``_GAP``.

    A shortest path over two states, in the run and in a gap of it (Viterbi's algorithm).
    """
    inside, gap = -inf, -inf
    steps: list[tuple[bool, bool, bool]] = []  # of the run: begins here, comes from a gap; of the gap: from a gap
    best, end = 0.0, -1
    for place, value in enumerate(values):
        resumed = gap - _GAP
        steps.append((max(inside, resumed) <= 0, resumed > inside, gap > inside))
        inside, gap = value + max(0.0, inside, resumed), max(inside, gap)
        if inside > best:
            best, end = inside, place
    chosen = [False] * len(values)
    in_gap = False
    for place in range(end, -1, -1):
        begins, resumes, goes_on = steps[place]
        chosen[place] = not in_gap
        if begins and not in_gap:
            break
        in_gap = goes_on if in_gap else resumes
    return chosen
