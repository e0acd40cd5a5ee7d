"""The names of a statement, and whether a passage carries them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from briefgen.domain.names.name_forms import known_as
from briefgen.domain.text.alignment import fold, stands_in
from briefgen.domain.wordlists import word_list, word_table

_NAME_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,6}(?!\w)\.?|[^\W_]+(?:['’&][^\W_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:;…]\s|[\"“‘«(\[•–—-]\s?|\n)\s*$")
_SPACED = re.compile(r"[ \t\u00a0]{1,3}|-")
_ACRONYM = re.compile(r"[A-Z]{2,8}s?")
_SUFFIXES = ("i", "is", "n", "ns", "an", "ans", "ian", "ians", "ish", "ese", "ite", "ites", "s", "es")
_SHORTEST_ROOT = 4
_LONGEST_ACRONYM = 6
_LONG = 3
"""Letters; a shorter word may be part of a name that is joined by other marks (``AT&T``)."""

CAPITAL = "^"
"""Marks, among the words of a text, those that are written with a capital."""

ACRONYM = "~"
"""Marks the initials of names that a text has in full."""


class Mention(NamedTuple):
    """A run of capitalised words; ``opens`` says that it begins a sentence, where a capital shows nothing."""

    words: tuple[str, ...]
    opens: bool


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word of a name as it is compared: folded, without points and possessive."""
    return fold(word).replace(".", "").removesuffix("'s").removesuffix("'").replace("'", "")


@cache
def _variants() -> dict[str, str]:
    rows = [*word_table("name_variants").items(), *word_table("calendar_names").items()]
    return {form: base for base, others in rows for form in (base, *others)}


@lru_cache(maxsize=16384)
def _canonical(name: str) -> str:
    """The one form under which months, titles, countries with their peoples and capitals are compared; else empty."""
    form = plain(name)
    if base := _variants().get(form):
        return f"={base}"
    country = word_table("capitals").get(name.strip(".’'s")) or word_table("capitals").get(name)
    known = known_as(country[0] if country else name)
    return f"={known}" if known else ""


def mentions_in(text: str) -> tuple[Mention, ...]:
    """The names of a text in order; none runs over the end of a line."""
    if "\n" not in text:
        return _line_mentions(text)
    return tuple(mention for line in text.split("\n") for mention in _line_mentions(line))


@lru_cache(maxsize=4096)
def _line_mentions(text: str) -> tuple[Mention, ...]:
    runs: list[Mention] = []
    words: list[str] = []
    opens, end = False, -1
    for match in _NAME_WORD.finditer(text):
        if match[0].islower() or not any(map(str.isupper, match[0])):
            continue
        begins = _STARTS.search(text, max(0, match.start() - 6), match.start()) is not None or match.start() == 0
        if words and not begins and _SPACED.fullmatch(text, end, match.start()):
            words.append(match[0])
        else:
            runs += [Mention(tuple(words), opens)] if words else []
            words, opens = [match[0]], begins
        end = match.end()
    runs += [Mention(tuple(words), opens)] if words else []
    return tuple(runs)


def name_tokens(text: str) -> frozenset[str]:
    """Every word of a text in the form that names are compared in, with acronyms of its capitalised runs.

    Words with a capital stand there a second time, marked with ``CAPITAL``.
    """
    return _line_tokens(text) if "\n" not in text else frozenset().union(*map(_line_tokens, text.split("\n")))


@lru_cache(maxsize=4096)
def _line_tokens(text: str) -> frozenset[str]:
    tokens = set(chain.from_iterable(map(_word_tokens, _NAME_WORD.findall(text))))
    for mention in mentions_in(text):
        tokens |= {_canonical(" ".join(pair)) for pair in pairwise(mention.words)}
    tokens |= {ACRONYM + "".join(word[0] for word in run).casefold() for run in _capital_runs(text)}
    return frozenset(tokens - {""})


@lru_cache(maxsize=16384)
def _word_tokens(word: str) -> tuple[str, ...]:
    form, has_capital = plain(word), word[0].isupper()
    marked = (CAPITAL + form,) if has_capital else ()
    return (form, *marked, _canonical(word)) if has_capital or "." in word else (form,)


_CAPITAL_RUN = re.compile(r"[A-Z][\w'’]{1,30}(?:[ -](?:(?:of|the|for|and|in|on|de|al)[ -]){0,2}[A-Z][\w'’]{1,30}){1,8}")


def _capital_runs(text: str) -> Iterator[list[str]]:
    """Neighbouring capitalised words, two to six of them, small words between them left out."""
    for match in _CAPITAL_RUN.finditer(text):
        words = [word for word in re.split(r"[ -]", match[0]) if word[:1].isupper()]
        for start in range(len(words) - 1):
            for end in range(start + 2, min(start + _LONGEST_ACRONYM, len(words)) + 1):
                yield words[start:end]


