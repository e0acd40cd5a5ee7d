"""The actors of a story, made from the actors that its sources name."""

from collections.abc import Iterator, Sequence
from itertools import islice

from briefgen.domain.checking.bench import Bench
from briefgen.domain.checking.checks import objections
from briefgen.domain.checking.stemming import content_stems
from briefgen.domain.draft import StatementDraft, StoryActorDraft
from briefgen.domain.names.naming import name_words, same_name
from briefgen.domain.story import Actor
from briefgen.domain.summary import SourceActor
from briefgen.domain.text.alignment import fold

_ROLE_SUPPORT = 0.6
_NAMES_TOLD = 8
_LONGEST_NAME = 99
_TRIED = 24
"""Citations that are tried alone; an actor of more sources has been told well enough by these."""


def _shown_aliases(name: str, names: Sequence[str]) -> tuple[str, ...]:
    """The other forms of a name, each once; one that only puts a title or an article before another says nothing."""
    fewest: dict[tuple[str, ...], int] = {}
    for form in names:
        fewest[name_words(form)] = min(len(form.split()), fewest.get(name_words(form), _LONGEST_NAME))
    shown: dict[str, str] = {}
    for form in names:
        if len(form.split()) <= fewest[name_words(form)] and fold(form) != fold(name):
            shown.setdefault(fold(form), form)
    return tuple(shown.values())


class Cast:
    """Admits actors one by one and finds them again by any of their names."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._drafts: list[StoryActorDraft] = []
        self._actors: list[Actor] = []
        self._by_name: dict[str, str] = {}
        self._taken: set[str] = set()

    def admit(self, said: StoryActorDraft) -> tuple[str, ...]:
        """Take an actor in if its members and its name hold; return what speaks against it or against its sentence."""
        unknown = [key for key in said.members if key not in self._bench.actors]
        keys = [key for key in dict.fromkeys(said.members) if key in self._bench.actors and key not in self._taken]
        members = [self._bench.actors[key] for key in keys]
        reasons = [f'"{key}" is no actor' for key in dict.fromkeys(unknown)]
        if not members and not reasons:
            reasons.append("the actor has no members that are not another actor's")
        names = [name for member in members for name in member.names]
        name = next((name for name in names if fold(name) == fold(said.name)), None)
        if members and name is None:
            theirs = ", ".join(f'"{form}"' for form in islice(dict.fromkeys(names), _NAMES_TOLD))
            reasons.append(f'no member has the name "{said.name}"; theirs are {theirs}')
        if reasons or name is None:
            return tuple(reasons)
        text, cites, against = self._sentence(said, members, name)
        if not cites:
            return ("no source says who this is",)
        self._taken.update(keys)
        self._bench.introduce(members, name)
        self._enter(said, members, name, (text, cites))
        return against

    def find(self, name: str | None) -> str | None:
        """The id of the actor that has a name, or of the only one that can have it."""
        if not name or (exact := self._by_name.get(fold(name))):
            return exact if name else None
        fitting = [actor.id for actor in self._actors if same_name(actor.name, name)]
        return fitting[0] if len(fitting) == 1 else None

    def has_name(self, actor: str, name: str | None) -> bool:
        """Whether a name is one of an actor's."""
        return name is not None and self.find(name) == actor

    def actors(self) -> tuple[Actor, ...]:
        """Every actor admitted, with what it is part of; a circle of parts is broken where it closes."""
        whole: dict[str, str] = {}
        for said, actor in zip(self._drafts, self._actors, strict=True):
            above = self.find(said.part_of)
            if above and actor.id not in _chain(above, whole):
                whole[actor.id] = above
        return tuple(actor.model_copy(update={"part_of": whole.get(actor.id)}) for actor in self._actors)

    def _enter(
        self, said: StoryActorDraft, members: Sequence[SourceActor], name: str, sentence: tuple[str, tuple[str, ...]]
    ) -> None:
        text, cites = sentence
        names = tuple(dict.fromkeys(form for member in members for form in member.names))
        actor = Actor(
            id=f"A{len(self._actors) + 1}",
            name=name,
            aliases=_shown_aliases(name, names),
            kind=said.kind,
            role=self._role(said.role, members),
            sources=tuple(dict.fromkeys(member.source for member in members)),
            mentions=max(1, sum(member.mentions for member in members)),
            text=text,
            cites=cites,
            origins=self._bench.origins(cites),
            certainty="stated",
        )
        self._drafts.append(said)
        self._actors.append(actor)
        for form in names:
            self._by_name.setdefault(fold(form), actor.id)

    def _sentence(
        self, said: StoryActorDraft, members: Sequence[SourceActor], name: str
    ) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """The sentence on an actor with its citations; where it does not hold, the role as a source has it."""
        carrier, cites = self._bench.of_members(members)
        draft = StatementDraft(text=said.text or name, claims=said.claims, certainty="stated")
        weighed = self._bench.lay_out(draft)
        if weighed.claims and said.claims and said.text.strip():
            both = weighed.carrier._replace(verified=f"{weighed.carrier.verified}\n{carrier.verified}")
            reasons = objections(said.text, both, weighed.certainty)
            unknown = tuple(reason for reason in weighed.reasons if reason.endswith("is no claim"))
            if not reasons and not unknown:
                return said.text, weighed.cites, ()
            return self._fallback(members, name, cites, (*unknown, *reasons))
        reasons = () if said.claims else objections(said.text, carrier, "stated") if said.text.strip() else ()
        if said.claims:
            return self._fallback(members, name, cites, self._bench.weigh(draft).reasons)
        if reasons or not said.text.strip():
            return self._fallback(members, name, cites, reasons)
        return said.text, self._carrying(said.text, cites), ()

    def _carrying(self, text: str, cites: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some citations that carry a sentence alone; all, where it takes several."""
        alone = [cite for cite in cites[:_TRIED] if not objections(text, self._bench.carrier((), [cite]), "stated")]
        return tuple(alone) or cites

    def _fallback(
        self, members: Sequence[SourceActor], name: str, cites: tuple[str, ...], reasons: tuple[str, ...]
    ) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        role = self._role(None, members)
        text = f"{name}: {role}" if role else name
        return text, self._carrying(text, cites), reasons

    def _role(self, said: str | None, members: Sequence[SourceActor]) -> str | None:
        """The role as said, if the members' roles carry it; else the longest of theirs."""
        roles = [member.role for member in members if member.role]
        if said and any(fold(said) == fold(role) for role in roles):
            return said
        stems = content_stems(said or "")
        held = {stem for role in roles for stem in content_stems(role)}
        if said and stems and all(stem in held for stem in stems):
            return said
        return max(roles, key=len, default=None)


def _chain(actor: str, whole: dict[str, str]) -> Iterator[str]:
    """An actor, and all that it is part of."""
    seen: set[str] = set()
    while actor and actor not in seen:
        yield actor
        seen.add(actor)
        actor = whole.get(actor, "")
