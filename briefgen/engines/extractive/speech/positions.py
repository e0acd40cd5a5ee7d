"""Attributions as claims of kind position."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.draft import ClaimDraft, QuoteDraft
from briefgen.domain.span import Span, trimmed
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.events.standing import has_verb, tells
from briefgen.engines.extractive.speech.attribution import Attribution, find_attributions
from briefgen.engines.extractive.speech.cast import Known
from briefgen.engines.extractive.speech.cues import verb_forms
from briefgen.engines.extractive.speech.issues import function_words, issue_of
from briefgen.engines.extractive.speech.position_text import MARKS, position_text

_STANCE_WORDS = 9
_SETTING = re.compile(
    r"(?:And |But )?(?:(?:in|during|at|on)\s(?:an?|the|his|her|their|\w+[’']s)\s(?:\w+\s){0,3}?(?:interviews?|statement"
    r"|speech|appearance|letter|tweet|e-?mail|post|address|conference|briefing|remarks|video|show)\b"
    r"|(?:speaking|appearing|writing|talking|responding|asked|referring|pointing|turning)\s|to\s[a-z]+\s)",
    re.IGNORECASE,
)
"""``Speaking on Monday``, ``in a letter to the mayor``, ``to make that plain``: how something came to be said."""


_HALF = re.compile(r"(?:If|When|While|Although|Though|Because|Unless|As)\s[^,;]*")
"""A clause whose main clause stands behind its speaker, and was another's."""


_WITH_VERB = re.compile(r"(?:(?!who\b|which\b|that\b)[^\s,]{1,40}\s){1,8}(?:is|are|was|were|has|had|have|will|would)\b")
_WITH_OBJECT = frozenset(("accuse", "blame", "praise", "thank", "criticise", "criticize", "fault"))
_ONE = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep)\.?\s)?(?:[A-Z][\w’'.-]*\s){0,2}[A-Z][\w’'-]*[^s\W]")
"""A single person, who *accuses*: ``they heard Ada Ito accuse the dockers`` is told by others."""


_NOUN_FIRST = re.compile(r"(?:that\s)?(?:the|an?|his|her|its|their)\s", re.IGNORECASE)


class Page(NamedTuple):
    """An article as the claims on it need it: ``starts`` of its sentences, ``frequency`` of its words."""

    article: Article
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    frequency: Counter[str]


def position_claims(
    article: Article, sentences: Sequence[Sentence], entities: Sequence[Known]
) -> tuple[ClaimDraft, ...]:
    """One claim for each attribution of the article whose speaker is known."""
    frequency = Counter(re.findall(r"[a-z]{3,}", article.text.lower()))
    page = Page(article, sentences, [sentence.span.start for sentence in sentences], frequency)
    found = (_without_setting(article, one) for one in find_attributions(article, sentences, entities) if one.actor)
    return tuple(_claim(page, one) for one in found if one)


def _without_setting(article: Article, said: Attribution) -> Attribution | None:
    """What was said without what only tells when, where or how it was; None where nothing whole is left."""
    first = said.content[0]
    words = article.words_of(first)
    if _is_torn(article, said):
        return None
    if first.start > said.cue.start or (first.start and article.text[first.start - 1] in MARKS):
        return said
    if not said.content[1:] and _HALF.fullmatch(words):
        return None
    if not _SETTING.match(words) or tells(words.partition(",")[2] or words):
        return said
    return said.model_copy(update={"content": said.content[1:]}) if said.content[1:] else None


def _is_torn(article: Article, said: Attribution) -> bool:
    """Whether a speaker or a verb was read out of another clause: it has a verb of its own, or lacks its object."""
    if said.source is None:
        return False
    who, cue = article.words_of(said.source), article.words_of(said.cue)
    aside = next((part for part in who.split(", ")[1:] if said.actor and said.actor.split()[-1] in part), "")
    if _WITH_VERB.match(who) or aside.startswith(("where ", "whose ", "when ")):
        return True
    link = article.text[said.cue.end : said.content[0].start].split()
    if said.lemma in _WITH_OBJECT and link[:1] in (["of"], ["for"]):
        return True
    if said.lemma == "say" and said.content[0].start > said.cue.end and _is_half(article, said.content[0]):
        return True
    form = verb_forms().get(cue)
    return form is not None and form.form == "base" and said.source.end < said.cue.start and bool(_ONE.fullmatch(who))


def _is_half(article: Article, first: Span) -> bool:
    """Whether what is said to have been said is a noun phrase whose verb was cut off."""
    words = article.words_of(first)
    quoted = first.start > 0 and article.text[first.start - 1] in MARKS
    return not quoted and _NOUN_FIRST.match(words) is not None and not has_verb(words)


def _claim(page: Page, said: Attribution) -> ClaimDraft:
    quotes = tuple(quote for span in said.content for quote in _quotes(page, span))
    words = " ".join(page.article.words_of(span) for span in said.content)
    return ClaimDraft(
        kind="position",
        text=position_text(page.article, said),
        quotes=quotes,
        certainty=said.certainty,
        actor=said.actor,
        speaker=next(_quotes(page, said.source), None) if said.source else None,
        speech=said.speech,
        issue=issue_of(words, page.frequency),
        stance=stance_of(page.article, said),
        quote=quotes[0].words if said.speech == "direct" else None,
        date=None,
        date_words=None,
        future=False,
    )


def _quotes(page: Page, span: Span) -> Iterator[QuoteDraft]:
    """A stretch of the text as quotes, one for each sentence that it touches."""
    for number in range(max(0, bisect_right(page.starts, span.start) - 1), len(page.sentences)):
        sentence = page.sentences[number]
        if sentence.span.start >= span.end:
            return
        part = Span(max(span.start, sentence.span.start), min(span.end, sentence.span.end))
        if part.start < part.end and (place := trimmed(page.article.text, part)).size:
            yield QuoteDraft(sentence=sentence.number, words=page.article.words_of(place), at=place.start)


@cache
def _stances() -> dict[str, str]:
    return {lemma: stance for stance, lemmas in word_table("stances").items() for lemma in lemmas}


def stance_of(article: Article, said: Attribution) -> str | None:
    """Where the speaker stands, with the first words of what it is about; None where the verb does not show it."""
    label = _stances().get(said.lemma)
    lead = article.text[said.cue.end : said.content[0].start].split()
    if label is None or (said.lemma == "call" and (not lead or lead[-1] not in {"for", "on", "upon", "to"})):
        return None
    words = article.words_of(said.content[0]).strip(MARKS).split()[:_STANCE_WORDS]
    while len(words) > 1 and words[-1].lower().strip(",") in function_words():
        words.pop()
    return f"{_negative(label) if said.negated else label} {' '.join(words).rstrip(',;:.')}"


def _negative(label: str) -> str:
    """The contrary of a stance: "supports" and "does not support"."""
    if label.startswith("is "):
        return label.replace("is ", "is not ", 1)
    return f"does not {label[:-3] + 'y' if label.endswith('ies') else label.removesuffix('s')}"
