"""Finding the words that an engine quoted: in the sentence it named, else in its chunk, else in the article's body.

What of the body is in doubt and held back is not looked at: no statement may rest on it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from briefgen.domain.article import Article
from briefgen.domain.checking.likeness import nearly
from briefgen.domain.chunk import Chunk, Sentence
from briefgen.domain.draft import QuoteDraft
from briefgen.domain.span import Span
from briefgen.domain.text.alignment import Folded, find_folded, first_whole, fold, fold_spans, whole_words, word_count

_ELLIPSIS = re.compile(r"[\[(]?(?:…|\.{3,}|\. \. \.)[\])]?")
_EDGE = " '.,;:"

FAR_WORDS = 3
"""A quote of fewer words may stand anywhere by chance: it is only looked for where the engine said it is."""

UNPLACED_WORDS = 5
"""A quote whose sentence number does not exist must be this long, and exact."""


class Finder:
    """Finds quotes in one article, the sentences of one chunk first; what is costly is made when first needed."""

    def __init__(self, chunk: Chunk, article: Article) -> None:
        self._article = article
        self._text = article.text
        kept = (span for span, doubt in article.kept() if not doubt)
        self._body = tuple(span for span in kept if 0 <= span.start < span.end <= len(article.text))
        self._sentences = [s for s in chunk.sentences if self._is_body(s.span)]
        self._place = {sentence.number: place for place, sentence in enumerate(self._sentences)}
        self._folded: dict[tuple[int, int], Folded] = {}

    def find(self, quote: QuoteDraft) -> tuple[Span, ...]:
        """Where the quote stands, one span for each part between ellipses, in its order; nothing where it does not."""
        if whole := self._find_at(quote) or self._find_part(quote.words, quote.sentence):
            return (whole,)
        parts = [part for part in _ELLIPSIS.split(quote.words) if word_count(part)]
        if len(parts) < 2:  # noqa: PLR2004 - one part is no ellipsis
            return ()
        spans = [self._find_part(part, quote.sentence) for part in parts]
        found = tuple(span for span in spans if span)
        return found if len(found) == len(parts) else ()

    @cached_property
    def _chunk_folded(self) -> Folded:
        return fold_spans(self._text, [sentence.span for sentence in self._sentences])

    @cached_property
    def _body_folded(self) -> Folded:
        return fold_spans(self._text, self._body)

    def _is_body(self, span: Span) -> bool:
        """Whether all words of a span are body: only white space may lie between the kept stretches it runs over."""
        place = bisect_right(self._body, span.start, key=lambda kept: kept.start) - 1
        if place < 0:
            return False
        reached = self._body[place].end
        while reached < span.end:
            place += 1
            if place >= len(self._body) or self._text[reached : self._body[place].start].strip():
                return False
            reached = self._body[place].end
        return span.start < self._body[place].end or span.start < span.end <= reached

    def _find_at(self, quote: QuoteDraft) -> Span | None:
        """The words at the offset that the engine gave, if they are there."""
        at, words = quote.at, quote.words
        if at is None or at < 0 or not words.strip() or not self._text.startswith(words, at):
            return None
        return self._admitted(iter([Span(at, at + len(words))]), may_grow=True)

    def _find_part(self, words: str, number: int) -> Span | None:
        count = word_count(words)
        place = self._place.get(number)
        if not count:
            return None
        if place is None:
            return self._exactly(words) if count >= UNPLACED_WORDS else None
        needle = fold(words)
        return (
            self._near(words, needle, place, may_grow=count >= FAR_WORDS)
            or (self._far(needle) if count >= FAR_WORDS else None)
            or self._roughly(words, place)
        )

    def _admitted(self, spans: Iterator[Span], *, may_grow: bool) -> Span | None:
        inside = (span for span in spans if self._is_body(span))
        found = first_whole(self._text, inside, may_grow=may_grow)
        return found if found and self._is_body(found) else None

    def _exactly(self, words: str) -> Span | None:
        words = words.strip()
        start = self._text.find(words)
        return self._admitted(iter([Span(start, start + len(words))]), may_grow=False) if start >= 0 else None

    def _near(self, words: str, needle: str, place: int, *, may_grow: bool) -> Span | None:
        """In the sentence that was named, or running over into the next."""
        first, last = self._sentences[place], self._sentences[min(place + 1, len(self._sentences) - 1)]
        exact = self._text.find(words, first.span.start, first.span.end) if words.strip() == words else -1
        if exact >= 0 and (found := self._admitted(iter([Span(exact, exact + len(words))]), may_grow=False)):
            return found
        for wanted in (needle, needle.strip(_EDGE)):
            for sentences in ([first], [first, last]):
                spans = find_folded(wanted, self._fold_sentences(sentences))
                if found := self._admitted(spans, may_grow=may_grow):
                    return found
        return None

    def _far(self, needle: str) -> Span | None:
        for wanted in dict.fromkeys((needle, needle.strip(_EDGE))):
            if found := self._admitted(find_folded(wanted, self._chunk_folded), may_grow=True):
                return found
        for wanted in dict.fromkeys((needle, needle.strip(_EDGE))):
            if found := self._admitted(find_folded(wanted, self._body_folded), may_grow=True):
                return found
        return None

    def _fold_sentences(self, sentences: Sequence[Sentence]) -> Folded:
        key = (sentences[0].number, sentences[-1].number)
        if key not in self._folded:
            self._folded[key] = fold_spans(self._text, [sentence.span for sentence in dict.fromkeys(sentences)])
        return self._folded[key]

    def _roughly(self, words: str, place: int) -> Span | None:
        """Almost the same words, in the sentence that was named or beside it."""
        for near in (place, place + 1, place - 1):
            if not 0 <= near < len(self._sentences):
                continue
            folded = self._fold_sentences(self._sentences[near : near + 2])
            if hit := nearly(fold(words).strip(_EDGE), folded.text):
                span = whole_words(self._text, Span(folded.places[hit.start], folded.places[hit.end - 1] + 1))
                if span and self._is_body(span):
                    return span
        return None
