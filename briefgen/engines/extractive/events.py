"""What an article says happened, or is to happen, and when."""

import re
from collections.abc import Iterator, Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.dates import DateMention, find_dates
from briefgen.domain.draft import ClaimDraft
from briefgen.domain.span import Span
from briefgen.engines.extractive.clauses import aside_clause, main_clause
from briefgen.engines.extractive.date_roles import role_of
from briefgen.engines.extractive.drafting import drafted
from briefgen.engines.extractive.standing import stands_alone, tells_past, without_connectives

_FULL = 10
_PREPOSITION = re.compile(
    r"\b(?:by|since|after|before|until|till|from|around|about|between|through)\s(?:the\s)?$", re.IGNORECASE
)
_END = re.compile(r"[.!?…]['\"”’)\]]{0,3}$")
_QUOTED = re.compile(r"[“\"][^”\"]{0,1000}[”\"]?")


def event_claims(article: Article, sentences: Sequence[Sentence]) -> tuple[ClaimDraft, ...]:
    """The dated events of an article, and of a dated article what its lead and the sentences after it report.

    A lead without a date of its own tells of the day of publication, and so do the sentences that go on from it
    until one names another day.
    """
    claims: list[ClaimDraft] = []
    told = article.published if article.published and len(article.published) == _FULL else None
    for sentence in (s for s in sentences if _END.search(s.text)):
        mentions = find_dates(article.text, sentence.span, published=article.published)
        roles = [role_of(article.text, sentence.span, m.span) for m in mentions]
        mains = [m for m, role in zip(mentions, roles, strict=True) if role == "main"]
        asides = [m for m, role in zip(mentions, roles, strict=True) if role == "aside"]
        claims += _dated(article.text, sentence, mains, asides)
        if not mains and told and (undated := _undated(sentence, told)):
            claims.append(undated)
        if any(m.iso and not m.future and not (article.published or "").startswith(m.iso) for m in mains):
            told = None
    return tuple(claims)


def _dated(
    text: str, sentence: Sentence, mains: Sequence[DateMention], asides: Sequence[DateMention]
) -> Iterator[ClaimDraft]:
    taken: list[tuple[Span, bool]] = []
    for mention in sorted(mains, key=lambda m: (-len(m.iso or ""), m.span)) + list(asides):
        find = main_clause if mention in mains else aside_clause
        place = None if _in_quotes(sentence, mention.span) else find(text, sentence.span, mention.span)
        ahead = bool(mention.future)
        if place is None or any(place.overlap(other) and ahead == then for other, then in taken):
            continue
        taken.append((place, ahead))
        yield drafted("event", sentence, place, when=mention, date_words=_worded(text, sentence, mention))


def _undated(sentence: Sentence, day: str) -> ClaimDraft | None:
    start = without_connectives(sentence.text)
    words = sentence.text[start:]
    if not (tells_past(words) and stands_alone(words)) or "“" in words or '"' in words:
        return None
    claim = drafted("event", sentence, Span(sentence.span.start + start, sentence.span.end))
    return claim.model_copy(update={"date": day})


def _worded(text: str, sentence: Sentence, mention: DateMention) -> str:
    """The words for the date with the preposition that changes what it says: "by", "since", "after"."""
    lead = _PREPOSITION.search(text[max(sentence.span.start, mention.span.start - 20) : mention.span.start])
    return (lead[0] if lead else "") + mention.words


def _in_quotes(sentence: Sentence, date: Span) -> bool:
    start, end = date.start - sentence.span.start, date.end - sentence.span.start
    return any(m.start() < start and end < m.end() for m in _QUOTED.finditer(sentence.text))
