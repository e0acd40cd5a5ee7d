"""Claims of one chunk: quotes located, the statement, its speaker and its date checked against the article's words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.domain.checking.checks import Carrier, is_verbatim, label_objections, objections
from briefgen.domain.checking.dating import date_in_words, date_is_carried, is_iso_date
from briefgen.domain.checking.governing import governor
from briefgen.domain.checking.grounded import GroundedClaim
from briefgen.domain.checking.reading import Reading
from briefgen.domain.checking.speakers import Candidate, Speaker, speaker_objections
from briefgen.domain.draft import ClaimDraft, QuoteDraft
from briefgen.domain.span import Span

_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|his|her|hers|him|their|them|its|who|whose|i|we|i|our|us|my)\b", re.IGNORECASE
)


class _Passage(NamedTuple):
    """The words that a claim cites with what stands around them."""

    spans: tuple[Span, ...]
    cited: str
    sentences: str
    before: str

    @property
    def all_words(self) -> str:
        return f"{self.cited}\n{self.sentences}\n{self.before}"


def ground_claim(said: ClaimDraft, reading: Reading) -> tuple[GroundedClaim | None, tuple[str, ...]]:
    """The claim with its places; None with the reasons where it may not stand."""
    if not said.text.strip():
        return None, ("the statement is empty",)
    found = [reading.find(quote) for quote in said.quotes]
    missing = [q.words for q, spans in zip(said.quotes, found, strict=True) if not spans]
    if missing or not found:
        return None, tuple(reading.absence(words) for words in missing) or ("nothing is quoted",)
    passage = _passage(_with_own_words(said, sorted({span for spans in found for span in spans}), reading), reading)
    speaker = _speaker_span(said, reading)
    carrier = _carrier(said, passage, reading)
    reasons = [
        *_date_objections(said, passage, reading),
        *_actor_objections(said, passage, reading, speaker),
        *_governed_objections(said, passage, reading),
        *objections(said.text, carrier, said.certainty, question=said.kind == "question"),
        *_quote_objections(said, passage),
    ]
    if reasons:
        return None, tuple(dict.fromkeys(reasons))
    return GroundedClaim(
        draft=said,
        spans=passage.spans,
        actor_span=speaker,
        quote=said.quote if said.quote and said.quote.strip() else None,
        date=said.date or None,
        issue=_sound_label(said.issue, carrier) or _sound_label(said.issue, reading.throughout),
        stance=_sound_label(said.stance, carrier),
    ), ()


def _with_own_words(said: ClaimDraft, spans: list[Span], reading: Reading) -> tuple[Span, ...]:
    """The spans, where the speaker's own words go on in the same sentence grown to hold them."""
    words = (said.quote or "").strip()
    if not words or is_verbatim(words, "\n".join(map(reading.article.words_of, spans))):
        return tuple(spans)
    if not is_verbatim(words, reading.around.holding(spans)):
        return tuple(spans)
    own = next(filter(None, (reading.find(QuoteDraft(sentence=q.sentence, words=words)) for q in said.quotes)), ())
    grown: list[Span] = []
    for span in sorted({*spans, *own}):
        if grown and span.start < grown[-1].end:
            grown[-1] = Span(grown[-1].start, max(grown[-1].end, span.end))
        else:
            grown.append(span)
    return tuple(grown)


def _sound_label(label: str | None, carrier: Carrier) -> str | None:
    """A heading, where it brings nothing of its own: the statement does not fall with it."""
    return label if label and label.strip() and not label_objections(label, carrier) else None


def _passage(spans: tuple[Span, ...], reading: Reading) -> _Passage:
    cited = "\n".join(map(reading.article.words_of, spans))
    return _Passage(spans, cited, reading.around.holding(spans), reading.around.leading_to(spans[0]))


def _carrier(said: ClaimDraft, passage: _Passage, reading: Reading) -> Carrier:
    position = said.kind == "position"
    follows = position or _PRONOUN.search(passage.sentences)
    return Carrier(
        cited=passage.cited,
        sentences=passage.sentences,
        before=passage.before if follows else reading.around.before(passage.spans[0], 1),
        dates=date_in_words(said.date) if said.date and is_iso_date(said.date) else "",
        known=reading.known,
        given=reading.words_of(said.actor) if position and said.actor else frozenset(),
        speech=position,
    )


def _governed_objections(said: ClaimDraft, passage: _Passage, reading: Reading) -> Iterator[str]:
    """Why a part of a sentence may not stand alone: the rest of it denies the part, or leaves it open."""
    if said.kind not in {"event", "fact"}:
        return
    for span in passage.spans:
        if word := governor(reading.around.holding_before(span), said.text):
            yield f'the sentence has "{word}" before the quoted words: it denies them or leaves them open'


def _quote_objections(said: ClaimDraft, passage: _Passage) -> Iterator[str]:
    if said.quote and said.quote.strip() and not is_verbatim(said.quote, passage.cited):
        yield f"the words “{said.quote}” are not in the cited passage"


def _speaker_span(said: ClaimDraft, reading: Reading) -> Span | None:
    found = reading.find(said.speaker) if said.speaker and said.kind == "position" else ()
    return found[0] if len(found) == 1 else None


def _actor_objections(said: ClaimDraft, passage: _Passage, reading: Reading, speaker: Span | None) -> Iterator[str]:
    """Why the actor may not be named: not in the article, or not who the passage has speaking."""
    position = said.kind == "position"
    if position and said.speaker and speaker is None:
        yield f"the speaker “{said.speaker.words}” is not where the article was said to name one"
    if not said.actor:
        return
    if not reading.is_named(said.actor):
        yield f'the article does not name "{said.actor}"'
    elif position:
        yield from _speaker_objections(said.actor, passage, reading, speaker)


def _speaker_objections(actor: str, passage: _Passage, reading: Reading, place: Span | None) -> Iterator[str]:
    spans: Sequence[Span] = (*passage.spans, place) if place else passage.spans
    around = [passage.before, reading.around.after(passage.spans[-1])]
    speaker = None
    if place:
        before = f"{reading.around.leading_to(place)}\n{reading.around.holding_before(place)}"
        speaker = Speaker(reading.article.words_of(place), before)
        around.append(before)
    candidate = Candidate(reading.names_of(actor), reading.role_of(actor), is_person=reading.is_person(actor))
    yield from speaker_objections(candidate, speaker, reading.around.holding(spans), "\n".join(around))


def _date_objections(said: ClaimDraft, passage: _Passage, reading: Reading) -> Iterator[str]:
    """Why the date may not stand: its words are not there, or they do not say it."""
    words = said.date_words or ""
    if words.strip() and not is_verbatim(words, passage.all_words):
        yield f"the words “{words}” are not in the cited passage"
    if not said.date:
        return
    if not is_iso_date(said.date):
        yield f'"{said.date}" is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD'
    elif said.kind == "event" and not words.strip() and said.date == reading.article.published:
        return  # no words date it but the article's own date, and the page says so
    elif not date_is_carried(said.date, f"{passage.all_words}\n{words}", reading.article.published):
        yield f"the cited passage does not say {said.date}"
