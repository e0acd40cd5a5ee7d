"""The names that one article writes, and what each of them names."""

import re
from collections import defaultdict
from collections.abc import Sequence

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.names.mentions import is_ordinary
from briefgen.domain.names.name_forms import acronym_letters, acronym_of, country_of, name_words
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.people.headings import is_headline
from briefgen.engines.extractive.people.kinds import NameKind, kind_by_form
from briefgen.engines.extractive.people.roles import role_after, role_before
from briefgen.engines.extractive.people.sightings import Sighting, sightings_in
from briefgen.engines.extractive.people.uses import is_idle_acronym, is_plain, is_spoken_of, kind_by_use

_LOWER = re.compile(r"(?<![\w.’'-])[a-z]{3,}")
_CALLED = re.compile(r",? (?:\([^)]{1,12}\) ?)?,? ?(?:an?|the|one of the) ([^,;:.()]{3,80})")
_NOUN_BEFORE = re.compile(r"\b([a-z]+) $")
_APPOSITION = 100  # characters behind a name
_WORDS_OF_PERSON = 5
_ORDINARY = 6
"""Letters of a word that may be told by its ending: Embattled, not Ahmed."""
_PLACED = re.compile(r"\b(?:in|at|near|from|to)\s$")


class Reading:
    """The names of an article: ``forms`` by name as written, ``kinds`` what they name, ``headlines`` by number."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text, self.sentences = article.text, sentences
        self.lower = {word.group() for word in _LOWER.finditer(self.text)}
        self.headlines = [n for n, sentence in enumerate(sentences) if is_headline(sentence.text)]
        self.forms = self._forms()
        self.kinds = {name: self._first_kind(name, seen) for name, seen in self.forms.items()}
        self._settle_full_names()
        self._settle_last_names()
        self._settle_the_rest()

    def _forms(self) -> dict[str, list[Sighting]]:
        """Every name with its places; headlines are left out unless there is nothing else."""
        skipped = set(self.headlines) if len(self.headlines) < len(self.sentences) else set()
        forms: defaultdict[str, list[Sighting]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            if number not in skipped:
                for one in sightings_in(self.text, sentence, number):
                    forms[one.name].append(one)
        return self._without_openers(forms)

    def _without_openers(self, forms: dict[str, list[Sighting]]) -> dict[str, list[Sighting]]:
        """Names that a sentence opens with, cut by their first word where the rest is known to be a name by itself."""
        for name in [name for name in forms if " " in name and all(one.opening for one in forms[name])]:
            first, _, rest = name.partition(" ")
            if (rest in forms or rest.casefold() in word_list("groups")) and self._only_opens(first):
                cut = len(name) - len(rest)
                moved = [
                    one._replace(name=rest, span=Span(one.span.start + cut, one.span.end)) for one in forms.pop(name)
                ]
                forms[rest] = sorted([*forms.get(rest, ()), *moved], key=lambda one: one.span)
        return forms

    def _only_opens(self, word: str) -> bool:
        """Whether a word has its capital from where it stands: it is ordinary, or the article writes it small."""
        low = word.casefold()
        listed = low in word_list("sentence_openers") or low in word_list("number_words")
        ordinary = listed or (len(word) >= _ORDINARY and is_ordinary(word))
        return low in self.lower or (ordinary and not _is_given(word))

    def role(self, one: Sighting) -> Span | None:
        """Who the words around a name say this is."""
        sentence = self.sentences[one.sentence].span
        return role_before(self.text, sentence, one.span, one.title) or role_after(self.text, sentence, one.span)

    def _first_kind(self, name: str, seen: list[Sighting]) -> NameKind:
        kind = kind_by_form(name)
        if any(one.acronym for one in seen):
            return "organisation" if kind in {"person", "place"} else kind
        titled = any(one.title for one in seen) and not (country_of(name) and " " in name)
        if titled and kind in {"unknown", "place", "country", "person"}:
            return "person"
        return (self._told_kind(name, seen) or kind) if kind == "unknown" else kind

    def _told_kind(self, name: str, seen: list[Sighting]) -> NameKind | None:
        """What the words beside a name say it is: a role only people have, or what only a body is called."""
        if any(self._is_called_body(one) for one in seen):
            return "organisation"
        if any(char.isdigit() for char in name):
            return None
        return "person" if 1 < len(name.split()) <= _WORDS_OF_PERSON and any(map(self.role, seen)) else None

    def _is_called_body(self, one: Sighting) -> bool:
        """Whether an apposition calls it a body (Kataib Hezbollah, an Iraqi militia), or a noun before it does."""
        sentence = self.sentences[one.sentence].span
        after = _CALLED.match(self.text, one.span.end, min(sentence.end, one.span.end + _APPOSITION))
        before = _NOUN_BEFORE.search(self.text, max(sentence.start, one.span.start - 20), one.span.start)
        bodies = word_list("org_nouns") | word_list("body_nouns")
        called = [] if after is None else after[1].split()[:6]
        role = next((n for n, word in enumerate(called) if word in word_list("role_nouns")), len(called))
        return not bodies.isdisjoint(called[:role]) or (before is not None and before[1] in bodies)

    def _settle_full_names(self) -> None:
        """Two or three words whose last one goes on alone are a person where it speaks, or is he or she."""
        for name, kind in self.kinds.items():
            if kind != "unknown" or not 1 < len(name.split()) < _WORDS_OF_PERSON:
                continue
            first, *_, last = name.split()
            if self.kinds.get(last) not in {"unknown", "person"} or self._only_opens(first) or not is_plain(name):
                continue
            later = [one for one in self.forms[last] if one.span.start > self.forms[name][0].span.start]
            if later and is_spoken_of([*self.forms[name], *later], self.text):
                self.kinds[name] = "person"

    def _settle_last_names(self) -> None:
        """Bare words that end a person's full name, or the one that begins it, are the person."""
        full = [words for name, kind in self.kinds.items() if kind == "person" and len(words := name_words(name)) > 1]
        lasts = {words[start:] for words in full for start in range(1, len(words))}
        firsts = [words[0] for words in full]
        for name, kind in self.kinds.items():
            if kind in {"unknown", "place", "thing"} and (words := name_words(name)):
                placed = kind == "place" and all(map(self._is_place, self.forms[name]))
                begins = kind == "unknown" and len(words) == 1 and firsts.count(words[0]) == 1
                if not placed and (words in lasts or begins):
                    self.kinds[name] = "person"

    def _is_place(self, one: Sighting) -> bool:
        return bool(_PLACED.search(self.text, max(0, one.span.start - 6), one.span.start))

    def _is_idle(self, name: str) -> bool:
        """Whether an acronym stands for no name of the article, and for nobody who does or owns anything."""
        if not is_idle_acronym(name, self.forms[name], self.text):
            return False
        first = name_words(name)[:1]
        return not any(
            other != name and (name_words(other)[:1] == first or acronym_of(name, other)) for other in self.forms
        )

    def _settle_the_rest(self) -> None:
        """What neither form nor role tells is told by use; a word that stands in lower case elsewhere is no name."""
        heads = {
            words[0] for name, kind in self.kinds.items() if kind == "organisation" and (words := name_words(name))
        }
        things = {
            one.acronym
            for name, kind in self.kinds.items()
            if kind == "thing"
            for one in self.forms[name]
            if one.acronym
        }
        for name, kind in self.kinds.items():
            if name in things or (kind == "organisation" and self._is_idle(name)):
                self.kinds[name] = "thing"
            elif kind == "unknown":
                begins = " " not in name and name_words(name)[:1] and name_words(name)[0] in heads
                common = " " not in name and name.casefold() in self.lower and not acronym_letters(name)
                use = kind_by_use(name, self.forms[name], self.text)
                self.kinds[name] = "thing" if common else "organisation" if begins and use != "place" else use


def _is_given(word: str) -> bool:
    return word.casefold() in word_list("given_names_m") or word.casefold() in word_list("given_names_f")
