"""What an article says happened, or is to happen, and when."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.dates.calendar_words import full_day
from briefgen.domain.dates.dates import DateMention, find_dates
from briefgen.domain.draft import ClaimDraft, QuoteDraft
from briefgen.domain.span import Span
from briefgen.engines.extractive.events.clauses import aside_clause, event_phrase, main_clause
from briefgen.engines.extractive.events.date_roles import Role, role_of
from briefgen.engines.extractive.events.drafting import drafted
from briefgen.engines.extractive.events.lead_ins import report_start
from briefgen.engines.extractive.events.likeness import shared, telling_words
from briefgen.engines.extractive.events.standing import balanced, prose, reports, stands_alone, without_connectives

_PREPOSITION = re.compile(
    r"\b(?:by|since|after|before|until|till|from|around|about|between|through)\s(?:the\s)?$", re.IGNORECASE
)
_NAME_OR_NUMBER = re.compile(r"\d|(?<=[\w,’'] )[A-Z]")
_NO_DAY = re.compile(
    r"\bfor\s(?:\w+\s){0,2}(?:years|months|weeks|decades)\b|\b(?:long|repeatedly|already|often|usually|always|never)\b|"
    r"\b(?:said|told|argued|warned|urged|threatened|called|vowed|pledged|denied|criticised|criticized|added|insisted|"
    r"suggested|believed|claimed|noted|hoped|wanted|feared|appeared|seemed|"
    r"attended|graduated|grew up|growing up|born)\b"
)
"""What tells of longer than a day, or of speech and thought, which are positions."""
_SAID_ONLY = re.compile(
    r"\b(?:said|wrote|added|tweeted|told\s(?:\w+\s){1,4})\s?"
    r"(?:(?:in|on|at|during)\s(?:an?|the|his|her|its|their)?\s?(?:\w+\s){1,3})?(?:on\s|earlier\s|late\s)?\Z"
)
"""Speech without what was said, which stands in the quotation before it."""
_HEADLINE_WORDS = re.compile(r"(?:\S+\s+){3,24}\S+$")
_HEADLINE_SHARE = 0.3
"""Of the headline's words; a headline that shares less tells of something else, or only names the topic."""
_NEAR_HEAD = 3
_MOST_UNDATED = 8
"""Of one article.  On news with hand-made timelines more raise neither their recall nor their precision."""
_PLACES = {"main": main_clause, "aside": aside_clause, "noun": event_phrase}
_END = re.compile(r"[.!?…]['\"”’)\]]{0,3}$")
_QUOTED = re.compile(r"[“\"][^”\"]{0,1000}[”\"]?")


class Day(NamedTuple):
    """The day that a passage tells of, and the words that name it; none where it is the day of publication."""

    iso: str
    words: tuple[QuoteDraft, ...] = ()


def event_claims(article: Article, sentences: Sequence[Sentence]) -> tuple[ClaimDraft, ...]:
    """The dated events of an article, and of a dated article what its lead and the sentences after it report.

    A lead without a date of its own tells of the day of publication; the sentences after it go on from the lead's day
    until one names another time.
    """
    claims: list[ClaimDraft] = []
    told = Day(article.published) if article.published and full_day(article.published) else None
    for number, sentence in enumerate(prose(sentences)):
        told_from = sentence.span.start + report_start(sentence.text)
        found = find_dates(article.text, sentence.span, published=article.published)
        mentions = [each for each in found if each.span.start >= told_from]  # a dateline's day is no event's
        roles = [role_of(article.text, sentence.span, m.span) for m in mentions]
        if balanced(sentence.text):  # half a quotation is somebody's speech
            claims += _dated(article.text, sentence, mentions, roles)
        mains = [m for m, role in zip(mentions, roles, strict=True) if role == "main"]
        if not mains and told and not any(_elsewhere(m, told.iso) for m in mentions):
            claims += _undated(sentence, told, lead=number == 0)
        told = _day_told(told, mains, sentence, lead=number == 0)
    return (*_fewer(claims), *_headline(sentences, claims))


def _elsewhere(mention: DateMention, told: str) -> bool:
    """Whether a date in passing names another day than the one told of."""
    return mention.needs_anchor or bool(full_day(mention.iso) and mention.iso != told)


