"""How telling a word is of what an article is about: tf-idf vectors with a background of English."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, compress
from operator import mul

from briefgen.domain.tracing.tokens import Words, folded
from briefgen.domain.wordlists import word_table

Vector = Mapping[str, float]
"""Weights by word stem, of length 1 (or empty)."""

# How likely an article holds a word of each class of words/background.txt; rougher figures change little.
_PRIOR = {"function": 0.7, "everyday": 0.25, "common": 0.06}
_RARE = 0.004
_FUNCTION_WORD = 0.5
# The background counts as this many articles, so that two articles do not make their shared words worthless.
_BACKGROUND = 60
# A word of fewer articles than one in 16 (of a large corpus than its square root) tells no more for being rarer: a
# story's own words stand in all its articles, and are to weigh as much as those that two of them share by chance.
_AS_GOOD_AS_RARE = 16
# And a word of more than this share of them, or of more than so many times their root, tells no less for being in
# all: they may all tell one story.
_AS_BAD_AS_COMMON, _COMMON_ROOTS = 0.3, 4
_LEAD, _LEAD_MORE, _TITLE_MORE, _NAME_MORE = 60, 1, 2, 1
_VECTOR_WORDS = 150

_STEM_LETTERS = 3
_ENDINGS = (
    ("ies", "y"),
    ("ings", ""),
    ("ing", ""),
    ("ied", "y"),
    ("ed", ""),
    ("sses", "ss"),
    ("es", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
    ("e", ""),
)


@cache
def stem(word: str) -> str:
    """A word without the commonest English endings; only ever compared with other stems, never shown."""
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LETTERS:
            return word[: -len(ending)] + rest
    return word


@cache
def _priors() -> Mapping[str, float]:
    table = word_table("background")
    return {stem(word): prior for name, prior in reversed(_PRIOR.items()) for word in table[name]}


def telling(words: str) -> list[str]:
    """The stems of words that are no function words."""
    return [word for word in map(stem, folded(words)) if tells(word)]


def tells(word: str) -> bool:
    """Whether a stem is that of no function word."""
    return len(word) > 1 and _priors().get(word, _RARE) < _FUNCTION_WORD


class Weights:
    """The weight of words in a set of articles: a word's rarity is that of the set and of the language together."""

    def __init__(self, articles: Sequence[Words], titles: Sequence[str]) -> None:
        """Count in how many articles each stem stands."""
        self._articles, self._titles = articles, titles
        holders: Counter[str] = Counter()
        for article, title in zip(articles, titles, strict=True):
            holders.update(set(map(stem, {*folded(title), *article.words})))
        total = len(articles) + _BACKGROUND
        self._total, self._fewest = total, min(total / _AS_GOOD_AS_RARE, math.sqrt(total))
        self._most = max(1.0, min(_AS_BAD_AS_COMMON * len(articles), _COMMON_ROOTS * math.sqrt(len(articles))))
        self.rarity = {word: self._rarity(word, held) for word, held in holders.items() if tells(word)}

    def _rarity(self, word: str, held: int) -> float:
        often = min(held, self._most) + _BACKGROUND * _priors().get(word, _RARE)
        return math.log(self._total / max(often, self._fewest))

    def rarity_of(self, word: str) -> float:
        """The rarity of any stem, seen or not."""
        return self.rarity[word] if word in self.rarity else self._rarity(word, 0)

    def vectors(self) -> list[Vector]:
        """Every article as a vector."""
        return [self._vector(*each) for each in zip(self._articles, self._titles, strict=True)]

    def _vector(self, article: Words, title: str) -> Vector:
        """The heaviest words of an article; its title, its lead and capitalised words count more."""
        stems = list(map(stem, article.words))
        headline = list(map(stem, folded(title)))
        counts = Counter(chain(stems, *[stems[:_LEAD]] * _LEAD_MORE, *[headline] * _TITLE_MORE))
        for _ in range(_NAME_MORE):
            counts.update(compress(stems, article.capital))
        rarity = self.rarity
        return _unit([((1 + math.log(count)) * rarity[word], word) for word, count in counts.items() if word in rarity])


def _unit(weights: list[tuple[float, str]]) -> Vector:
    heaviest = sorted(weights, reverse=True)[:_VECTOR_WORDS]
    length = math.sqrt(sum([weight * weight for weight, _ in heaviest]))
    return {word: weight / length for weight, word in heaviest if weight > 0} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """The sum of products over the words of both."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    both = few.keys() & many.keys()
    return math.fsum(map(mul, map(few.__getitem__, both), map(many.__getitem__, both)))
