"""Entities as actor drafts of one article, and the actors of a story over all its articles."""

from collections.abc import Iterable, Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.draft import ActorDraft, QuoteDraft
from briefgen.domain.span import Span
from briefgen.engines.extractive.people.entity import Entity
from briefgen.engines.extractive.people.story_actors import story_actors
from briefgen.engines.extractive.people.who_is import naming_part, sentence_around

__all__ = ["actor_drafts", "story_actors"]


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
    """The role with the name it stands beside, else the sentence that tells most; then a place for every other name."""
    first = _role_with_name(entity) or naming_part(article.text, sentences, entity)
    quote = _quote(article, sentences, first) if first else None
    shown = quote.words if quote else ""
    if quote:
        yield quote
    for name in (entity.name, *entity.aliases):
        span = None if name in shown else _place_of(article, entity, name)
        if span and (quote := _quote(article, sentences, span)):
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
    sentence = sentence_around(sentences, span)
    if sentence is None:
        return None
    return QuoteDraft(sentence=sentence.number, words=article.words_of(span), at=span.start)
