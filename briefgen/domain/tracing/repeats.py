"""Sentences that a publisher repeats under different stories: no part of any, however often they are seen."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefgen.domain.tracing.tokens import Words
from briefgen.domain.tracing.weights import Weights, dot

_HOLDERS = 3
_LEAST_WORDS = 5
_LEAST_REST = 15
_COMPARED = 20
_DIFFERENT = 0.12

_Places = dict[int, list[tuple[int, int]]]
"""By article, where a sentence stands in it."""


def without_repeats(words: Sequence[Words], titles: Sequence[str]) -> list[Words]:
    """The articles without the sentences that stand in three or more which, but for such sentences, are unlike.

    Copies share their sentences too, but what is left of them is alike or nothing.
    """
    holders: dict[int, _Places] = defaultdict(dict)
    for number, each in enumerate(words):
        for first, after in each.sentences():
            if after - first >= _LEAST_WORDS:
                holders[hash(tuple(each.words[first:after]))].setdefault(number, []).append((first, after))
    suspects = [found for found in holders.values() if len(found) >= _HOLDERS]
    return _cleared(words, titles, suspects) if suspects else list(words)


def _cleared(words: Sequence[Words], titles: Sequence[str], suspects: Sequence[_Places]) -> list[Words]:
    seen: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for found in suspects:
        for number, sentences in found.items():
            seen[number].update(sentences)
    rest = {number: words[number].without(sentences) for number, sentences in sorted(seen.items())}
    weights = Weights(list(rest.values()), [titles[number] for number in rest])
    vectors = dict(zip(rest, weights.vectors(), strict=True))
    furniture: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for found in suspects:
        telling = [number for number in found if len(rest[number]) >= _LEAST_REST][: _COMPARED + 1]
        near = [dot(vectors[one], vectors[other]) for one, other in pairwise(telling)]
        if len(near) >= _HOLDERS - 1 and sum(near) < _DIFFERENT * len(near):
            for number, sentences in found.items():
                furniture[number].update(sentences)
    return [each.without(furniture[number]) if number in furniture else each for number, each in enumerate(words)]
