"""Where the names of actors stand in an article's body."""

import re
from collections.abc import Iterator
from functools import cached_property

from briefgen.domain.alignment import Folded, fold, fold_spans, is_inside_word
from briefgen.domain.article import Article
from briefgen.domain.mentions import name_tokens
from briefgen.domain.span import Span

_WORD = re.compile(r"\w+")
_MOST = 5000


class NamePlaces:
    """An index of one article's body by word, so that a thousand names cost one reading."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._body = [span for span in article.body if 0 <= span.start < span.end <= len(article.text)]

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every word of the body in the form that names are compared in."""
        return name_tokens("\n".join(span.of(self._text) for span in self._body))

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Places in the folded body by word."""
        found: dict[str, list[int]] = {}
        for match in _WORD.finditer(self._folded.text):
            found.setdefault(match[0], []).append(match.start())
        return found

    @cached_property
    def _folded(self) -> Folded:
        return fold_spans(self._text, self._body)

    def of(self, name: str) -> tuple[Span, ...]:
        """Where a name stands as whole words, in the order of the text."""
        wanted = fold(name).strip(" '")
        return tuple(self._places(wanted)) if wanted else ()

    def _places(self, wanted: str) -> Iterator[Span]:
        first = _WORD.search(wanted)
        if not first:
            return
        folded = self._folded
        for at in self._index.get(first[0], [])[:_MOST]:
            start = at - first.start()
            end = start + len(wanted)
            if start >= 0 and folded.text.startswith(wanted, start) and not is_inside_word(folded.text, end):
                yield Span(folded.places[start], folded.places[end - 1] + 1)
