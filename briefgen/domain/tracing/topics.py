"""Which articles tell one story, and which are about what the user asked for."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from briefgen.domain.article import Article
from briefgen.domain.tracing.groups import grouped
from briefgen.domain.tracing.tokens import Words
from briefgen.domain.tracing.weights import Vector, Weights, dot, telling

# Calibrated on 200 scraped articles of 35 events, with 50 folders of three papers' articles on one event as a check:
# the mean similarity of two groups of one story is above it, of two stories below.  The more articles there are, the
# more of them are alike by chance.
_STORY, _STORY_GROWTH = 0.105, 0.0155
_TITLE_CHARACTERS = 200
_HEADLINE_WORDS = 40
_HEADLINE_SHARE = 0.3
# On 30 topics, each with an event's articles and six strays, these keep 98 % of the articles and 1 % of the strays.
_CORE_SHARE = 0.7
_SOME_OF_THE_WORDS = 0.5
_ON_TOPIC = 0.10


def title_of(article: Article) -> str:
    """The article's title, else the first line of its text where that is as short as a title."""
    first, end, _ = article.text.lstrip()[:_TITLE_CHARACTERS].partition("\n")
    return article.title or (first if end else "")


def stories(
    vectors: Sequence[Vector], words: Sequence[Words], together: Iterable[tuple[int, int]] = ()
) -> list[list[int]]:
    """The articles' numbers by story; what is as short as a headline joins the story that has most of its words."""
    groups = grouped(vectors, _STORY + _STORY_GROWTH * math.log(max(1, len(vectors))), together)
    short = {number for number, each in enumerate(words) if len(each) <= _HEADLINE_WORDS}
    return _with_headlines(groups, vectors, short) if short else groups


def _with_headlines(groups: list[list[int]], vectors: Sequence[Vector], short: Collection[int]) -> list[list[int]]:
    """Groups of headlines alone join the group of the article that has the greatest part of their words' weight."""
    loose = [group for group in groups if all(member in short for member in group)]
    homes = {number: group for group in groups if group not in loose for number in group}
    holders: dict[str, list[int]] = defaultdict(list)
    for number in homes:
        for word in vectors[number]:
            holders[word].append(number)
    for group in loose:
        home = _home(group, vectors, holders)
        target = group if home is None else homes[home]
        if target is not group:
            target.extend(group)
        homes |= dict.fromkeys(group, target)
    return sorted({id(members): sorted(members) for members in homes.values()}.values())


def _home(group: Sequence[int], vectors: Sequence[Vector], holders: dict[str, list[int]]) -> int | None:
    held: Counter[int] = Counter()
    for number in group:
        for word, weight in vectors[number].items():
            held.update(dict.fromkeys(holders.get(word, ()), weight * weight / len(group)))
    best = max(held, key=lambda number: (held[number], -number), default=None)
    return best if best is not None and held[best] >= _HEADLINE_SHARE else None


def off_topic(topic: str, weights: Weights, words: Sequence[Words], titles: Sequence[str]) -> list[int]:
    """The articles that neither have the topic's words nor are like those that have; all where none has them.

    The words are weighed by how telling they are, and compared with what the article that has most of them has.
    """
    asked = sorted(set(telling(topic)))
    rarity = [weights.rarity_of(word) for word in asked]
    if not sum(rarity):
        return []
    held = [{*telling(title), *telling(" ".join(set(each.words)))} for each, title in zip(words, titles, strict=True)]
    shares = [sum(rare for word, rare in zip(asked, rarity, strict=True) if word in each) for each in held]
    most = max(shares, default=0.0)
    core = {number for number, share in enumerate(shares) if 0 < share >= _CORE_SHARE * most}
    vectors = weights.vectors()
    centre: Counter[str] = Counter()
    for number in core:
        centre.update(vectors[number])
    like = [dot(vector, centre) / max(1, len(core)) for vector in vectors]
    return [n for n, near in enumerate(like) if near < _ON_TOPIC and shares[n] <= _SOME_OF_THE_WORDS * most]
