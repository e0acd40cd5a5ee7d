"""Quotations that articles of different origins have in common: their words are of one origin, whatever else is not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.span import Span
from briefgen.domain.tracing.credits import credits_in
from briefgen.domain.tracing.holders import Holders
from briefgen.domain.tracing.quoting import shown
from briefgen.domain.tracing.tokens import Words

# Eight words in a row are seldom said twice by chance, but names of institutes and offices have as many.  Words outside
# quotation marks are not looked at: they are five times as many, and what is copied of them makes one origin anyhow.
LEAST = 10
_SHOWN = 3


class Passage(NamedTuple):
    """Quoted words of one article that another, of another origin, quotes too."""

    article: int
    other: int
    span: Span
    size: int


def passages(words: Sequence[Words], groups: Sequence[Sequence[int]], story_of: Mapping[int, int]) -> list[Passage]:
    """The longest passage between each two origins of one story, the longest of all first."""
    origin_of = {member: number for number, members in enumerate(groups) for member in members}
    holders = Holders()
    best: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for number, article in enumerate(words):
        lasting: dict[int, int] = {}
        for place, run in enumerate(article.runs(LEAST)):
            if article.own[place] or article.own[place + LEAST - 1]:
                lasting = {}
                continue
            lasting = {other: lasting.get(other, 0) + 1 for other in holders.before(run, number)}
            for other, length in lasting.items():
                pair = (origin_of[other], origin_of[number])
                if pair[0] != pair[1] and story_of[other] == story_of[number]:
                    key = (min(pair), max(pair))
                    best[key] = max(best.get(key, (0, 0, 0, 0)), (length, number, other, place))
    return [
        Passage(number, other, words[number].span(place - length + 1, place + LEAST - 1), length + LEAST - 1)
        for length, number, other, place in sorted(best.values(), reverse=True)
    ]


def told_by_origin(
    articles: Sequence[Article], found: Sequence[Passage], groups: Sequence[Sequence[int]]
) -> dict[int, list[str]]:
    """What each origin shares with others, in a reader's words, by the number of its group."""
    origin_of = {member: number for number, members in enumerate(groups) for member in members}
    told: dict[int, list[str]] = defaultdict(list)
    for passage in found:
        quote = shown(articles[passage.article].words_of(passage.span))
        both = _outlets(articles[passage.article]) & _outlets(articles[passage.other])
        credit = f", and both credit {min(both)}" if both else ""
        for one, other in ((passage.article, passage.other), (passage.other, passage.article)):
            if len(told[origin_of[one]]) < _SHOWN:
                whom = f"{articles[other].id} (O{origin_of[other] + 1})"
                told[origin_of[one]].append(
                    f"{articles[one].id} quotes {passage.size} words in a row that {whom} quotes too{credit}: “{quote}”"
                )
    return told


def _outlets(article: Article) -> set[str]:
    return {credit.outlet for credit in credits_in(article.text)}
