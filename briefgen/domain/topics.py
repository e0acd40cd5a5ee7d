"""Which articles tell one story: weighted words, and average-link grouping that needs no all-pairs step."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from briefgen.domain.article import Article
from briefgen.domain.tokens import Token, folded
from briefgen.domain.wordlists import word_table

Vector = Mapping[str, float]
"""Weights by word stem, of length 1."""

# How likely an article holds a word of each class of words/background.txt; rougher figures change little.
_PRIOR = {"function": 0.7, "everyday": 0.25, "common": 0.06}
_RARE = 0.004
_FUNCTION_WORD = 0.5
# The background counts as this many articles, so that two articles do not make their shared words worthless.
_BACKGROUND = 60
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
_STEM_LETTERS = 3
_LEAD, _LEAD_WEIGHT, _TITLE_WEIGHT, _NAME_WEIGHT = 60, 2.0, 2.0, 2.0
_VECTOR_WORDS = 150
_INDEX_WORDS = 25
_WINDOW = 24
_NEIGHBOURS = 30
_TITLE_CHARACTERS = 200

STORY = 0.10
_HEADLINE_WORDS = 40
_HEADLINE_SHARE = 0.3
_CORE_SHARE = 0.7
_ON_TOPIC = 0.10


@cache
def stem(word: str) -> str:
    """A word without the commonest English endings; only ever compared with other stems, never shown."""
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LETTERS:
            return word[: -len(ending)] + rest
    return word


@cache
def _priors() -> dict[str, float]:
    table = word_table("background")
    return {stem(word): prior for name, prior in reversed(_PRIOR.items()) for word in table[name]}


def word_counts(title: str, tokens: Iterable[Token], text: str) -> dict[str, float]:
    """How often each stem stands in an article; the title, the lead and capitalised words count more."""
    counts: dict[str, float] = defaultdict(float)
    for place, token in enumerate(tokens):
        weight = _LEAD_WEIGHT if place < _LEAD else 1.0
        counts[stem(token.word)] += weight * (_NAME_WEIGHT if text[token.span.start].isupper() else 1.0)
    for word in folded(title):
        counts[stem(word)] += _TITLE_WEIGHT
    return counts


def vectors(counts: Sequence[Mapping[str, float]]) -> list[Vector]:
    """The articles as tf-idf vectors; a word's rarity is that of the corpus and of the language together."""
    rarity = _rarity(counts)
    return [_unit({w: (1 + math.log(n)) * rarity[w] for w, n in each.items() if w in rarity}) for each in counts]


