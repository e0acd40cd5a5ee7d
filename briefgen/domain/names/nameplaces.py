"""Where the names of actors stand in an article's body."""

from collections.abc import Iterator
from functools import cached_property

from briefgen.domain.article import Article
from briefgen.domain.names.mentions import name_tokens
from briefgen.domain.span import Span
from briefgen.domain.text.alignment import Folded, fold, fold_spans, is_inside_word

_MOST = 5000
"""Mentions beyond which nobody counts."""


class NamePlaces:
    """One article's body, folded once."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._body = [span for span in article.body if 0 <= span.start < span.end <= len(article.text)]
        self._found: dict[str, tuple[Span, ...]] = {}

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every word of the body in the form that names are compared in."""
        return name_tokens("\n".join(span.of(self._text) for span in self._body))

    @cached_property
    def _folded(self) -> Folded:
        return fold_spans(self._text, self._body)

    def of(self, name: str) -> tuple[Span, ...]:
        """Where a name stands as whole words, in the order of the text."""
        wanted = fold(name).strip(" '")
        if wanted not in self._found:
            self._found[wanted] = tuple(self._places(wanted)) if wanted else ()
        return self._found[wanted]

    def _places(self, wanted: str) -> Iterator[Span]:
        folded = self._folded
        begin = -1
        for _ in range(_MOST):
            begin = folded.text.find(wanted, begin + 1)
            if begin < 0:
                return
            end = begin + len(wanted)
            if not (is_inside_word(folded.text, begin) or is_inside_word(folded.text, end)):
                yield Span(folded.places[begin], folded.places[end - 1] + 1)
