"""Who and what an article names that can act: one entity each, with every place where its name stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.name_forms import acronym_letters, country_of, name_words
from briefgen.domain.naming import group_names
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.story import ActorKind
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.kinds import NameKind, kind_by_form, kind_by_use
from briefgen.engines.extractive.metonyms import governments_in, is_channel
from briefgen.engines.extractive.roles import gender_of_role, role_after, role_before
from briefgen.engines.extractive.sightings import Sighting, is_headline, known_in, sightings_in

Gender = Literal["m", "f"]
_ACT: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "group": "group",
}
"""The kinds of names that can act."""


class Entity(Noun):
    """An actor of one article; ``mentions`` are the places of its names, titles and roles apart, in order."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    role: str | None = None
    role_span: Span | None = None
    part_of: str | None = None
    mentions: tuple[Span, ...]
    gender: Gender | None = None


def find_entities(article: Article, sentences: Sequence[Sentence]) -> tuple[Entity, ...]:
    """Return one entity per actor of an article, in the order in which they enter."""
    reader = _Reader(article, sentences)
    return reader.entities()


class _Reader:
    """The names of one article on their way to entities."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article, self.text, self.sentences = article, article.text, sentences
        self.headlines = [n for n, sentence in enumerate(sentences) if is_headline(sentence.text)]
        shown = set(self.headlines)
        self.forms: defaultdict[str, list[Sighting]] = defaultdict(list)
        for number, sentence in enumerate(sentences):
            if number not in shown or len(shown) == len(sentences):
                for one in sightings_in(self.text, sentence, number):
                    self.forms[one.name].append(one)
        self.kinds = self._kinds()

    def _kinds(self) -> dict[str, NameKind]:
        kinds = {name: self._first_kind(name, seen) for name, seen in self.forms.items()}
        lasts = {words[-1] for name, kind in kinds.items() if kind == "person" and len(words := name_words(name)) > 1}
        for name, kind in kinds.items():
            may_be = kind == "unknown" or (kind == "place" and not _is_place_here(self.forms[name], self.text))
            if may_be and len(words := name_words(name)) == 1 and words[0] in lasts:
                kinds[name] = "person"
        heads = {name_words(name)[0] for name, kind in kinds.items() if kind == "organisation" and name_words(name)}
        for name, kind in kinds.items():
            if kind == "unknown":
                words = name_words(name)
                begins = words and words[0] in heads and len(words) == 1
                kinds[name] = "organisation" if begins else kind_by_use(name, self.forms[name], self.text)
        return kinds

    def _first_kind(self, name: str, seen: list[Sighting]) -> NameKind:
        if any(one.acronym for one in seen):
            kind = kind_by_form(name)
            return kind if kind in {"group", "organisation"} else "organisation"
        kind = kind_by_form(name)
        titled = any(one.title and not _is_bare_country(name) for one in seen)
        if titled and kind in {"unknown", "place", "country", "person"}:
            return "person"
        if kind == "unknown" and self._is_somebody(name, seen):
            return "person"
        return kind

    def _is_somebody(self, name: str, seen: list[Sighting]) -> bool:
        """Whether the words around a name say what only a person can be."""
        if not 1 < len(name.split()) <= 5:  # noqa: PLR2004 - first and last name, with particles
            return False
        return any(self._role(one) for one in seen)

    def _role(self, one: Sighting) -> Span | None:
        sentence = self.sentences[one.sentence].span
        return role_before(self.text, sentence, one.span, one.title) or role_after(self.text, sentence, one.span)

    def entities(self) -> tuple[Entity, ...]:
        """Every actor, in the order of first mention."""
        acting = {name: kind for name, found in self.kinds.items() if (kind := _ACT.get(found))}
        acting = {name: kind for name, kind in acting.items() if not self._is_furniture(name)}
        speaking: defaultdict[str, list[Sighting]] = defaultdict(list)
        for one in governments_in(self.text, self.sentences, self.forms):
            speaking[one.name].append(one)
        self.forms |= speaking
        acting |= dict.fromkeys(speaking, "country")
        names = list(acting)
        groups = group_names([(self._compared(name), acting[name], len(self.forms[name])) for name in names])
        found = [self._entity([names[index] for index in group], acting) for group in groups]
        found = self._with_parts(found)
        return tuple(sorted(found, key=lambda entity: entity.mentions[0]))

    def _compared(self, name: str) -> str:
        return word_table("capitals").get(name, (name,))[0]

    def _is_furniture(self, name: str) -> bool:
        known = {part.casefold() for part in (self.article.publisher, self.article.author) if part}
        if name.casefold() in known:
            return True
        return is_channel(name, self.forms[name], self.text)

    def _entity(self, names: list[str], acting: dict[str, ActorKind]) -> Entity:
        seen = [one for name in names for one in self.forms[name]]
        headlines = [
            one for number in self.headlines for one in known_in(self.text, self.sentences[number], number, names)
        ]
        seen = sorted({one.span: one for one in (*seen, *headlines)}.values(), key=lambda one: one.span)
        kind = Counter(acting[name] for name in names).most_common(1)[0][0]
        full = self._fullest(names, kind)
        role = self._best_role(seen) if kind == "person" else None
        return Entity(
            name=full,
            aliases=tuple(dict.fromkeys(name for name in names if name != full)),
            kind=kind,
            role=role.of(self.text) if role else None,
            role_span=role,
            mentions=_apart(seen),
            gender=self._gender(names, seen, role) if kind == "person" else None,
        )

    def _fullest(self, names: list[str], kind: ActorKind) -> str:
        if kind == "country":
            country = next((found for name in names if (found := country_of(self._compared(name)))), names[0])
            return country if country in names else max(names, key=lambda name: len(self.forms[name]))
        return max(
            names, key=lambda name: (not acronym_letters(name), min(len(name_words(name)), 4), len(self.forms[name]))
        )

    def _best_role(self, seen: Sequence[Sighting]) -> Span | None:
        """The role that says most: more than one word, the earliest."""
        roles = [role for one in seen[:12] if (role := self._role(one))]
        full = [role for role in roles if " " in role.of(self.text)]
        return next(iter(full or roles), None)

    def _gender(self, names: list[str], seen: Sequence[Sighting], role: Span | None) -> Gender | None:
        table = word_table("honorifics")
        for one in seen:
            if one.honorific and (told := table[one.honorific][0]) in {"m", "f"}:
                return "m" if told == "m" else "f"
        if role and (known := gender_of_role(role.of(self.text))):
            return "m" if known == "m" else "f"
        first = {name.split()[0].casefold() for name in names if " " in name}
        male, female = first & word_list("given_names_m"), first & word_list("given_names_f")
        if bool(male) != bool(female):
            return "m" if male else "f"
        return self._gender_of_pronouns(seen)

    def _gender_of_pronouns(self, seen: Sequence[Sighting]) -> Gender | None:
        """What the pronouns behind a name in its sentence say, two of them at least and all but alike."""
        near = " ".join(self.text[one.span.end : self.sentences[one.sentence].span.end] for one in seen[:12])
        he = len(re.findall(r"\b(?:he|his|him|himself)\b", near, re.IGNORECASE))
        she = len(re.findall(r"\b(?:she|her|hers|herself)\b", near, re.IGNORECASE))
        if max(he, she) < 2 or min(he, she) * 3 > max(he, she):  # noqa: PLR2004
            return None
        return "m" if he > she else "f"

    def _with_parts(self, entities: list[Entity]) -> list[Entity]:
        """Entities with the body that their role names, where that is an entity too."""
        whole = [entity for entity in entities if entity.kind != "person"]
        places = [(span, entity.name) for entity in whole for span in entity.mentions]
        countries = {country: entity.name for entity in whole if (country := country_of(entity.name))}
        done = []
        for entity in entities:
            part = self._part(entity, places, countries)
            done.append(entity.model_copy(update={"part_of": part}) if part and part != entity.name else entity)
        return done

    def _part(self, entity: Entity, places: Iterable[tuple[Span, str]], countries: dict[str, str]) -> str | None:
        if not entity.role_span:
            return None
        inside = sorted((span, name) for span, name in places if entity.role_span.holds(span))
        if inside:
            return inside[0][1]
        words = re.findall(r"[\w.]+", entity.role or "")
        return next(
            (countries[found] for word in words if word[0].isupper() and (found := country_of(word)) in countries), None
        )


def _apart(seen: Iterable[Sighting]) -> tuple[Span, ...]:
    """The places of names, the longer where two overlap, in order."""
    kept: list[Span] = []
    for span in sorted({one.span for one in seen}, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _is_bare_country(name: str) -> bool:
    return country_of(name) is not None and " " in name


def _is_place_here(seen: Sequence[Sighting], text: str) -> bool:
    return all(
        re.search(r"\b(?:in|at|near|from|to)\s$", text[max(0, one.span.start - 6) : one.span.start]) for one in seen
    )
