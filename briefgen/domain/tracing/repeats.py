"""Sentences that a publisher repeats under different stories: no part of any, however often they are seen."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from briefgen.domain.tracing.tokens import Run, Words
from briefgen.domain.tracing.weights import Weights, dot

_HOLDERS = 3
_LEAST_WORDS = 5
_LEAST_REST = 15
_COMPARED = 20
_DIFFERENT = 0.12

_Places = dict[int, list[Run]]
"""By article, where a sentence stands in it."""


def without_repeats(words: Sequence[Words], titles: Sequence[str]) -> list[Words]:
    """The articles without the sentences that stand in three or more which, but for such sentences, are unlike.

    Copies share their sentences too, but what is left of them is alike or nothing.
    """
    held = Counter(chain.from_iterable({key for key, _ in _numbered(each)} for each in words))
    often = {key for key, count in held.items() if count >= _HOLDERS}
    holders: dict[int, _Places] = defaultdict(dict)
    for number, each in enumerate(words if often else ()):
        for key, sentence in _numbered(each):
            if key in often:  # the places of the others would take more memory than all words
                holders[key].setdefault(number, []).append(sentence)
    return _cleared(words, titles, list(holders.values())) if holders else list(words)


def _numbered(words: Words) -> Iterator[tuple[int, Run]]:
    """The sentences that are no mere heading, each with a number for its words."""
    for first, after in words.sentences():
        if after - first >= _LEAST_WORDS:
            yield hash(tuple(words.words[first:after])), (first, after)


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
