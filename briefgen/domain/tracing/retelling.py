"""Whether one article tells another's sentences again, in the same order though in other words."""

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import compress

from briefgen.domain.tracing.tokens import Words
from briefgen.domain.tracing.weights import stem, tells

_LEAST_WORDS = 5
_SAME_WORDS = 0.5
_MOST_SENTENCES = 400
_MOST_HOLDERS = 50


def retold(one: Words, other: Words) -> float:
    """The share of the sentences of ``one`` that ``other`` tells again in the same order.

    Only what stands outside quotation marks counts, and only words that tell something.  A sentence is told again by
    the one that has most of its words, if that is half of them.
    """
    mine, theirs = _sentences(one), _sentences(other)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(theirs):
        for word in sentence:
            holders[word].append(number)
    places = []
    for sentence in mine:
        held: Counter[int] = Counter()
        for word in sentence:
            held.update(holders[word][:_MOST_HOLDERS])
        place, most = max(held.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
        if most >= _SAME_WORDS * len(sentence):
            places.append(place)
    return _longest_climb(places) / len(mine) if mine else 0.0


def _sentences(words: Words) -> list[list[str]]:
    """The telling stems of the article's own words, by sentence."""
    found = []
    for first, after in words.sentences():
        own = compress(words.words[first:after], words.own[first:after])
        stems = list(dict.fromkeys(word for word in map(stem, own) if tells(word)))
        if len(stems) >= _LEAST_WORDS:
            found.append(stems)
    return found[:_MOST_SENTENCES]


def _longest_climb(places: list[int]) -> int:
    """How many of the numbers can be read in order without going back."""
    tails: list[int] = []
    for place in places:
        at = bisect_right(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)
