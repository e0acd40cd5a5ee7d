"""One chunk's claims and actors, located in their article and checked against its words."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from briefgen.domain.alignment import fold, word_count
from briefgen.domain.article import Article
from briefgen.domain.checks import Carrier, is_verbatim, objections
from briefgen.domain.chunk import Chunk
from briefgen.domain.dating import date_in_words, date_is_carried, is_iso_date
from briefgen.domain.draft import ActorDraft, ClaimDraft, QuoteDraft
from briefgen.domain.locating import Finder
from briefgen.domain.mentions import Known, known_actor, name_is_in, name_tokens
from briefgen.domain.nameplaces import NamePlaces
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.speakers import speaker_objections
from briefgen.domain.stemming import content_stems
from briefgen.domain.surroundings import Surroundings

_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|hers|him|their|them|its|who|whose|i|we|our|us|my)\b", re.IGNORECASE)
_ROLE_SUPPORT = 0.6


class GroundedClaim(Noun):
    """A claim that stands: where its words are, who speaks and where the article names the speaker."""

    draft: ClaimDraft
    spans: tuple[Span, ...]
    actor: str | None = None
    actor_span: Span | None = None
    quote: str | None = None
    date: str | None = None
    date_words: str | None = None


class GroundedActor(Noun):
    """An actor that the article names: the forms that stand in it, and how often they do."""

    draft: ActorDraft
    name: str
    aliases: tuple[str, ...]
    role: str | None
    spans: tuple[Span, ...]
    mentions: int

    @property
    def key(self) -> str:
        """What is equal for equal names."""
        return fold(self.name)

    def joined(self, other: "GroundedActor") -> "GroundedActor":
        """This actor with what another chunk adds to it; both counted mentions in the whole body."""
        aliases = tuple(a for a in dict.fromkeys((*self.aliases, *other.aliases)) if fold(a) != fold(self.name))
        return self.model_copy(
            update={
                "aliases": aliases,
                "role": self.role or other.role,
                "spans": tuple(dict.fromkeys((*self.spans, *other.spans))),
                "mentions": max(self.mentions, other.mentions),
            }
        )


def _apart(spans: Sequence[Span]) -> int:
    """How many places some spans make when those that overlap count once; at least one."""
    count, reached = 0, -1
    for start, end in sorted(spans):
        count += start >= reached
        reached = max(reached, end)
    return max(1, count)


class Grounder:
    """Checks what was said of one chunk; ``know`` first tells it the actors that were found."""

    def __init__(self, chunk: Chunk, article: Article) -> None:
        self._article = article
        self._finder = Finder(chunk, article)
        self._around = Surroundings(article, chunk.sentences)
        self._names = NamePlaces(article)
        self._known: tuple[GroundedActor, ...] = ()

    @cached_property
    def _groups(self) -> tuple[Known, ...]:
        return tuple(
            known_actor((actor.name, *actor.aliases), actor.role, is_person=actor.draft.kind == "person")
            for actor in self._known
        )

    def know(self, actors: Sequence[GroundedActor]) -> None:
        """Take note of the actors that claims may name."""
        self._known = tuple(actors)
        self.__dict__.pop("_groups", None)

    def actor(self, said: ActorDraft) -> tuple[GroundedActor | None, tuple[str, ...]]:
        """The actor as the article has it; its name must stand there, and its role where it is named."""
        forms = [
            name for name in dict.fromkeys((said.name, *said.aliases)) if word_count(name) and self._names.of(name)
        ]
        if not forms:
            return None, (f'the article does not name "{said.name}"',)
        name = forms[0] if forms[0] == said.name else max(forms, key=len)
        spans = tuple(dict.fromkeys(span for quote in said.quotes for span in self._finder.find(quote)))
        spans = spans or self._names.of(name)[:1]
        places = [span for form in forms for span in self._names.of(form)]
        role = said.role if said.role and self._has_role(said.role, spans, name) else None
        aliases = tuple(form for form in forms if form != name)
        actor = GroundedActor(draft=said, name=name, aliases=aliases, role=role, spans=spans, mentions=_apart(places))
        return actor, (f'the article does not say that {name} is "{said.role}"',) if said.role and not role else ()

    def _has_role(self, role: str, spans: Sequence[Span], name: str) -> bool:
        stems = content_stems(role)
        places = (*spans, *self._names.of(name)[:20])
        held = set(content_stems(self._around.holding(places)))
        return bool(stems) and sum(stem in held for stem in stems) >= _ROLE_SUPPORT * len(stems)

    def claim(self, said: ClaimDraft) -> tuple[GroundedClaim | None, tuple[str, ...]]:
        """The claim with its places; None with the reasons where it may not stand."""
        if not said.text.strip():
            return None, ("the statement is empty",)
        found = [self._finder.find(quote) for quote in said.quotes]
        reasons = [
            f"the words “{q.words}” are not in the article" for q, at in zip(said.quotes, found, strict=True) if not at
        ]
        spans = tuple(sorted({span for at in found for span in at}))
        if reasons or not spans:
            return None, tuple(reasons) or ("the statement quotes nothing",)
        cited = "\n".join(map(self._article.words_of, spans))
        sentences = self._around.holding(spans)
        before = self._around.leading_to(spans[0])
        speaker = self._speaker_span(said.speaker)
        date, dated = self._date(said, f"{cited}\n{sentences}\n{before}")
        position = said.kind == "position"
        near = before if position or _PRONOUN.search(sentences) else self._around.before(spans[0], 1)
        carrier = Carrier(
            cited=cited,
            sentences=sentences,
            before=near,
            dates=date_in_words(date) if date else "",
            known=self._groups,
            given=self._words_of(said.actor) if position and said.actor else frozenset(),
            speech=position,
        )
        reasons = [
            *dated,
            *(self._speaker(said, speaker, spans, before) if position else self._named(said)),
            *objections(said.text, carrier, said.certainty, question=said.kind == "question"),
            *self._own_words(said.quote, cited),
        ]
        if reasons:
            return None, tuple(dict.fromkeys(reasons))
        quote = said.quote if said.quote and said.quote.strip() else None
        return (
            GroundedClaim(
                draft=said,
                spans=spans,
                actor=said.actor,
                actor_span=speaker if position else None,
                quote=quote,
                date=date,
                date_words=said.date_words if date or said.date_words else None,
            ),
            (),
        )

    def _words_of(self, name: str) -> frozenset[str]:
        """The words of an actor's name with those of the known actor that it is."""
        words = name_tokens(name)
        return words.union(*(known.words for known in self._groups if words <= known.words))

    def _names_of(self, name: str) -> tuple[str, ...]:
        """The forms of an actor's name, the given one first."""
        wanted = fold(name)
        for actor in self._known:
            if wanted in map(fold, (actor.name, *actor.aliases)):
                return tuple(dict.fromkeys((name, actor.name, *actor.aliases)))
        return (name,)

    def _role_of(self, name: str) -> str:
        wanted = fold(name)
        roles = (a.role for a in self._known if a.role and wanted in map(fold, (a.name, *a.aliases)))
        return " ".join(roles)

    def _speaker_span(self, speaker: QuoteDraft | None) -> Span | None:
        found = self._finder.find(speaker) if speaker else ()
        return found[0] if len(found) == 1 else None

    def _speaker(self, said: ClaimDraft, speaker: Span | None, spans: Sequence[Span], before: str) -> Iterator[str]:
        """Why the passage does not let the actor be its speaker."""
        if said.speaker and not speaker:
            yield f"the speaker “{said.speaker.words}” is not where the article was said to name one"
        if not said.actor:
            if said.speaker:
                yield "the position names a speaker but no actor"
            return
        names = self._names_of(said.actor)
        if not name_is_in(names, self._names.tokens):
            yield f'the article does not name "{said.actor}"'
            return
        sentences = self._around.holding([*spans, speaker] if speaker else spans)
        context = f"{before}\n{self._around.leading_to(speaker)}" if speaker else before
        words = self._article.words_of(speaker) if speaker else None
        behind = self._around.after(spans[-1])
        yield from speaker_objections(names, words, sentences, f"{context}\n{behind}", roles=self._role_of(said.actor))

    def _named(self, said: ClaimDraft) -> Iterator[str]:
        if said.actor and not name_is_in(self._names_of(said.actor), self._names.tokens):
            yield f'the article does not name "{said.actor}"'

    def _date(self, said: ClaimDraft, words: str) -> tuple[str | None, list[str]]:
        """The date of a claim if the passage carries it, and the reasons where it does not."""
        reasons = []
        if said.date_words and not is_verbatim(said.date_words, words):
            reasons.append(f"the words “{said.date_words}” are not in the cited passage")
        if not said.date:
            return None, reasons
        if not is_iso_date(said.date):
            return None, [*reasons, f'"{said.date}" is not a date of the form YYYY-MM-DD']
        if not date_is_carried(said.date, f"{words}\n{said.date_words or ''}", self._article.published):
            reasons.append(f"the cited passage does not say {said.date}")
        return said.date, reasons

    def _own_words(self, quote: str | None, cited: str) -> Iterator[str]:
        if quote and quote.strip() and not is_verbatim(quote, cited):
            yield f"the words “{quote}” are not in the cited passage"
