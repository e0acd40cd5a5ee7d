"""Who said, believes or wants what in an article: every attribution with its content, speaker and cue."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.claim import Speech
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.statement import Certainty
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.speech.assembly import Voice, voices
from briefgen.engines.extractive.speech.cast import Known
from briefgen.engines.extractive.speech.continuation import with_continuations
from briefgen.engines.extractive.speech.coreference import Resolver
from briefgen.engines.extractive.speech.quotations import quotation_spans
from briefgen.engines.extractive.speech.speech_clauses import readings
from briefgen.engines.extractive.speech.tokens import lines_of

QUOTATION_MARKS = frozenset("\"“”„«»‘’'`")
_POSSIBLE = re.compile(r"\b(?:may|might|could|possibly|perhaps)\b")


class Attribution(Noun):
    """One thing that was said, meant or intended.

    ``content`` holds no speaker and no cue, and may be in pieces around "he said"; ``source`` is the speaker as
    written there; ``actor`` is the speaker's name as resolved, None where it is unknown.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span
    lemma: str
    speech: Speech
    actor: str | None = None
    certainty: Certainty
    negated: bool = False
    nominal: bool = False
    sentences: tuple[int, ...]


def find_attributions(
    article: Article, sentences: Sequence[Sentence], entities: Sequence[Known] = ()
) -> tuple[Attribution, ...]:
    """Every attribution of an article in text order; without entities no speaker is resolved to a name."""
    quotations = quotation_spans(article.text, sentences)
    lines = lines_of(article.text, sentences, quotations)
    found = voices(article.text, [tuple(readings(line)) for line in lines])
    found = tuple(with_continuations(article.text, lines, found, quotations))
    resolver = Resolver(article.text, lines, entities)
    starts = [sentence.span.start for sentence in sentences]
    return tuple(
        _attribution(article.text, voice, resolver.actor(voice), tuple(_touched(sentences, starts, voice)))
        for voice in found
    )


def _attribution(text: str, voice: Voice, actor: str | None, sentences: tuple[int, ...]) -> Attribution:
    direct = all(_quoted(text, span) for span in voice.content)
    return Attribution(
        content=voice.content,
        source=voice.source,
        cue=voice.cue,
        lemma=voice.lemma,
        nominal=voice.kind == "noun",
        speech="direct" if direct else "inferred" if voice.kind == "mind" else "reported",
        actor=actor,
        certainty=_certainty(voice, voice.content[0].of(text)),
        negated=voice.negated,
        sentences=sentences,
    )


def _quoted(text: str, span: Span) -> bool:
    return span.start > 0 and text[span.start - 1] in QUOTATION_MARKS


def _certainty(voice: Voice, words: str) -> Certainty:
    """A claim where the verb says that a party speaks for itself; possible where the words leave it open."""
    if voice.lemma in word_list("contested_verbs"):
        return "claimed"
    return "possible" if _POSSIBLE.search(words) else "reported"


def _touched(sentences: Sequence[Sentence], starts: Sequence[int], voice: Voice) -> Iterator[int]:
    """The numbers of the sentences that hold the cue or some of the content."""
    spans = (*voice.content, voice.cue)
    last = max(span.end for span in spans)
    for number in range(max(0, bisect_right(starts, min(spans).start) - 1), len(sentences)):
        if sentences[number].span.start >= last:
            return
        if any(sentences[number].span.overlap(span) for span in spans):
            yield sentences[number].number
