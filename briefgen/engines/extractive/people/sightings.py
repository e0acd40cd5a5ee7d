"""One place where an article writes a name: titles and modifiers told from the name itself."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefgen.domain.chunk import Sentence
from briefgen.domain.names.name_forms import acronym_of, country_of, is_demonym, title_heads
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.people.names import Word, Words, name_runs, without_small_ends

_BRACKETED = re.compile(r"[\"”’]?,?\s{1,2}\(([A-Z][A-Za-z.&]{1,9})[,;)]")
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([A-Z]\w{1,20}\))? ?[—–]")
_CAPITAL = re.compile(r"(?<![\w.’'-])(?:[Aa]l-|[Ee]l-)?[A-Z]")
_LOOK_BACK = 110  # characters before a bracketed acronym: eight words of a long name


class Sighting(NamedTuple):
    """A name at its place; ``title`` covers the words of office before it, with what they are the office of.

    ``opening``: it opens a sentence, so its capital says nothing; ``modifies``: it only describes what follows.
    """

    name: str
    span: Span
    sentence: int
    title: Span | None = None
    honorific: str = ""
    opening: bool = False
    modifies: bool = False
    owner: bool = False
    acronym: str = ""


def sightings_in(text: str, sentence: Sentence, number: int) -> list[Sighting]:
    """The names of one sentence, in order."""
    found: list[Sighting] = []
    dateline = _DATELINE.match(text, sentence.span.start, sentence.span.end)
    for run in name_runs(text, Span(dateline.end() if dateline else sentence.span.start, sentence.span.end)):
        found += _read(text, run, sentence, number)
    return _with_expansions(text, sentence, found, number)


def _read(text: str, run: Words, sentence: Sentence, number: int) -> Iterator[Sighting]:
    opens = _opens(text, run[0].start, sentence.span.start)
    for part in _without_calendar(run):
        words = part
        if opens and words[0] is run[0] and _is_opener(words):
            words = words[1:]
        while words and words[0].low in word_list("small_openers"):
            words = words[1:]
        if words:
            yield from _titled(words, number, opening=opens and words[0] is run[0])


def _opens(text: str, start: int, sentence: int) -> bool:
    before = text[max(sentence, start - 3) : start].rstrip()
    return start - sentence <= 1 or not before or before[-1] in '“"‘:•—–(*|' or before[-1] in ".!?"


def _is_opener(words: Words) -> bool:
    """Whether the first word only opens the sentence; a given name before another word is none (Will Smith)."""
    low = words[0].low
    if len(words) > 1 and f"{low} {words[1].low}" in _listed():
        return False
    named = (_given(low) and low not in {"may", "will"}) or country_of(low) or low in word_list("org_names")
    return low in word_list("first_words") and not named and not (len(words) > 1 and _is_title(low))


def _given(low: str) -> bool:
    return low in word_list("given_names_m") or low in word_list("given_names_f")


def _without_calendar(run: Words) -> Iterator[Words]:
    """The run without months and days, unless one is a person's name (Theresa May, April Ryan)."""
    calendar = word_list("calendar")
    if all(word.low not in calendar for word in run):
        yield run
        return
    part: list[Word] = []
    for number, word in enumerate(run):
        named = (number and _given(run[number - 1].low)) or (_given(word.low) and number + 1 < len(run))
        if word.low in calendar and not named and word.text[0].isupper():
            yield from without_small_ends(part)
            part = []
        else:
            part.append(word)
    yield from without_small_ends(part)


def _titled(words: Words, number: int, *, opening: bool) -> Iterator[Sighting]:
    """A name with its titles, and before it the name of what they are the office of."""
    if len(words) > 1 and words[0].low.replace(".", "") in {"us", "uk"} and words[-1].low not in word_list("org_nouns"):
        yield _sighting(words[:1], number, opening=opening)._replace(modifies=True)
        words, opening = words[1:], False
    if place := _place_before_person(words):
        yield _sighting(words[:place], number, opening=opening)._replace(modifies=True)
        words, opening = words[place:], False
    cut = _title_end(words)
    if not cut:
        yield _sighting(words, number, opening=opening)
        return
    office, rest = words[:cut], words[cut:]
    first = next((n for n, word in enumerate(office) if _is_title(word.low)), 0)
    holder = office[:first]
    while holder and (holder[-1].low in word_list("role_modifiers") or holder[-1].text.islower()):
        holder = holder[:-1]
    if holder:
        yield _sighting(holder, number, opening=opening)._replace(modifies=True)
    if rest:
        honorifics = [word.low for word in office if word.low in word_table("honorifics")]
        yield _sighting(rest, number, opening=False)._replace(
            title=Span(office[0].start, office[-1].end), honorific=honorifics[-1] if honorifics else ""
        )


