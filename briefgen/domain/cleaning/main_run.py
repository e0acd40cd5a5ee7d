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
from operator import mul

from briefgen.domain.cleaning.block_features import Portrait
from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.wordlists import word_table

_LEANING = (1.0, 0.5)  # added to the log-odds when the run is sought: to lose half an article is worse than a teaser
_PLAIN_FROM, _PLAIN_TO = 0.8, 0.92  # of 200 saved pages a tenth hold so much prose, of 300 plain articles nearly all
_FEW_LINES, _MANY_LINES = 0.15, 0.3  # of the blocks of a plain article and of a saved page
_SHORT_LINE = 6  # words
_PLAIN_LEAN = 2.0
_SECOND_TRY = 1.5
_LEAST_WORDS = 40  # a shorter find is no article yet
_CLIP = 3.0  # no block is surer than twenty to one
_INSIDE = -1.0
_INSIDE_LIST = -3.0  # sentences of a list stand together
_GAP = 80.0  # weight; an article goes on behind a gallery or a long list of links
_LONG = 60  # words; longer blocks weigh no more


def log_odds(blocks: Sequence[Block], portraits: Sequence[Portrait]) -> list[float]:
    """The natural logarithm of the odds that each block is the article's."""
    return [
        sum(map(mul, weights.values(), map(portrait.features.get, weights, repeat(0.0))))
        for weights, portrait in zip(map(_weights, _unbroken(blocks)), portraits, strict=True)
    ]


def main_run(blocks: Sequence[Block], portraits: Sequence[Portrait], odds: Sequence[float]) -> list[bool]:
    """Whether each block belongs to the article; none does where no run weighs more than nothing."""
    lean = _plainness(portraits)
    odds = [odd + (0.0 if column else lean) for odd, column in zip(odds, _unbroken(blocks), strict=True)]
    chosen = _run(blocks, portraits, odds)
    words = sum(portrait.word_count for portrait, choice in zip(portraits, chosen, strict=True) if choice)
    chosen = chosen if words >= _LEAST_WORDS else _run(blocks, portraits, [odd + _SECOND_TRY for odd in odds])
    return _with_whole_lines(blocks, chosen)


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


def _plainness(portraits: Sequence[Portrait]) -> float:
    """What to add to the log-odds of a text without a page around it: nearly all prose, or hardly any short line."""
    words = sum(portrait.word_count for portrait in portraits)
    prose = sum(p.word_count for p in portraits if p.features["ends_long"] and p.features["stops2"])
    lines = sum(p.word_count < _SHORT_LINE and not p.features["ends"] for p in portraits)
    by_prose = (prose / words - _PLAIN_FROM) / (_PLAIN_TO - _PLAIN_FROM) if words else 0.0
    by_lines = 1.0 - (lines / len(portraits) - _FEW_LINES) / (_MANY_LINES - _FEW_LINES) if portraits else 0.0
    return _PLAIN_LEAN * max(0.0, min(1.0, by_prose), min(1.0, by_lines))


def _run(blocks: Sequence[Block], portraits: Sequence[Portrait], odds: Sequence[float]) -> list[bool]:
    values = [
        max(-_CLIP, min(_CLIP, odd + _LEANING[column])) * min(portrait.word_count, _LONG) ** 0.5
        for odd, portrait, column in zip(odds, portraits, _unbroken(blocks), strict=True)
    ]
    start, end = _heaviest(values)
    floors = (_INSIDE_LIST if _is_item(block) else _INSIDE for block in blocks)
    return [start <= place < end and odd > floor for place, (odd, floor) in enumerate(zip(odds, floors, strict=True))]


def _unbroken(blocks: Sequence[Block]) -> list[int]:
    """1 for the sentences of a page without line breaks, 0 for other blocks."""
    return [int(block.apart) for block in blocks]


@cache
def _weights(column: int) -> dict[str, float]:
    return {name: float(values[column]) for name, values in word_table("block_weights").items()}


def _heaviest(values: Sequence[float]) -> tuple[int, int]:
    """The half-open run with the largest sum, where what lies between its parts costs at most ``_GAP``."""
    best = total = gap = 0.0
    found = (0, 0)
    start = 0
    for place, value in enumerate(values):
        if value <= 0:
            gap = min(_GAP, gap - value)
            continue
        total, gap = total - gap + value, 0.0
        if total <= value:
            total, start = value, place
        if total > best:
            best, found = total, (start, place + 1)
    return found