def _rarity(counts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    holders = Counter(word for each in counts for word in each)
    priors = _priors()
    total = len(counts) + _BACKGROUND
    return {
        word: math.log(total / (held + _BACKGROUND * priors.get(word, _RARE)))
        for word, held in holders.items()
        if len(word) > 1 and priors.get(word, _RARE) < _FUNCTION_WORD
    }


def _plain_words() -> set[str]:
    return {word for word, prior in _priors().items() if prior >= _FUNCTION_WORD}


def _unit(weights: Mapping[str, float]) -> Vector:
    heaviest = heapq.nlargest(_VECTOR_WORDS, weights.items(), key=lambda item: (item[1], item[0]))
    length = math.sqrt(sum(weight * weight for _, weight in heaviest))
    return {word: weight / length for word, weight in heaviest if weight > 0} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """The sum of products over the words of both."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many[word] for word, weight in few.items() if word in many)


def neighbours(articles: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs (a, b), a < b, of articles that share heavy words; at most a fixed number an article.

    An article is compared with those that stand near it in the lists of its heaviest words, so that the cost grows
    with the number of articles, not of pairs, even where all tell one story; up to ``_WINDOW`` articles it is exact.
    """
    index: dict[str, list[int]] = defaultdict(list)
    shared: list[Counter[int]] = [Counter() for _ in articles]
    for number, vector in enumerate(articles):
        for word in heapq.nlargest(_INDEX_WORDS, vector, key=lambda word: (vector[word], word)):
            for other in index[word][-_WINDOW:]:
                shared[number][other] += 1
            index[word].append(number)
    for number, others in enumerate(shared):
        yield from ((other, number) for other, _ in others.most_common(_NEIGHBOURS))


def grouped(articles: Sequence[Vector], threshold: float) -> list[list[int]]:
    """Average-link groups: two join while the mean similarity of their pairs is at least ``threshold``.

    The mean over all pairs of two groups is the product of their summed vectors, so it is exact though only
    neighbours are looked at.
    """
    groups = {number: [number] for number in range(len(articles))}
    sums: dict[int, Counter[str]] = {number: Counter(vector) for number, vector in enumerate(articles)}
    near: dict[int, set[int]] = {number: set() for number in groups}
    queue: list[tuple[float, int, int]] = []

    def meet(one: int, other: int) -> None:
        mean = dot(sums[one], sums[other]) / (len(groups[one]) * len(groups[other]))
        near[one].add(other)
        near[other].add(one)
        if mean >= threshold:
            heapq.heappush(queue, (-mean, one, other))

    for one, other in neighbours(articles):
        meet(one, other)
    while queue:
        _, one, other = heapq.heappop(queue)
        if one not in groups or other not in groups:
            continue
        new = len(articles) + len(groups) + len(sums) + max(groups)
        groups[new] = groups.pop(one) + groups.pop(other)
        sums[new] = sums.pop(one)
        sums[new].update(sums.pop(other))
        near[new] = set()
        for third in sorted((near.pop(one) | near.pop(other)) & groups.keys()):
            meet(third, new)
    return [sorted(members) for members in groups.values()]


def _title(article: Article) -> str:
    """The article's title, else the first line of its text."""
    return article.title or article.text.lstrip()[:_TITLE_CHARACTERS].partition("\n")[0]


def _counts(articles: Sequence[Article], tokens: Sequence[Sequence[Token]]) -> list[dict[str, float]]:
    return [word_counts(_title(a), t, a.text) for a, t in zip(articles, tokens, strict=True)]


def stories(articles: Sequence[Article], tokens: Sequence[Sequence[Token]]) -> list[list[int]]:
    """The articles' numbers by story; what is as short as a headline joins the story that has most of its words."""
    weighted = vectors(_counts(articles, tokens))
    groups = grouped(weighted, STORY)
    short = [number for number, each in enumerate(tokens) if len(each) <= _HEADLINE_WORDS]
    return _with_headlines(groups, weighted, short) if short else groups


def _with_headlines(groups: list[list[int]], weighted: Sequence[Vector], short: Collection[int]) -> list[list[int]]:
    """Groups of headlines alone join the group of the article that has the greatest part of their words' weight."""
    loose = [group for group in groups if set(group) <= set(short)]
    homes = {number: group for group in groups if group not in loose for number in group}
    holders: dict[str, list[int]] = defaultdict(list)
    for number in homes:
        for word in weighted[number]:
            holders[word].append(number)
    for group in loose:
        held: Counter[int] = Counter()
        for number in group:
            for word, weight in weighted[number].items():
                held.update(dict.fromkeys(holders[word], weight * weight / len(group)))
        best = max(held, key=lambda number: (held[number], -number), default=None)
        if best is not None and held[best] >= _HEADLINE_SHARE:
            homes[best].extend(group)
            homes |= dict.fromkeys(group, homes[best])
        else:
            homes |= dict.fromkeys(group, group)
    return sorted({members[0]: sorted(members) for members in homes.values()}.values())


def pairs_of(groups: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of one group, each member with a few of those before it."""
    for members in groups:
        for place, number in enumerate(members):
            yield from ((other, number) for other in members[max(0, place - _WINDOW) : place])


def off_topic(articles: Sequence[Article], tokens: Sequence[Sequence[Token]], topic: str) -> list[int]:
    """The articles that neither have the topic's words nor are like those that have; all where none has them."""
    asked = {stem(word) for word in folded(topic)} - _plain_words()
    counts = _counts(articles, tokens)
    if not asked:
        return []
    weighted = vectors(counts)
    rarity = _rarity([*counts, dict.fromkeys(asked, 1.0)])
    whole = sum(rarity.get(word, 0.0) for word in asked)
    shares = [sum(rarity.get(word, 0.0) for word in asked & each.keys()) / whole for each in counts]
    core = [number for number, share in enumerate(shares) if share >= _CORE_SHARE * max(shares) > 0]
    centre: Counter[str] = Counter()
    for number in core:
        centre.update(weighted[number])
    like = [dot(vector, centre) / max(1, len(core)) for vector in weighted]
    return [number for number in range(len(articles)) if number not in core and like[number] < _ON_TOPIC]
