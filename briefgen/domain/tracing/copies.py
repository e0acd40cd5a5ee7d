"""Whether one article is a copy of another: the share of the shorter one's own words that stand in runs of both."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import compress
from operator import or_
from typing import NamedTuple
from zlib import crc32

from briefgen.domain.span import Span
from briefgen.domain.tracing.credits import credits_in
from briefgen.domain.tracing.holders import Holders
from briefgen.domain.tracing.retelling import retold
from briefgen.domain.tracing.tokens import Words

RUN = 4
"""Words in a run; shorter ones are shared by chance, longer ones do not survive a rewrite."""

# Calibrated on 200 scraped articles of 35 events and on 150 independent ones of 50 events: copies cover .68 and more
# of the shorter one's own words, rewrites .41 to .61, independent articles of one event up to .42.  What tells the
# latter two apart is the sentences told again: half of them and more by rewrites, a fifth by independent articles
# that share so many words.  So rewrites reach .45 by the mean of the two shares, independent articles .31.
COPIED = 0.55
_WORTH_A_LOOK = 0.25
_REWRITTEN = 0.45
_SAME_CREDIT = 0.1
_WHOLE = 0.4
_LEAST_WORDS = 20
_SEARCH_RUN = 6
_SAMPLE = 4
_LEAST_SAMPLED = 0.08
_SHORT = 200


class Overlap(NamedTuple):
    """What one article shares with another: its own words in shared runs, and all its own words."""

    shared: int
    own: int

    @property
    def share(self) -> float:
        """The part of the article's own words that is shared."""
        return self.shared / self.own if self.own else 0.0


class Likeness(NamedTuple):
    """How surely two articles are of one origin: 0 where they are not; and whether one is nearly the whole other."""

    score: float
    whole: bool = False


def likeness(one: Words, other: Words) -> Likeness:
    """How surely two articles are of one origin.

    They are where most of the shorter one's own words stand in shared runs; or many, and enough of its sentences are
    told again in the same order.  An outlet that both name as the one spoken to is evidence too.
    """
    if one.words == other.words and one.words:
        return Likeness(1.0, whole=True)
    short, long = by_length(one, other)
    found = overlap(short, long)
    if found.shared < _LEAST_WORDS or found.share < _WORTH_A_LOOK:
        return Likeness(0.0)
    if found.share >= COPIED:
        return Likeness(found.share, whole=found.shared >= _WHOLE * long.own.count(1))
    spoken = {credit.outlet for credit in credits_in(short.text) if credit.kind == "told"}
    credited = any(credit.outlet in spoken for credit in credits_in(long.text)) if spoken else False
    score = (found.share + retold(short, long)) / 2 + _SAME_CREDIT * credited
    return Likeness(found.share if score >= _REWRITTEN else 0.0)


def by_length(one: Words, other: Words) -> tuple[Words, Words]:
    """The two, that of fewer own words first."""
    return (one, other) if one.own.count(1) <= other.own.count(1) else (other, one)


def overlap(one: Words, other: Words) -> Overlap:
    """How much of ``one`` stands in runs that ``other`` has too."""
    theirs = set(other.runs(RUN))
    # Each word is a byte of 0 or 1 in one long number: a run that is shared covers the word it begins at and the next.
    begun = int.from_bytes(map(theirs.__contains__, one.runs(RUN)), "little")
    covered = reduce(or_, (begun << 8 * place for place in range(RUN)))
    return Overlap((covered & int.from_bytes(one.own, "little")).bit_count(), one.own.count(1))


def candidates(articles: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs (a, b), a < b, of articles that may be copies: they share two sampled runs of words, or the only one.

    A run that many articles share links each with the last few that had it, so that the cost grows with the words.
    """
    index = Holders()
    sizes: list[int] = []
    for number, article in enumerate(articles):
        sharing: list[int] = []
        sampled = list(dict.fromkeys(_sampled(article)))
        for run in sampled:
            sharing += index.before(run, number)
        sizes.append(len(sampled))
        yield from (
            (other, number)
            for other, count in sorted(Counter(sharing).items())
            if count >= max(min(2, sizes[number]), _LEAST_SAMPLED * min(sizes[other], sizes[number]))
        )


def _sampled(article: Words) -> Iterable[int]:
    """Runs of an article, of a long one those that begin with certain words: the same ones in every article."""
    runs = article.runs(_SEARCH_RUN)
    return runs if len(article) <= _SHORT else compress(runs, map(_is_sampled, article.words))


@cache
def _is_sampled(word: str) -> bool:
    return not crc32(word.encode("utf-8", "surrogatepass")) % _SAMPLE


def longest_run(one: Words, other: Words) -> Span | None:
    """Where ``one`` has the longest run of its own words that ``other`` has too; None where they share no run."""
    mine = one.runs(RUN)
    wanted = set(mine)
    places: dict[int, list[int]] = defaultdict(list)
    for place, run in enumerate(other.runs(RUN)):
        if run in wanted:
            places[run].append(place)
    best, begin = 0, 0
    lengths: dict[int, int] = {}
    for place, run in enumerate(mine):
        lengths = {there: lengths.get(there - 1, 0) + 1 for there in places[run][:50]} if run in places else {}
        longest = max(lengths.values()) if lengths else 0
        if longest > best and one.own[place]:
            best, begin = longest, place - longest + 1
    if not best:
        return None
    return one.span(begin, begin + best + RUN - 2)
