"""The actors of a story: those of its articles unified, who matters most first."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from briefgen.domain.draft import StoryActorDraft
from briefgen.domain.name_forms import acronym_letters, country_of, is_demonym, name_words
from briefgen.domain.naming import group_names, same_name
from briefgen.domain.story import ActorKind
from briefgen.domain.summary import Material, SourceActor
from briefgen.domain.wordlists import word_table

_MOST = 25  # actors: a minister reads no longer table
_LEAD = 3  # sentences that open an article
_PLACED = r"\b(?:in|from|to|across|throughout|inside|into|within|of|near|outside|at|for)\s+(?:the\s+)?$"


def story_actors(material: Material) -> tuple[StoryActorDraft, ...]:
    """Return one draft per actor of the story, who matters most first, at most twenty-five."""
    members = list(material.actors.values())
    groups = [[members[n] for n in group] for group in _grouped(members)]
    weights = _Weights(material)
    ranked = sorted(groups, key=lambda group: (-weights.of(group), group[0].key))
    kept = [group for group in ranked if weights.matters(group)][:_MOST] or ranked[:_MOST]
    names = {actor.key: _name(group) for group in kept for actor in group}
    titles = Counter(names[group[0].key] for group in kept)
    kept = [group for group in kept if titles[names[group[0].key]] == 1 or group is _first(kept, names, group)]
    return tuple(_draft(group, material, names) for group in kept)


def _first(groups: list[list[SourceActor]], names: dict[str, str], group: list[SourceActor]) -> list[SourceActor]:
    return next(one for one in groups if names[one[0].key] == names[group[0].key])


def _grouped(members: Sequence[SourceActor]) -> tuple[tuple[int, ...], ...]:
    """Clusters of source actors; within one source two actors stay two."""
    return group_names([(_compared(actor), actor.kind, actor.mentions) for actor in members])


def _compared(actor: SourceActor) -> str:
    """The form under which a source actor is compared: a capital that speaks is its country's."""
    capital = word_table("capitals").get(actor.name)
    return capital[0] if capital and actor.kind == "country" else actor.name


class _Weights:
    """How much an actor matters: over origins, as a speaker, in titles and leads; a place counts less."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.origins = material.origin_of
        self.spoken: Counter[tuple[str, str]] = Counter()
        for claim in material.claims.values():
            if claim.actor and claim.kind == "position":
                self.spoken[claim.source, claim.actor] += 1
        self.texts = {article.id: article.text for article in material.articles}
        self.leads = {source: self._lead(source) for source in self.texts}

    def _lead(self, source: str) -> str:
        sentences = self.material.sentences.get(source, ())
        title = next((article.title for article in self.material.articles if article.id == source), None)
        return " ".join((title or "", *(sentence.text for sentence in sentences[:_LEAD])))

    def speaks(self, group: Sequence[SourceActor]) -> int:
        """How many positions the claims give the actor."""
        return sum(
            times
            for (source, name), times in self.spoken.items()
            if any(actor.source == source and (name in actor.names or same_name(name, actor.name)) for actor in group)
        )

    def matters(self, group: Sequence[SourceActor]) -> bool:
        """Whether an actor belongs in the table: named more than once, in several sources, or heard."""
        return (
            len({actor.source for actor in group}) > 1
            or sum(actor.mentions for actor in group) > 1
            or bool(self.speaks(group))
        )

    def of(self, group: Sequence[SourceActor]) -> float:
        """The weight of one actor."""
        by_origin: defaultdict[str, float] = defaultdict(float)
        for actor in group:
            origin = self.origins.get(actor.source, actor.source)
            by_origin[origin] = max(by_origin[origin], self._in_source(actor))
        heard = self.speaks(group)
        return sum(by_origin.values()) * (1 + 0.25 * (len(by_origin) - 1)) + 2 * min(heard, 10)

    def _in_source(self, actor: SourceActor) -> float:
        lead = sum(name in self.leads.get(actor.source, "") for name in actor.names) > 0
        mentions = actor.mentions * self._acting(actor)
        return float(mentions**0.7) + (2.0 if lead else 0.0)

    def _acting(self, actor: SourceActor) -> float:
        """The share of a country's mentions that are not only where something is."""
        if actor.kind != "country":
            return 1.0
        text = self.texts.get(actor.source, "")
        places = [m.start() for name in actor.names for m in re.finditer(re.escape(name), text)]
        placed = sum(bool(re.search(_PLACED, text[max(0, at - 14) : at])) for at in places)
        return 1.0 - 0.8 * placed / len(places) if places else 1.0


def _name(group: Sequence[SourceActor]) -> str:
    """The fullest common form: of names used by most sources the longest, a country by its own name."""
    forms: Counter[str] = Counter(name for actor in group for name in actor.names)
    kind = _kind(group)
    if kind == "country":
        country = next((found for name in forms if (found := country_of(name))), None)
        return country if country and country in forms else next((n for n in forms if not is_demonym(n)), group[0].name)
    heads = Counter(actor.name for actor in group)
    return max(
        heads,
        key=lambda name: (not acronym_letters(name), min(len(name_words(name)), 3), heads[name], -len(name), name),
    )


def _kind(group: Sequence[SourceActor]) -> ActorKind:
    kinds: Counter[ActorKind] = Counter()
    for actor in group:
        kinds[actor.kind] += actor.mentions
    return kinds.most_common(1)[0][0]


def _role(group: Sequence[SourceActor]) -> str | None:
    roles = [actor.role for actor in sorted(group, key=lambda actor: -actor.mentions) if actor.role]
    full = [role for role in roles if " " in role]
    return next(iter(full or roles), None)


def _draft(group: Sequence[SourceActor], material: Material, names: dict[str, str]) -> StoryActorDraft:
    name, role = _name(group), _role(group)
    part = _part_of(group, material, names)
    return StoryActorDraft(
        name=name,
        members=tuple(actor.key for actor in group),
        kind=_kind(group),
        role=role,
        part_of=part if part != name else None,
        text=_text(name, role, group, material),
        claims=(),
    )


def _part_of(group: Sequence[SourceActor], material: Material, names: dict[str, str]) -> str | None:
    for actor in group:
        whole = actor.part_of and next(
            (one for one in material.actors.values() if one.source == actor.source and actor.part_of in one.names), None
        )
        if whole and names.get(whole.key):
            return names[whole.key]
    return None


def _text(name: str, role: str | None, group: Sequence[SourceActor], material: Material) -> str:
    """Who this is here, in the articles' words: name and role, else the shortest quote that names it."""
    if role:
        return f"{name}, {role}"
    quotes = [material.citations[cite].quote for actor in group for cite in actor.cites if cite in material.citations]
    naming = [quote for quote in quotes if name in quote and len(quote) > len(name)]
    return min(naming, key=len) if naming else name
