"""Who and what an article names that can act: one entity each, with every place where its name stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.names.name_forms import acronym_letters, country_of, name_words, party_of
from briefgen.domain.names.namesakes import address_of
from briefgen.domain.names.naming import group_names
from briefgen.domain.span import Span
from briefgen.domain.story import ActorKind
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.people.collectives import collectives_in, crowds_in, is_administration
from briefgen.engines.extractive.people.entity import Entity, Gender
from briefgen.engines.extractive.people.genders import gender_of
from briefgen.engines.extractive.people.headings import known_in
from briefgen.engines.extractive.people.kin import apart, is_beside_kin, is_somebodys_kin, with_addresses
from briefgen.engines.extractive.people.metonyms import governments_in, is_channel
from briefgen.engines.extractive.people.reading import Reading
from briefgen.engines.extractive.people.roles import says_who
from briefgen.engines.extractive.people.sightings import Sighting

__all__ = ["Entity", "find_entities"]

_ACT: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "group": "group",
}
"""The kinds of names that can act."""
_HEADLINES = 40  # of one article: more is a list, and every one costs a search for every name
_PAST = re.compile(r"(?:the )?(?:former|ex-|one-time|onetime|retired|late|outgoing|previous|formerly)\b", re.IGNORECASE)
"""What begins the role of those who are no longer part of what it names."""
_ROLES_READ = 12  # places of a name at which its role is looked for: who somebody is stands early


def find_entities(article: Article, sentences: Sequence[Sentence]) -> tuple[Entity, ...]:
    """Return one entity per actor of an article, in the order in which they enter."""
    return _Cast(article, sentences).entities()


class _Cast:
    """The names of one article that act, on their way to entities."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article, self.text, self.sentences = article, article.text, sentences
        self.reading = Reading(article, sentences)
        self.forms = dict(self.reading.forms)
        kinds = {name: kind for name, found in self.reading.kinds.items() if (kind := _ACT.get(found))}
        self.kinds = {name: kind for name, kind in kinds.items() if not self._is_furniture(name)}
        self._add("country", governments_in(self.text, sentences, self.reading.forms))
        self._add("group", collectives_in(self.text, sentences, self.reading.forms))
        self._add("group", self._unqualified(crowds_in(self.text, sentences)))
        self._leave_out_heads()
        self._tell_addresses()

    def _add(self, kind: ActorKind, seen: Iterable[Sighting]) -> None:
        """Take in names that only their surroundings make actors; these places are all that counts of them."""
        found: defaultdict[str, list[Sighting]] = defaultdict(list)
        for one in seen:
            found[one.name].append(one)
        self.forms |= found
        self.kinds |= {name: "organisation" if is_administration(name) else kind for name in found}

    def _unqualified(self, crowds: Iterable[Sighting]) -> Iterable[Sighting]:
        """Crowds apart from those that the article also calls whose they are: militias beside Iran-backed militias."""
        qualified = {name.rpartition(" ")[2] for name, kind in self.kinds.items() if kind == "group" and " " in name}
        return (one for one in crowds if one.name not in qualified)

    def _leave_out_heads(self) -> None:
        """A name inside the longer name of a group is not mentioned itself: Trump in the Trump administration."""
        longer = {one.span.start: one.span.end for name in self.kinds for one in self.forms[name]}
        for name in self.kinds:
            for one in self.forms[name]:
                longer[one.span.start] = max(longer[one.span.start], one.span.end)
        for name in [name for name, kind in self.kinds.items() if kind == "person"]:
            kept = [one for one in self.forms[name] if longer[one.span.start] == one.span.end]
            if kept:
                self.forms[name] = kept
            else:
                del self.kinds[name]

    def _tell_addresses(self) -> None:
        """A last name that man and wife bear is two names where a form of address tells whose it is."""
        for name, seen in with_addresses(self.forms, self._people()).items():
            self.forms[name], self.kinds[name] = seen, "person"
            if not seen:
                del self.kinds[name]

    def _people(self) -> list[str]:
        return [name for name, kind in self.kinds.items() if kind == "person"]

    def _is_furniture(self, name: str) -> bool:
        known = {part.casefold() for part in (self.article.publisher, self.article.author) if part}
        return name.casefold() in known or is_channel(name, self.forms[name], self.text)

    def entities(self) -> tuple[Entity, ...]:
        """Every actor, in the order of first mention."""
        names = list(self.kinds)
        named = [(compared_form(name), self.kinds[name], len(self.forms[name])) for name in names]
        groups = group_names(named, apart(self.text, self.forms, self._people()))
        casts = [part for group in groups for part in self._told_apart([names[index] for index in group])]
        found = self._with_parts([self._entity(cast) for cast in casts])
        return tuple(sorted(found, key=lambda entity: entity.mentions[0]))

    def _told_apart(self, names: list[str]) -> list[list[str]]:
        """A bare last name that holds an office, or stood before, is not that of kin named in full.

        President Obama, Malia Obama; Stone, and far on "her father, Robert Stone".
        """
        full = [name for name in names if len(name_words(name)) > 1]
        bare = [name for name in names if len(name_words(name)) == 1]
        if self.kinds[names[0]] != "person" or not full or not bare:
            return [names]
        offices = [one for name in bare for one in self.forms[name] if one.title and not one.honorific]
        kin = [one for name in full for one in self.forms[name] if is_beside_kin(self.text, one)]
        held = any(one.title for name in full for one in self.forms[name])
        stood = all(is_somebodys_kin(self.text, self.forms[name][0]) for name in full) and all(
            self.forms[name][0].span < min(self.forms[other][0].span for other in full) for name in bare
        )
        return [full, bare] if (offices and kin and not held) or stood else [names]

    def _entity(self, names: list[str]) -> Entity:
        seen = self._seen(names)
        kind = Counter(self.kinds[name] for name in names).most_common(1)[0][0]
        full = self._fullest(names, kind)
        role = self._best_role(seen) if kind == "person" else None
        told = role.of(self.text) if role else None
        return Entity(
            name=full,
            aliases=tuple(dict.fromkeys(name for name in names if name != full)),
            kind=kind,
            role=told,
            role_span=role,
            mentions=_apart(seen),
            gender=self._gender(names, seen, told) if kind == "person" else None,
        )

    def _seen(self, names: list[str]) -> list[Sighting]:
        """The places of the names in order, headlines too; those that only describe another come last."""
        seen = [one for name in names for one in self.forms[name]]
        for number in self.reading.headlines[:_HEADLINES]:
            seen += known_in(self.text, self.sentences[number], number, names)
        own = [one for one in seen if not one.modifies]
        return sorted({one.span: one for one in own or seen}.values(), key=lambda one: one.span)

    def _fullest(self, names: list[str], kind: ActorKind) -> str:
        if kind == "country":
            country = next((found for name in names if (found := country_of(compared_form(name)))), names[0])
            return country if country in names else max(names, key=lambda name: len(self.forms[name]))
        if kind == "group" and (party := next(filter(None, map(party_of, names)), None)) in names:
            return str(party)
        return max(
            names,
            key=lambda name: (
                not acronym_letters(name),
                min(len(name_words(name)), 4),
                not address_of(name),
                len(self.forms[name]),
            ),
        )

    def _best_role(self, seen: Sequence[Sighting]) -> Span | None:
        """The role that says most: up to eight words, the earliest of them."""
        roles = [role for one in seen[:_ROLES_READ] if (role := self.reading.role(one))]
        roles = [role for role in roles if says_who(role.of(self.text))]
        return max(roles, key=lambda role: (min(role.of(self.text).count(" "), 7), -role.start), default=None)

    def _gender(self, names: list[str], seen: Sequence[Sighting], role: str | None) -> Gender | None:
        near = " ".join(self.text[one.span.end : self.sentences[one.sentence].span.end] for one in seen[:_ROLES_READ])
        return gender_of(names, [one.honorific for one in seen], role, near)

    def _with_parts(self, entities: list[Entity]) -> list[Entity]:
        """Entities with the body that their role names, where that is an entity too."""
        whole = [entity for entity in entities if entity.kind != "person"]
        names = {name: entity.name for entity in whole for name in (entity.name, *entity.aliases)}
        places = sorted((one.span, names[name]) for name in names if name in self.forms for one in self.forms[name])
        countries = {country: entity.name for entity in whole if (country := country_of(entity.name))}
        return [self._with_part(entity, places, countries) for entity in entities]

    def _with_part(self, entity: Entity, places: Sequence[tuple[Span, str]], countries: dict[str, str]) -> Entity:
        role = entity.role_span
        if role is None:
            return entity
        told = entity.role or ""
        if _PAST.match(told):
            return entity
        part = next((name for span, name in places if role.holds(span)), None)
        words = re.findall(r"[\w.]+", told) if part is None else []
        for word in words:
            part = part or (countries.get(country_of(word) or "") if word[0].isupper() else None)
        return entity.model_copy(update={"part_of": part}) if part else entity


def compared_form(name: str) -> str:
    """The form under which a name is compared: a capital that speaks is its country."""
    return word_table("capitals").get(name, (name,))[0]


def _apart(seen: Iterable[Sighting]) -> tuple[Span, ...]:
    """The places of names, the longer where two overlap, in order."""
    kept: list[Span] = []
    for span in sorted({one.span for one in seen}, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
