"""Groups that are named by a common noun: Republican lawmakers, Iran-backed militias, the Trump administration."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefgen.domain.chunk import Sentence
from briefgen.domain.names.name_forms import is_demonym
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.people.sightings import Sighting
from briefgen.engines.extractive.people.uses import acts

_FOLLOWS = re.compile(r"(?:-[a-z]+)?(?: [a-z]+){0,2}? (?P<noun>[a-z]+)\b")
_MODIFIERS = frozenset(
    ("armed", "militant", "militia", "proxy", "rebel", "resistance", "security", "party", "house", "senate")
)
_COMPOUNDS = re.compile(r"-(?:backed|aligned|affiliated|linked|sponsored|supported|allied|led|funded)$")
_ADMINISTRATION = re.compile(r" (?:administration|campaign)\b")
_WINDOW = 48
_OFTEN = 4  # places of a common noun in one article: rarer ones are scenery


def collectives_in(
    text: str, sentences: Sequence[Sentence], forms: Mapping[str, Sequence[Sighting]]
) -> Iterator[Sighting]:
    """Where a party's, a nationality's or a backer's name with a plural noun names a group that acts."""
    for name, seen in forms.items():
        party = name.casefold() in _party_words()
        for one in seen:
            if after := _ADMINISTRATION.match(text, one.span.end, one.span.end + _WINDOW):
                yield _named(text, one, Span(one.span.start, after.end()))
            elif is_demonym(name) and (body := _national().match(text, one.span.end, one.span.end + _WINDOW)):
                yield _named(text, one, Span(one.span.start, body.end()))
        if party or is_demonym(name) or any(one.modifies for one in seen):
            for one in seen:
                if span := _group(text, one, sentences[one.sentence].span, party=party):
                    yield _named(text, one, span)


def crowds_in(text: str, sentences: Sequence[Sentence]) -> Iterator[Sighting]:
    """Where a common noun names who acts as one: the plaintiffs, police; often, and acting."""
    for noun in sorted(word_list("crowd_nouns")):
        if text.count(noun) >= _OFTEN:
            found = list(_places_of(noun, text, sentences))
            if len(found) >= _OFTEN and any(acts(one, text) for one in found):
                yield from found


def _places_of(noun: str, text: str, sentences: Sequence[Sentence]) -> Iterator[Sighting]:
    pattern = _whole_word(noun)
    for number, sentence in enumerate(sentences):
        for place in pattern.finditer(text, sentence.span.start, sentence.span.end):
            yield Sighting(noun, Span(*place.span()), number)


@cache
def _whole_word(noun: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){noun}(?![\w-]|’s|'s)")


def is_administration(name: str) -> bool:
    """Whether a name is that of the body behind a leader: the Trump administration."""
    return name.endswith((" administration", " campaign"))


def _named(text: str, one: Sighting, span: Span) -> Sighting:
    return one._replace(name=" ".join(span.of(text).split()), span=span, modifies=False, title=None)


def _group(text: str, one: Sighting, sentence: Span, *, party: bool) -> Span | None:
    follows = _FOLLOWS.match(text, one.span.end, min(sentence.end, one.span.end + _WINDOW))
    if not follows:
        return None
    compound, *between = text[one.span.end : follows.start("noun")].split() or [""]
    if not compound.startswith("-"):
        between, compound = [word for word in (compound, *between) if word], ""
    noun = follows["noun"]
    if noun not in word_list("group_nouns") or not set(between) <= _MODIFIERS | word_list("role_modifiers"):
        return None
    if compound and not _COMPOUNDS.search(compound):
        return None
    return Span(one.span.start, follows.end()) if party or compound or noun in word_list("armed_nouns") else None


@cache
def _national() -> re.Pattern[str]:
    nouns = sorted(word_list("national_bodies"), key=len, reverse=True)
    return re.compile(rf" (?:{'|'.join(nouns)})\b")


def _party_words() -> frozenset[str]:
    return frozenset(form.casefold() for forms in word_table("party_adjectives").values() for form in forms)
