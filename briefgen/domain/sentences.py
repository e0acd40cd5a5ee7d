"""Where the sentences of a text stand."""

import re
from itertools import pairwise

from briefgen.domain.span import Span, trimmed

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n\s*")


def sentence_spans(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences inside ``within``, in order, without white space at their ends; together they hold all words."""
    edges = [within.start, *(m.end() for m in _END.finditer(text, within.start, within.end)), within.end]
    spans = (trimmed(text, Span(a, b)) for a, b in pairwise(edges))
    return tuple(span for span in spans if span.size)
