"""What an article says first, and what it calls untrue there, is always a claim."""

from collections.abc import Iterator, Sequence

from briefgen.domain.chunk import Sentence
from briefgen.domain.draft import ClaimDraft
from briefgen.domain.span import Span
from briefgen.domain.text.word_set import word_set
from briefgen.engines.extractive.events.drafting import drafted
from briefgen.engines.extractive.events.lead_ins import report_start
from briefgen.engines.extractive.merging.stands import calls_untrue
from briefgen.engines.extractive.merging.wording import is_whole

FIRST = 3
"""The first sentences carry a news story; a headline alone is one, too."""

FLASH = 3
"""In so short a text even what has no full stop is the news; in a longer one it is a heading or a line of the page."""

WITHIN = 8
"""An article that debunks a report does so soon."""

COVERED = 0.6
"""A sentence of which the claims cite so many words has been told."""

FEWEST_WORDS = 3


def untold(sentences: Sequence[Sentence], claims: Sequence[ClaimDraft]) -> Iterator[ClaimDraft]:
    """Facts made of the foremost sentences of an article that no claim tells yet."""
    told: dict[int, set[str]] = {}
    for claim in claims:
        for quote in claim.quotes if claim.kind != "question" else ():
            told.setdefault(quote.sentence, set()).update(word_set(quote.words), word_set(claim.text))
    for sentence in sentences:
        if sentence.number > WITHIN:
            return
        words = word_set(sentence.text)
        is_due = sentence.number <= FIRST or calls_untrue(sentence.text)
        is_sentence = len(sentences) <= FLASH or is_whole(sentence.text)
        if is_due and is_sentence and len(words) >= FEWEST_WORDS:
            shared = words & told.get(sentence.number, set())
            if len(shared) < COVERED * len(words):
                start = sentence.span.start + report_start(sentence.text)
                yield drafted("fact", sentence, Span(start, sentence.span.end))
