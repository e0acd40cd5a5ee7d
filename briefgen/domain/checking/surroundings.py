"""The sentences around a cited passage: those that hold it, and those before."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.span import Span
from briefgen.domain.text.sentences import sentence_spans

_REACH = 1200
"""Characters beyond a passage that are looked at; a "sentence" of a whole page is cut to so much on either side."""

_CONTINUES = re.compile(r"\b(?:he|she|they|it|his|her|their|its|him|them|who|i|we|my|our)\b|[“”\"]", re.IGNORECASE)
_NEAR, _FAR = 3, 10


class Surroundings:
    """Looks up sentences of one article by place; sentences outside those given are found in the body's text."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self._text = article.text
        self._body = [span for span in article.body if 0 <= span.start < span.end <= len(article.text)]
        inside = sorted({s.span for s in sentences if 0 <= s.span.start < s.span.end <= len(self._text)})
        self._goes_on: dict[Span, bool] = {}
        self._spans = [*self._before(inside[0].start), *inside] if inside else []
        self._starts = [sentence.start for sentence in self._spans]

    def holding(self, spans: Iterable[Span]) -> str:
        """The sentences that hold some spans, in their order, each once."""
        found = [self._cut(sentence, span) for span in spans for sentence in self._sentences_of(span)]
        return "\n".join(piece.of(self._text) for piece in dict.fromkeys(found))

    def holding_before(self, span: Span) -> str:
        """The words of the sentence that holds a span which stand before it."""
        starts = [sentence.start for sentence in self._sentences_of(span)[:1]]
        return self._text[max(starts[0], span.start - _REACH) : span.start] if starts else ""

    def before(self, span: Span, count: int) -> str:
        """The last ``count`` sentences before the one that holds a span, newest last."""
        return "\n".join(piece.of(self._text) for piece in self._back(span, count))

    def after(self, span: Span) -> str:
        """The sentence behind the one that holds a span."""
        place = bisect_right(self._starts, span.end)
        return self._cut(self._spans[place], self._spans[place]).of(self._text) if place < len(self._spans) else ""

    def leading_to(self, span: Span) -> str:
        """What a reader has in mind on reaching a span: three sentences, more while they go on about one speaker."""
        back = self._back(span, _FAR)
        kept: list[Span] = []
        for piece in reversed(back):
            kept.append(piece)
            if len(kept) >= _NEAR and not self._continues(piece):
                break
        return "\n".join(piece.of(self._text) for piece in reversed(kept))

    def _continues(self, piece: Span) -> bool:
        """Whether a sentence goes on about a speaker; asked again for every claim behind it."""
        if piece not in self._goes_on:
            self._goes_on[piece] = _CONTINUES.search(piece.of(self._text)) is not None
        return self._goes_on[piece]

    def _sentences_of(self, span: Span) -> list[Span]:
        first = bisect_right(self._starts, span.start) - 1
        held = []
        for place in range(max(first, 0), len(self._spans)):
            if self._spans[place].start >= span.end:
                break
            held.append(self._spans[place])
        covered = any(sentence.overlap(span) for sentence in held)
        return held if covered else [s for s in self._around(span) if s.overlap(span)]

    def _back(self, span: Span, count: int) -> list[Span]:
        first = bisect_right(self._starts, span.start) - 1
        covered = first >= 0 and self._spans[first].overlap(span)
        if covered:
            earlier = self._spans[max(0, first - count) : first]
        else:
            earlier = [sentence for sentence in self._around(span) if sentence.end <= span.start][-count:]
        return [Span(max(piece.start, piece.end - _REACH), piece.end) for piece in earlier]

    def _cut(self, sentence: Span, span: Span) -> Span:
        return Span(max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH))

    def _before(self, start: int) -> list[Span]:
        """The sentences of the body shortly before a place."""
        return self._between(max(0, start - _REACH), start)

    def _around(self, span: Span) -> list[Span]:
        return self._between(max(0, span.start - _REACH), min(len(self._text), span.end + _REACH))

    def _between(self, start: int, end: int) -> list[Span]:
        place = max(0, bisect_right(self._body, start, key=lambda kept: kept.start) - 1)
        found: list[Span] = []
        while place < len(self._body) and self._body[place].start < end:
            part = Span(max(start, self._body[place].start), min(end, self._body[place].end))
            if part.size > 0:
                found += sentence_spans(self._text, part)
            place += 1
        return found