def _place_before_person(words: Words) -> int:
    """How many words name the place whose office a person holds: the mayor of [London] Ada Ito; else 0."""
    for end in (2, 1):
        place = " ".join(word.low for word in words[:end])
        known = place in word_list("places") or place.title() in word_table("capitals")
        if len(words) > end + 1 and known and not _given(place):
            return end if _given(words[end].low) and words[-1].low not in word_list("org_nouns") else 0
    return 0


def _is_title(low: str) -> bool:
    return low in title_heads()


def _title_end(words: Words) -> int:
    """How many words in front are titles and their office; 0 where the name has none."""
    if len(words) == 1 and not _is_title(words[0].low):
        return 0
    if " ".join(word.low for word in words) in word_list("org_names"):
        return 0
    if words[-1].low in word_list("org_nouns") and not any(_given(word.low) for word in words[1:-1]):
        return 0
    if office := _trailing_office(words):
        return office
    end = 0
    for number, word in enumerate(words):
        if _is_title(word.low) and not word.owner and (number + 1 < len(words) or number == 0 or _only_office(words)):
            end = max(end, _with_office(words, number))
        elif _describes(words, number):
            end = max(end, number + 1)
        elif _given(word.low) and number:
            break
    return end if end < len(words) or _only_office(words) else 0


def _trailing_office(words: Words) -> int:
    """All words where a run ends in an office of two words at least (Apple Chief Executive Officer), else 0."""
    start = len(words)
    while start and (_is_title(words[start - 1].low) or words[start - 1].low in word_list("role_modifiers")):
        start -= 1
    named = start and _given(words[0].low) and len(words) - start < 2  # noqa: PLR2004 - Martin Luther King
    return len(words) if start < len(words) - 1 and _is_title(words[-1].low) and not named else 0


def _with_office(words: Words, number: int) -> int:
    """Where a title ends together with what it is the office of: Secretary of State."""
    end = number + 1
    while end + 1 < len(words) and words[end].text.islower():
        end += 1 + (not words[end + 1].text.islower())
    while (
        end < len(words)
        and end > number + 1
        and words[end].low in {"security", "affairs", "services", "council", "staff"}
    ):
        end += 1
    return end


def _only_office(words: Words) -> bool:
    """Whether a run is nothing but an office: the Prime Minister, Foreign Minister."""
    return _is_title(words[-1].low) and all(
        _is_title(word.low) or word.low in word_list("role_modifiers") or country_of(word.text) or word.text.islower()
        for word in words
    )


def _describes(words: Words, number: int) -> bool:
    """Whether a nationality or a party stands before a person's given name (Republican Mitt Romney)."""
    low, follows = words[number].low, words[number + 1].low if number + 1 < len(words) else ""
    adjective = low in _party_words() or low in word_list("role_nouns") or is_demonym(low)
    return bool(adjective) and number + 2 < len(words) and _given(follows)


@cache
def _listed() -> frozenset[str]:
    names = word_list("org_names") | word_list("not_actors") | word_list("media") | word_list("places")
    return frozenset(" ".join(name.split()[:2]) for name in names)


@cache
def _party_words() -> frozenset[str]:
    words = ("democrat", "democratic", "republican", "independent", "labour", "conservative", "liberal", "socialist")
    return frozenset(words)


def _sighting(words: Words, number: int, *, opening: bool) -> Sighting:
    return Sighting(
        _joined(words),
        Span(words[0].start, words[-1].end),
        number,
        opening=opening,
        modifies=words[-1].modifies,
        owner=words[-1].owner,
    )


def _joined(words: Words) -> str:
    """The name as written, possessives inside it kept."""
    return " ".join(f"{word.text}’s" if word.owner and word is not words[-1] else word.text for word in words)


def _with_expansions(text: str, sentence: Sentence, found: list[Sighting], number: int) -> list[Sighting]:
    """Names widened to what the acronym in brackets behind them stands for: Islamic Resistance in Iraq (IRI)."""
    if "(" not in sentence.text:
        return found
    for bracket in _BRACKETED.finditer(text, sentence.span.start, sentence.span.end):
        if span := _expansion(text, Span(sentence.span.start, bracket.start()), bracket[1]):
            title = next((one.title for one in found if one.title and one.span.start == span.start), None)
            found = [one for one in found if not one.span.overlap(span)]
            found.append(Sighting(text[span.start : span.end], span, number, title=title, acronym=bracket[1]))
    return sorted(found, key=lambda one: one.span) if found else found


def _expansion(text: str, before: Span, acronym: str) -> Span | None:
    start = max(before.start, before.end - _LOOK_BACK)
    for capital in reversed([m.start() for m in _CAPITAL.finditer(text, start, before.end)]):
        if acronym_of(acronym, text[capital : before.end]):
            return Span(capital, before.end)
    return None