def is_carried(token: str, held: frozenset[str]) -> bool:
    """Whether a word of a name stands among others, in a form of its own or as country and people."""
    word = plain(token)
    if not word or word in held:
        return True
    if _canonical(token) in held or (token.isupper() and ACRONYM + word in held):
        return True
    roots = (word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix))
    if any(len(root) >= _SHORTEST_ROOT and (root in held or root + "a" in held) for root in roots):
        return True
    return len(word) >= _SHORTEST_ROOT and any(word + suffix in held for suffix in _SUFFIXES)


class Known(NamedTuple):
    """An actor that a statement may name: its names, all words that go with it (a role too), and its kind."""

    names: tuple[str, ...]
    words: frozenset[str]
    is_person: bool

    def is_in(self, held: frozenset[str]) -> bool:
        """Whether a text with these words names the actor."""
        return name_is_in(self.names, held, surname=self.is_person)


def known_actor(names: Sequence[str], role: str | None, *, is_person: bool) -> Known:
    """An actor by its names, and the role that goes with it."""
    return Known(tuple(names), name_tokens(" . ".join((*names, role or ""))), is_person)


@lru_cache(maxsize=4096)
def _telling(name: str) -> tuple[tuple[str, ...], str]:
    """The words of a name that are more than small words, and its surname where the form may have one."""
    words = [match[0] for match in _NAME_WORD.finditer(name)]
    small = word_list("function_words")
    telling = [word for word in words if plain(word) not in small] or words
    last = telling[-1] if len(telling) > 1 and telling == words else ""
    has_surname = len(last) > 2 and last[0].isupper()  # noqa: PLR2004 - more than an initial
    return tuple(plain(word) for word in telling), CAPITAL + plain(last) if has_surname else ""


def name_is_in(names: Iterable[str], held: frozenset[str], *, surname: bool = True) -> bool:
    """Whether one of an actor's names stands among the words held, whole or by its last word (the surname)."""
    for name in names:
        telling, last = _telling(name)
        if telling and all(word in held or is_carried(word, held) for word in telling):
            return True
        if surname and last in held:
            return True
    return False


def names_are_written(statement: str, passages: Sequence[str], given: frozenset[str]) -> bool:
    """Whether every capitalised word of a statement is given or stands in a passage just as the statement writes it.

    Then none is missing, and no passage need be taken apart.
    """
    words = {word for mention in mentions_in(statement) for word in mention.words}
    return all(
        plain(word) in given or (len(word) >= _LONG and any(stands_in(word, passage) for passage in passages))
        for word in words
    )


def names_missing(
    statement: str, held: frozenset[str], allowed: Iterable[Known] = (), *, heading: bool = False
) -> Iterator[str]:
    """The names of a statement that neither the words held nor the words of one actor among those allowed carry.

    In a heading any ordinary word may have a capital, in a sentence only the first.
    """
    pool: list[Known] | None = None
    for mention in mentions_in(statement):
        missing = [word for word in _significant(mention, heading=heading) if not is_carried(word, held)]
        if not missing or _initials(mention) in held or _is_carried_whole(mention, held):
            continue
        pool = list(allowed) if pool is None else pool
        if not any(all(is_carried(word, known.words) for word in missing) for known in pool):
            yield " ".join(mention.words)


def _is_carried_whole(mention: Mention, held: frozenset[str]) -> bool:
    """Whether a name of two words stands there under another, as "United States" for "American"."""
    forms = {form for pair in pairwise(mention.words) if (form := _canonical(" ".join(pair)))}
    return bool(forms) and forms <= held


def _significant(mention: Mention, *, heading: bool) -> Sequence[str]:
    """The words of a mention without ordinary words that have a capital for where they stand."""
    small = word_list("function_words")
    words = [word for word in mention.words if fold(word) not in small or _ACRONYM.fullmatch(word)]
    if heading:
        return [word for word in words if not is_ordinary(word)]
    opens = mention.opens and words[:1] == list(mention.words[:1])
    return words[1:] if opens and is_ordinary(words[0]) else words


@lru_cache(maxsize=4096)
def is_ordinary(word: str) -> bool:
    """Whether a word with a capital looks like any word rather than a name."""
    if fold(word) in _openers():
        return True
    return word.endswith(tuple(word_list("ordinary_endings"))) and not _canonical(word)


@cache
def _openers() -> frozenset[str]:
    nouns = word_list("role_nouns") | word_list("event_nouns")
    plurals = {f"{noun}s" for noun in nouns}
    spoken = frozenset().union(*word_table("speaker_nouns").values())
    return word_list("sentence_openers") | word_list("first_words") | nouns | plurals | spoken


def _initials(mention: Mention) -> str:
    small = word_list("function_words")
    words = [word for word in mention.words if word.casefold() not in small]
    return CAPITAL + "".join(word[0] for word in words).casefold() if len(words) > 1 else ""
