"""What an article itself leaves open."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.draft import ClaimDraft
from briefgen.domain.span import Span, trimmed
from briefgen.domain.text.word_set import WordSearch, telltales, word_set
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.events.drafting import drafted
from briefgen.engines.extractive.events.standing import (
    LEAST_WORDS,
    MOST_WORDS,
    balanced,
    leans_back,
    prose,
    without_connectives,
)

MOST_QUESTIONS = 6
"""A reader keeps some half a dozen questions of one article in mind; the plainest are kept."""
_CONDITION = WordSearch(
    r"(?:^|[,;—]\s|\bthat\s)(?:[Ii]f|[Uu]nless)\s(?!any|so\b|not\b)[^.?!“”\"]{8,200}?\b(?:could|would|will|might|may)\b",
    "if unless",
)
_WOULD_IF = WordSearch(
    r"\b(?:could|would|will|might|may)\b[^.?!“”\"]{3,200}?(?<!\bas\s)(?<!even\s)(?<!asked\s)\b(?:if|unless)\s(?!any\b|so\b|not\b)",
    "if unless",
)
_MAY = WordSearch(
    r"\b(?:reports?|fears?|concerns?|threats?)\b[^.?!]{3,80}?\b(?:might|could|may)\b",
    "report reports fear fears concern concerns threat threats",
)
_QUOTED = re.compile(r"[“\"]([^”\"]{20,600})[”\"]")
_EXPLETIVE = re.compile(
    r"[Ii]t\s(?:is|was|remains|remained)\s(?:still\s|also\s|not\s|yet\s)?(?:un|too|clear|known|hard|to\s)"
)
_ASKING = re.compile(r"(?:[Ww]ho|[Ww]hich|[Ww]hose|[Ww]hom)\s(?=[^?]{10,400}\?)")
_CONDITION_RANK = 3


def question_claims(article: Article, sentences: Sequence[Sentence]) -> tuple[ClaimDraft, ...]:
    """The sentences that leave something open, in the source's own wording and in the order of the text."""
    found = [(rank, place, s) for s in prose(sentences) for rank, place in _open(article.text, s)]
    plainest = sorted(found, key=lambda item: item[0])[:MOST_QUESTIONS]
    return tuple(drafted("question", s, place) for _, place, s in sorted(plainest, key=lambda item: item[1]))


def _open(text: str, sentence: Sentence) -> Iterator[tuple[int, Span]]:
    rank = _rank(sentence.text)
    if rank is None:
        return
    for place in _places(sentence):
        words = place.of(text)
        if _rank(words) is not None and _readable(words):
            yield rank, place
            return


def _rank(words: str) -> int | None:
    ranks = [int(_cues()[found[0].lower()]) for found in _cue().finditer(words)] if _may_be_open(words) else []
    if _asks(words):
        ranks.append(1)
    if _CONDITION.search(words) or _WOULD_IF.search(words) or _MAY.search(words):
        ranks.append(_CONDITION_RANK)
    return min(ranks, default=None)


def _asks(words: str) -> bool:
    return words.rstrip("”\"’')").endswith("?")


def _places(sentence: Sentence) -> Iterator[Span]:
    """The sentence from its head, then the words inside its quotation marks."""
    base = sentence.span.start
    yield Span(base + without_connectives(sentence.text), sentence.span.end)
    for quoted in _QUOTED.finditer(sentence.text):
        inside = trimmed(sentence.text, Span(*quoted.span(1)))
        yield Span(base + inside.start + without_connectives(inside.of(sentence.text)), base + inside.end)


def _readable(words: str) -> bool:
    few = len(words.split())
    return (
        LEAST_WORDS <= few <= MOST_WORDS
        and balanced(words)
        and words[0] not in '“"‘'
        and (bool(_ASKING.match(words) or _EXPLETIVE.match(words)) or not leans_back(words))
    )


@cache
def _cues() -> dict[str, str]:
    return {cue: ranks[0] for cue, ranks in word_table("open_cues").items()}


def _may_be_open(words: str) -> bool:
    return not _telling().isdisjoint(word_set(words))


@cache
def _telling() -> frozenset[str]:
    return telltales(_cues())


@cache
def _cue() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, _cues()), key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
