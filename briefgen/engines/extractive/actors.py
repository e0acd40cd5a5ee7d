"""Entities as actor drafts of one article, and the actors of a story over all its articles."""

from collections.abc import Iterable, Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.draft import ActorDraft, QuoteDraft
from briefgen.domain.span import Span, trimmed
from briefgen.engines.extractive.entities import Entity
from briefgen.engines.extractive.story_actors import story_actors

__all__ = ["actor_drafts", "story_actors"]

_LONGEST = 220  # characters of a quote that only names the actor


def actor_drafts(article: Article, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> tuple[ActorDraft, ...]:
    """Return a draft for every entity, quoted where the article says who it is, else where it first names it."""
    return tuple(draft for entity in entities if (draft := _draft(article, sentences, entity)))


def _draft(article: Article, sentences: Sequence[Sentence], entity: Entity) -> ActorDraft | None:
    quotes = tuple(_quotes(article, sentences, entity))
    if not quotes:
        return None
    return ActorDraft(
        name=entity.name,
        aliases=entity.aliases,
        kind=entity.kind,
        role=entity.role,
        part_of=entity.part_of,
        quotes=quotes,
    )


def _quotes(article: Article, sentences: Sequence[Sentence], entity: Entity) -> Iterable[QuoteDraft]:
    """The role with the name it stands beside, then a place for every name that this does not hold."""
    shown = ""
    if entity.role_span and (span := _role_with_name(entity)) and (quote := _quote(article, sentences, span)):
        shown = quote.words
        yield quote
    for name in (entity.name, *entity.aliases):
        if name not in shown and (span := _place_of(article, entity, name)):
            sentence = _sentence_of(sentences, span)
            part = _part(article.text, sentence.span, span) if sentence and not shown else span
            if quote := _quote(article, sentences, part):
                shown += f"\n{quote.words}"
                yield quote


def _role_with_name(entity: Entity) -> Span | None:
    role = entity.role_span
    if role is None:
        return None
    near = min(entity.mentions, key=lambda span: min(abs(span.start - role.end), abs(role.start - span.end)))
    return Span(min(role.start, near.start), max(role.end, near.end))


def _place_of(article: Article, entity: Entity, name: str) -> Span | None:
    return next((span for span in entity.mentions if article.words_of(span) == name), None)


def _quote(article: Article, sentences: Sequence[Sentence], span: Span) -> QuoteDraft | None:
    sentence = _sentence_of(sentences, span)
    if sentence is None:
        return None
    return QuoteDraft(sentence=sentence.number, words=article.words_of(span), at=span.start)


def _sentence_of(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    return next((sentence for sentence in sentences if sentence.span.holds(span)), None)


def _part(text: str, sentence: Span, name: Span) -> Span:
    """The part of a sentence that names an actor: all of it, or the words from a bounded way before to after."""
    if sentence.size <= _LONGEST:
        return sentence
    start = max(sentence.start, name.start - _LONGEST // 3)
    end = min(sentence.end, start + _LONGEST)
    start = start if start == sentence.start else text.find(" ", start, name.start + 1) + 1 or name.start
    end = end if end == sentence.end else max(text.rfind(" ", name.end, end), name.end)
    return trimmed(text, Span(start, end))
