"""Actors as one article has them: the name stands in it, and the role where it is named."""

from collections.abc import Sequence

from briefgen.domain.checking.checks import Carrier, label_objections
from briefgen.domain.checking.grounded import GroundedActor
from briefgen.domain.checking.reading import Reading
from briefgen.domain.checking.stemming import content_stems
from briefgen.domain.draft import ActorDraft
from briefgen.domain.span import Span
from briefgen.domain.text.alignment import word_count

ROLE_SUPPORT = 0.6
"""Share of a role's words that must stand in the sentences that name the actor: "foreign minister" may be said of
"Iraq's foreign minister", "former foreign minister" of nobody who is not called former near by."""

_LOOKED_AT = 8


def ground_actor(said: ActorDraft, reading: Reading) -> tuple[GroundedActor | None, tuple[str, ...]]:
    """The actor with its places, and what speaks against it; a role that is not carried is left off and told."""
    places = {name: reading.names.of(name) for name in dict.fromkeys((said.name, *said.aliases)) if word_count(name)}
    forms = [name for name, spans in places.items() if spans]
    if not forms:
        return None, (f'the article does not name "{said.name}"',)
    name = said.name if said.name in forms else max(forms, key=len)
    quoted = tuple(dict.fromkeys(span for quote in said.quotes for span in reading.find(quote)))
    citable = tuple(span for span in places[name] if not reading.article.in_doubt(span))
    spans = quoted or citable[:1]
    if not spans:
        return None, (f'the article names "{name}" only where it is in doubt',)
    role = (said.role or "").strip()
    carrying = _role_place(role, (*spans, *citable[:_LOOKED_AT]), reading) if role else None
    actor = GroundedActor(
        draft=said,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        role=role if carrying else None,
        part_of=said.part_of if said.part_of and reading.names.of(said.part_of) else None,
        spans=spans if carrying in spans or not carrying else (*spans, carrying),
        mentions=_apart([span for form in forms for span in places[form]]),
    )
    lost = role and not carrying
    return actor, (f'no sentence that names {name} calls it "{said.role}"',) if lost else ()


def _role_place(role: str, places: Sequence[Span], reading: Reading) -> Span | None:
    """Where the article names the actor in a sentence that carries its role."""
    stems = content_stems(role)
    for place in dict.fromkeys(places):
        sentence = reading.around.holding([place])
        held = content_stems(sentence)
        if not stems or sum(stem in held for stem in stems) < ROLE_SUPPORT * len(stems):
            continue
        if not label_objections(role, Carrier(cited=sentence, sentences=sentence)):
            return place
    return None


def _apart(spans: Sequence[Span]) -> int:
    """How many places some spans make when those that overlap count once; at least one."""
    count, reached = 0, -1
    for start, end in sorted(spans):
        count += start >= reached
        reached = max(reached, end)
    return max(1, count)