def _headline(sentences: Sequence[Sentence], claims: Sequence[ClaimDraft]) -> Iterator[ClaimDraft]:
    """The headline, where it tells the event of the lead in other words; the lead's words carry its date."""
    head = next(iter(sentences), None)
    lead = next((claim for claim in claims if full_day(claim.date) and not claim.future), None)
    if head is None or lead is None or _END.search(head.text) or not _HEADLINE_WORDS.match(head.text):
        return
    near = lead.quotes[0].sentence <= head.number + _NEAR_HEAD
    if near and shared(telling_words(head.text), telling_words(lead.text)) >= _HEADLINE_SHARE:
        told = drafted("event", head, head.span)
        yield told.model_copy(update={"date": lead.date, "quotes": (*told.quotes, *lead.quotes)})


def _fewer(claims: Sequence[ClaimDraft]) -> Iterator[ClaimDraft]:
    """All but the later ones of many events without a date of their own."""
    undated = 0
    for claim in claims:
        undated += claim.date_words is None
        if claim.date_words is not None or undated <= _MOST_UNDATED:
            yield claim


def _day_told(told: Day | None, mains: Sequence[DateMention], sentence: Sentence, *, lead: bool) -> Day | None:
    """The day that the sentences after this one tell of, as far as they name none."""
    past = [m.iso for m in mains if m.iso and not m.future]
    day = next((m for m in mains if full_day(m.iso) and not m.future), None)
    if lead and told and day and day.iso:
        words = QuoteDraft(sentence=sentence.number, words=sentence.text, at=sentence.span.start)
        return Day(day.iso, (words,))
    return told if told and all(told.iso.startswith(iso) for iso in past) else None


def _dated(
    text: str, sentence: Sentence, mentions: Sequence[DateMention], roles: Sequence[Role]
) -> Iterator[ClaimDraft]:
    taken: list[tuple[Span, bool]] = []
    ranked = sorted(zip(roles, mentions, strict=True), key=lambda pair: _rank(*pair))
    for role, mention in ranked:
        if role == "comparison" or mention.needs_anchor or _in_quotes(sentence, mention.span):
            continue
        place, ahead = _PLACES[role](text, sentence.span, mention.span), bool(mention.future)
        if place is None or any(_told(place, ahead, mention, other) for other in taken):
            continue
        if _SAID_ONLY.search(text, place.start, mention.span.start):
            continue
        taken.append((place, ahead))
        worded = _worded(text, sentence, mention)
        told = drafted("event", sentence, place, when=mention, date_words=worded)
        yield told.model_copy(update={"future": told.future and not worded.lower().startswith("since")})


def _rank(role: Role, mention: DateMention) -> tuple[bool, int, Span]:
    return role != "main", -len(mention.iso or ""), mention.span


def _told(place: Span, ahead: bool, mention: DateMention, other: tuple[Span, bool]) -> bool:  # noqa: FBT001
    """Whether the words already tell an event; one that is to come may share them with one that is past."""
    return bool(place.overlap(other[0])) and (ahead == other[1] or mention.iso is None)


def _undated(sentence: Sentence, day: Day, *, lead: bool) -> Iterator[ClaimDraft]:
    start = without_connectives(sentence.text)
    words = sentence.text[start:]
    telling = lead or (_NAME_OR_NUMBER.search(words) and not _NO_DAY.search(words))
    if telling and reports(words) and stands_alone(words) and "“" not in words and '"' not in words:
        claim = drafted("event", sentence, Span(sentence.span.start + start, sentence.span.end))
        yield claim.model_copy(update={"date": day.iso, "quotes": (*claim.quotes, *day.words)})


def _worded(text: str, sentence: Sentence, mention: DateMention) -> str:
    """The words for the date with the preposition that changes what it says: "by", "since", "after"."""
    lead = _PREPOSITION.search(text[max(sentence.span.start, mention.span.start - 20) : mention.span.start])
    return (lead[0] if lead else "") + mention.words


def _in_quotes(sentence: Sentence, date: Span) -> bool:
    start, end = date.start - sentence.span.start, date.end - sentence.span.start
    return any(m.start() < start and end < m.end() for m in _QUOTED.finditer(sentence.text))
