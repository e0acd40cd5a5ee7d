"""Numbers an article's sentences and packs them into chunks that fit a model's budget of tokens.

Two things hold whatever comes in: the chunks tile the sentences, in order and without a rest; and a chunk is over the
budget only where a single sentence is.  A text without full stops is cut at word borders when its sentences are
numbered, so no sentence is longer than ``LONGEST``, and each piece has a number that a quote can be pinned to.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk, Sentence
from briefgen.domain.span import Span, trimmed
from briefgen.domain.text.sentences import sentence_spans
from briefgen.ports.token_counter import TokenCounter

LONGEST = 2_000
"""Characters of one numbered sentence.  The longest real sentence in news is about 600 characters; what is longer has
lost its full stops, and a number that points at two pages pins nothing."""

_EARLY = 0.6
"""A chunk is closed at a paragraph's end once it is this full, since a new paragraph would leave it cut in the middle.
Not measured: high enough to cost few extra calls, low enough to find a paragraph's end in most news texts."""


def number_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the article's body, numbered from 1.

    Each kept span and each blank line begins a paragraph, and so does a line break in a text whose lines are not
    wrapped (none of its sentences runs over one).
    """
    pieces = (piece for part in article.body for piece in _pieces(article.text, part))
    found: list[Sentence] = []
    paragraph = 0
    for span, begins in pieces:
        paragraph += begins
        found.append(Sentence(number=len(found) + 1, paragraph=paragraph, span=span, text=article.words_of(span)))
    return tuple(found)


def chunk_article(
    article: Article, sentences: tuple[Sentence, ...], *, counter: TokenCounter | None, budget: int | None
) -> tuple[Chunk, ...]:
    """Pack ``sentences`` into as few chunks as the budget allows; one chunk where there is no budget or no counter."""
    if not sentences:
        return ()
    if counter is None or budget is None:
        packs = [(sentences, 0)]
    else:
        packs = list(_packs(sentences, [counter.count(sentence.text) for sentence in sentences], budget))
    return tuple(
        Chunk(article=article.id, number=number, of=len(packs), sentences=pack, token_count=tokens)
        for number, (pack, tokens) in enumerate(packs, 1)
    )


def _pieces(text: str, part: Span) -> Iterator[tuple[Span, bool]]:
    """Sentences of one kept span, none over ``LONGEST``, each with whether a paragraph begins with it."""
    before: Span | None = None
    sentences = sentence_spans(text, part)
    wrapped = any("\n" in sentence.of(text) for sentence in sentences)
    for sentence in sentences:
        gap = text[before.end : sentence.start] if before else "\n\n"
        begins = gap.count("\n") > wrapped
        for piece in _cut(text, sentence):
            yield piece, begins
            begins = False
        before = sentence


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence in pieces of at most ``LONGEST`` characters, cut at white space where there is any."""
    edges = [sentence.start]
    while sentence.end - edges[-1] > LONGEST:
        reach = edges[-1] + LONGEST
        space = max(text.rfind(" ", edges[-1] + 1, reach + 1), text.rfind("\n", edges[-1] + 1, reach + 1))
        edges.append(space if space > edges[-1] else reach)
    edges.append(sentence.end)
    yield from (piece for a, b in pairwise(edges) if (piece := trimmed(text, Span(a, b))).size)


def _packs(
    sentences: tuple[Sentence, ...], tokens: list[int], budget: int
) -> Iterator[tuple[tuple[Sentence, ...], int]]:
    """Greedy runs within the budget; a run that is full enough stops short of a paragraph that would not fit whole."""
    paragraphs: Counter[int] = Counter()
    for sentence, size in zip(sentences, tokens, strict=True):
        paragraphs[sentence.paragraph] += size
    start, held = 0, 0
    for place, (sentence, size) in enumerate(zip(sentences, tokens, strict=True)):
        begins = place > start and sentence.paragraph != sentences[place - 1].paragraph
        spills = held >= budget * _EARLY and held + paragraphs[sentence.paragraph] > budget
        if place > start and (held + size > budget or (begins and spills)):
            yield sentences[start:place], held
            start, held = place, 0
        held += size
    yield sentences[start:], held
