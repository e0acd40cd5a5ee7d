"""The actors of a story: those of its articles unified, who matters most first."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from briefgen.domain.draft import StoryActorDraft
from briefgen.domain.names.name_forms import acronym_letters, country_of, is_demonym, name_words, party_of
from briefgen.domain.names.name_likeness import core_words
from briefgen.domain.names.namesakes import apart_by_generation, shared_by_generations
from briefgen.domain.names.naming import group_names
from briefgen.domain.story import ActorKind
from briefgen.domain.summary import Material, SourceActor
from briefgen.domain.wordlists import word_table

_MOST = 25  # actors: a minister reads no longer table
_USUAL = 10  # sources of a story; each one more may add an actor
# The weights below were chosen on one half of a set of stories whose main entities readers had named, and kept on the
# other half, where they did as well.
_HEARD = 0.5  # of the first position held; of more its square root
_IN_LEAD = 0.7  # of standing in a title or a lead
_GROUP = 1.5  # for groups: half of what is said of them is said in other words than their name
_SILENT = 0.85  # for bodies and countries that say nothing: many are only where something is
_GROWTH = 0.85  # the tenth mention counts less than the first
_WORD = 0.5  # of a source: how much one word more is worth in the choice of a name
_SENTENCE = 4  # spaces: fewer words make no sentence
_DANGLING = ("He ", "She ", "It ", "They ", "This ", "That ", "These ", "Those ", "But ", "And ", "“", '"')
_LEAD = 3  # sentences that open an article
_PLACE = 0.8  # of a mention that only says where: the rest is kept for what the pattern mistakes
_PLACED = re.compile(r"\b(?:in|from|to|across|throughout|inside|into|within|of|near|outside|at|for)\s+(?:the\s+)?$")


def story_actors(material: Material) -> tuple[StoryActorDraft, ...]:
    """Return one draft per actor of the story, who matters most first, at most twenty-five."""
    members = list(material.actors.values())
    groups = _of_one_name([[members[n] for n in group] for group in _grouped(members)])
    weights = _Weights(material)
    ranked = sorted(groups, key=lambda group: (-weights.of(group), group[0].key))
    most = _MOST + max(0, len(material.articles) - _USUAL)
    kept = [group for group in ranked if weights.matters(group)][:most] or ranked[:most]
    names = {actor.key: _name(group) for group in kept for actor in group}
    return tuple(_draft(group, material, names) for group in kept)


def _of_one_name(groups: list[list[SourceActor]]) -> list[list[SourceActor]]:
    """The groups, those joined that would go by one name: a reader could not tell them apart."""
    named: defaultdict[str, list[SourceActor]] = defaultdict(list)
    for group in groups:
        named[_name(group)] += group
    return list(named.values())


def _grouped(members: Sequence[SourceActor]) -> tuple[tuple[int, ...], ...]:
    """Clusters of source actors."""
    words = [(actor.kind == "person", name_words(actor.name)) for actor in members]
    lasts = Counter(parts[-1] for is_person, parts in words if is_person and len(parts) > 1)
    alone = Counter(parts[0] if not is_person else f"{parts[0]}@" for is_person, parts in words if len(parts) == 1)
    casts: defaultdict[str, list[str]] = defaultdict(list)
    for actor in members:
        casts[actor.source].append(actor.name)
    differ = apart_by_generation(shared_by_generations(casts.values()))
    named = [(_compared(actor), _kind_here(actor, lasts, alone), actor.mentions) for actor in members]
    return group_names(named, differ)


def _kind_here(actor: SourceActor, lasts: Counter[str], alone: Counter[str]) -> ActorKind:
    """A single word is the person whose name ends with it in as many sources, else what most sources take it for."""
    words = name_words(actor.name)
    if len(words) != 1 or country_of(actor.name):
        return actor.kind
    body, person = alone[words[0]], alone[f"{words[0]}@"]
    if lasts[words[0]] >= max(body, 1):
        return "person"
    return "organisation" if actor.kind == "person" and body > person else actor.kind


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
        self.roles: defaultdict[str, list[str]] = defaultdict(list)
        for actor in material.actors.values():
            if actor.role:
                self.roles[actor.source].append(actor.role)
        self.texts = {article.id: article.text for article in material.articles}
        self.leads = {source: self._lead(source) for source in self.texts}

    def _lead(self, source: str) -> str:
        sentences = self.material.sentences.get(source, ())
        title = next((article.title for article in self.material.articles if article.id == source), None)
        return " ".join((title or "", *(sentence.text for sentence in sentences[:_LEAD])))

    def speaks(self, group: Sequence[SourceActor]) -> int:
        """How many positions the claims give the actor."""
        return sum(self.spoken[actor.source, name] for actor in group for name in actor.names)

    def matters(self, group: Sequence[SourceActor]) -> bool:
        """Whether an actor belongs in the table: named more than once, in several sources, or heard."""
        return sum(map(self.own_mentions, group)) > 1 or bool(self.speaks(group))

    def own_mentions(self, actor: SourceActor) -> int:
        """Mentions apart from those in the roles of people: an institute is no actor where only its analyst speaks."""
        inside = sum(actor.name in role for role in self.roles[actor.source])
        return max(0, actor.mentions - inside)

    def of(self, group: Sequence[SourceActor]) -> float:
        """The weight of one actor."""
        by_origin: defaultdict[str, float] = defaultdict(float)
        for actor in group:
            origin = self.origins.get(actor.source, actor.source)
            by_origin[origin] = max(by_origin[origin], self._in_source(actor))
        heard = self.speaks(group)
        weight = sum(by_origin.values()) + _HEARD * math.sqrt(heard)
        kind = _kind(group)
        silent = kind in {"organisation", "country"} and not heard
        return weight * (_GROUP if kind == "group" else _SILENT if silent else 1.0)

    def _in_source(self, actor: SourceActor) -> float:
        lead = sum(name in self.leads.get(actor.source, "") for name in actor.names) > 0
        mentions = self.own_mentions(actor) * self._acting(actor)
        return float(mentions**_GROWTH) + (_IN_LEAD if lead else 0.0)

    def _acting(self, actor: SourceActor) -> float:
        """The share of mentions that are not only where something is; people are never only a place."""
        if actor.kind == "person":
            return 1.0
        text = self.texts.get(actor.source, "")
        places = [m.start() for name in actor.names for m in re.finditer(re.escape(name), text)]
        placed = sum(bool(_PLACED.search(text, max(0, at - 14), at)) for at in places)
        return 1.0 - _PLACE * placed / len(places) if places else 1.0


def _name(group: Sequence[SourceActor]) -> str:
    """The usual form: a name of most sources, spelt out and full; a country by its own name."""
    forms: Counter[str] = Counter(name for actor in group for name in actor.names)
    kind = _kind(group)
    if kind == "country":
        country = next((found for name in forms if (found := country_of(name))), None)
        return country if country and country in forms else next((n for n in forms if not is_demonym(n)), group[0].name)
    heads = Counter(name for actor in group for name in actor.names)
    if (party := next(filter(None, map(party_of, heads)), None)) and party in heads:
        return party
    spelt = [name for name in heads if not acronym_letters(name)] or list(heads)
    full = [name for name in spelt if len(name_words(name)) > 1] if kind == "person" else spelt
    return max(full or spelt, key=lambda name: (heads[name] + _WORD * min(len(core_words(name)), 4), -len(name), name))


def _kind(group: Sequence[SourceActor]) -> ActorKind:
    kinds: Counter[ActorKind] = Counter()
    for actor in group:
        kinds[actor.kind] += actor.mentions
    return kinds.most_common(1)[0][0]


def _role(group: Sequence[SourceActor]) -> str | None:
    """The role that says most, up to eight words; of these the one in the source that names the actor most."""
    roles = [(min(actor.role.count(" "), 7), actor.mentions, actor.role) for actor in group if actor.role]
    return max(roles)[-1] if roles else None


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
    """Who this is here, in the articles' words: role and name, else the quoted sentence that begins with a name."""
    quotes = [material.citations[cite].quote for actor in group for cite in actor.cites if cite in material.citations]
    if role:
        leads = role[:1].isupper() and any(quote.startswith(f"{role} ") for quote in quotes)
        return f"{role} {name}" if leads else f"{name}, {role}"
    names = tuple(dict.fromkeys(form for actor in group for form in actor.names))
    telling = [quote for quote in quotes if quote.count(" ") >= _SENTENCE and any(form in quote for form in names)]
    return max(telling, key=lambda quote: _worth(quote, names), default=name)


def _worth(quote: str, names: tuple[str, ...]) -> tuple[bool, bool, bool, int]:
    """Whole sentences first, then those that begin with the name itself, the shorter the better."""
    whole = quote[:1].isupper() and quote[-1:] in ".!"
    begun = quote.removeprefix("The ")
    named = any(begun.startswith(name) and begun[len(name) : len(name) + 1] not in "’'" for name in names)
    return whole, named, not quote.startswith(_DANGLING), -len(quote)
