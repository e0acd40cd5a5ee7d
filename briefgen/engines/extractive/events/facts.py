"""What an article reports in its own voice, the most telling statements first chosen and then in text order."""

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.draft import ClaimDraft
from briefgen.domain.span import Span
from briefgen.engines.extractive.events.drafting import certainty_of, drafted
from briefgen.engines.extractive.events.likeness import shared, telling_words
from briefgen.engines.extractive.events.standing import has_verb, prose, stands_alone, without_connectives

MOST_FACTS = 12
_Ranked = tuple[float, int, Sentence, Span]
_AGAIN = 0.8
"""Share of words at which one sentence says another again, as a rewritten lead does below its summary."""
_LEAD = 4
"""The first sentences of a news story carry it."""
_LEAD_BONUS = 0.6
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]+")
_LABEL = re.compile(r"[A-Z][\w-]*(?:\s[\w-]+){0,4}:\s")
"""``Specialized training: Many fighters …``: an item of a list under its label."""
_NUMBER = re.compile(r"\d")
_TITLE_WEIGHT = 1.5
_NAMES_COUNTED = 5
_ALONE = log(2)
"""The weight of a word that stands in one sentence only; a sentence of such words is beside the story."""


def fact_claims(article: Article, sentences: Sequence[Sentence]) -> tuple[ClaimDraft, ...]:
    """At most a dozen self-contained statements of the article itself, by how much of the story they carry."""
    told = prose(sentences)
    weights = _weights([telling_words(s.text) for s in told], article.title)
    ranked: list[_Ranked] = []
    for number, sentence in enumerate(told):
        place = _own_voice(sentence)
        words = place.of(article.text) if place else ""
        if place and (number < _LEAD or any(weights[word] > _ALONE for word in telling_words(sentence.text))):
            ranked.append((-_score(words, number, weights), number, sentence, place))
    chosen = _unlike(sorted(ranked))[:MOST_FACTS]
    return tuple(drafted("fact", sentence, place) for _, _, sentence, place in sorted(chosen, key=lambda row: row[1]))


def _unlike(ranked: Sequence[_Ranked]) -> list[_Ranked]:
    """The best of them, without those that say again what a better one says; other numbers say something else."""
    kept: list[_Ranked] = []
    for row in ranked[: 3 * MOST_FACTS]:
        words = telling_words(row[2].text)
        others = (telling_words(other[2].text) for other in kept)
        if all(shared(words, other) < _AGAIN or _numbers(words) != _numbers(other) for other in others):
            kept.append(row)
    return kept


def _numbers(words: frozenset[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _own_voice(sentence: Sentence) -> Span | None:
    start = without_connectives(sentence.text)
    words = sentence.text[start:]
    spoken = "“" in words or '"' in words or certainty_of(words) in {"reported", "claimed"}
    if spoken or _LABEL.match(words) or not stands_alone(words) or not has_verb(words):
        return None
    return Span(sentence.span.start + start, sentence.span.end)


def _weights(sentences: Sequence[frozenset[str]], title: str | None) -> dict[str, float]:
    """What a word says of the story: in how many sentences it stands, and whether the title has it."""
    spread = Counter(word for words in sentences for word in words)
    heading = telling_words(title or "")
    return {word: log(1 + count) * (_TITLE_WEIGHT if word in heading else 1.0) for word, count in spread.items()}


def _score(words: str, number: int, weights: dict[str, float]) -> float:
    telling = telling_words(words)
    central = sum(weights.get(word, 0.0) for word in telling) / (5 + len(telling)) if telling else 0.0
    names = min(_NAMES_COUNTED, len(_NAME.findall(words)))
    information = 0.05 * names + (0.15 if _NUMBER.search(words) else 0.0)
    return central + information + (_LEAD_BONUS * (1 - number / _LEAD) if number < _LEAD else 0.0)
