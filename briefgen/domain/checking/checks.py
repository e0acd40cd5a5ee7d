"""The gate: is every number, name, negation, hedge and quoted word of a statement carried by the words it cites?"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.domain.checking.dating import days_missing
from briefgen.domain.checking.hedging import hedge_faults
from briefgen.domain.checking.likeness import has_digit
from briefgen.domain.checking.mixing import mixed_names
from briefgen.domain.checking.negation import polarity_faults
from briefgen.domain.checking.numbers import carries, quantities_in, stated_in
from briefgen.domain.checking.repeating import is_end_of, repeats
from briefgen.domain.checking.roles import swapped_roles
from briefgen.domain.checking.stemming import content_stems, own_stems, words_in
from briefgen.domain.names.mentions import Known, name_tokens, names_are_written, names_missing
from briefgen.domain.span import Span
from briefgen.domain.statement import Certainty
from briefgen.domain.text.alignment import Folded, find_folded, first_whole, fold, fold_spans, stands_in
from briefgen.domain.wordlists import word_table

LEAST_SUPPORT = 0.4
"""Share of a statement's content words that must stand in the passage or its sentences.

Calibrated on two public sets of human judgements, half of each: claims of an encyclopedia with their web passages
(WiCE), and sentences of summaries by ten models (FaithBench).  At 0.4 this check alone refuses 54 % of the claims
that a page does not support although its best matching sentences are cited, and 2 % of the sound summary sentences;
at 0.5 it would be 71 % and 4 %.  All checks together refuse 98 % of the unsupported claims and 9 % of the sound
sentences, half of those because the trial cited the wrong sentence for them."""

LEAST_OWN = 0.25
"""The same share without names and verbs of saying, which an invented statement borrows most easily: 37 % and 3 % on
the same sets."""

FEWEST_OWN = 2
"""So many of those words in any case, or all where there are fewer: an invented deed in a short statement about true
names is one word.  It costs 1.5 % of the sound sentences."""

_GRAVEST = 6
"""How many of the words of a grave matter, the first of its row, call for the others."""

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{1,2000})[”“»\"]|(?<![^\s(\[])[‘']([^‘’']{2,2000})[’'](?=[\s.,;:!?)\]]|$)")
LONGEST = 2000
"""Characters of a statement: more is no sentence that anybody reads."""

_EDGES = " ',.;:!?"
_MARKS = re.compile(r"(?<!\w)'|'(?!\w)")
_BRACKETED = re.compile(r"\[([^\[\]]{1,200})\]")


class Carrier(NamedTuple):
    """What a statement may rest on.

    ``cited`` are the cited words, ``sentences`` the sentences that hold them, ``before`` what stands before those.
    ``known`` are the actors that may be named; ``given`` the words of names that are already resolved
    (the speaker); ``verified`` is text that has passed this gate itself, ``dates`` dates that were resolved.
    """

    cited: str
    sentences: str
    before: str = ""
    verified: str = ""
    dates: str = ""
    known: tuple[Known, ...] = ()
    given: frozenset[str] = frozenset()
    speech: bool = False
    """Whether the speaker and the verb stand outside the cited words, in their sentences."""


def objections(text: str, carrier: Carrier, certainty: Certainty, *, question: bool = False) -> tuple[str, ...]:
    """Say why a statement may not stand on what carries it; nothing where it may."""
    if text.strip() and text == carrier.sentences:
        return ()  # the source's own sentences, whole
    if len(text) > LONGEST:
        return (f"the statement is longer than {LONGEST} characters",)
    found = [*_quoted(text, carrier)]
    if not repeats(text, carrier.verified):
        if repeats(text, carrier.cited):
            if question or is_end_of(text, carrier.sentences):
                return tuple(dict.fromkeys(found))
        else:
            found += _numbers(text, carrier)
            found += _names(text, carrier)
            found += _support(text, carrier, question=question)
    if not question:
        context = _BRACKETED.sub(r"\1", carrier.sentences or carrier.cited)
        plain = _BRACKETED.sub(r"\1", text)
        found += polarity_faults(plain, _BRACKETED.sub(r"\1", carrier.cited), context)
        found += hedge_faults(plain, context, certainty)
        found += swapped_roles(plain, context)
    return tuple(dict.fromkeys(found))


def label_objections(label: str, carrier: Carrier) -> tuple[str, ...]:
    """Say why a heading of a few words may not stand: it may be put freely, but bring no name, figure or quote."""
    found = [*_quoted(label, carrier), *_numbers(label, carrier, spelt=False), *_names(label, carrier, heading=True)]
    return tuple(dict.fromkeys(found))


def quoted_words(text: str) -> list[str]:
    """What a text puts between quotation marks."""
    return [found for match in _QUOTED.finditer(text) if (found := (match[1] or match[2] or "").strip())]


def locate_verbatim(words: str, passage: str) -> str | None:
    """The passage's own words for some words that stand in it whole, whatever its spaces, quotes and dashes."""
    spans = find_folded(fold(words).strip(_EDGES), _folded(passage))
    span = first_whole(passage, spans, may_grow=False)
    return span.of(passage) if span else None


@lru_cache(maxsize=64)
def _folded(passage: str) -> Folded:
    """A passage is asked about many words."""
    return fold_spans(passage, [Span(0, len(passage))])


def is_verbatim(words: str, passage: str) -> bool:
    """Whether words stand in a passage as whole words, whatever marks of quotation stand among them."""
    if stands_in(words.strip(_EDGES), passage) or locate_verbatim(words, passage) is not None:
        return True
    return locate_verbatim(_MARKS.sub(" ", fold(words)), _MARKS.sub(" ", fold(passage))) is not None


def _quoted(text: str, carrier: Carrier) -> Iterator[str]:
    passage = f"{carrier.cited}\n{carrier.sentences}" if carrier.speech else carrier.cited
    for words in quoted_words(text):
        parts = [part for part in re.split(r"…|\.{3,}|\[[^\[\]]*\]", words) if part.strip(" .,")]
        if not all(is_verbatim(part, passage) for part in parts):
            yield f"the words “{words}” are not in the cited passage"


def _numbers(text: str, carrier: Carrier, *, spelt: bool = True) -> Iterator[str]:
    if not (stated := stated_in(text)):
        return
    held = quantities_in(carrier.cited) + quantities_in(carrier.dates) + quantities_in(carrier.verified)
    if carrier.speech:
        held += quantities_in(carrier.sentences)
    for quantity in stated:
        if (spelt or has_digit(quantity.words)) and not carries(held, quantity):
            yield f'the number "{quantity.words}" is not in the cited passage'
    if spelt:
        words = (carrier.cited, carrier.sentences, carrier.verified, carrier.dates)
        yield from (f'the date "{day}" is not in the cited passage' for day in days_missing(text, "\n".join(words)))


@lru_cache(maxsize=8)
def _held_names(carrier: Carrier) -> frozenset[str]:
    """The words that may carry a name, those of resolved names and dates too."""
    texts = (carrier.cited, carrier.sentences, carrier.before, carrier.verified, carrier.dates)
    return carrier.given.union(*map(name_tokens, texts))


def _names(text: str, carrier: Carrier, *, heading: bool = False) -> Iterator[str]:
    passages = (carrier.cited, carrier.sentences, carrier.before, carrier.verified)
    if not heading:
        for name in mixed_names(_BRACKETED.sub(" · ", text), passages, carrier.known, carrier.given):
            yield f'the name "{name}" stands nowhere as one in the cited passage'
    if names_are_written(text, (carrier.cited, carrier.sentences), carrier.given):
        return
    outside, inside = _BRACKETED.sub(" ", text), _BRACKETED.findall(text)
    held = _held_names(carrier)
    present = (known for known in carrier.known if known.is_in(held))
    for name in names_missing(outside, held, present, heading=heading):
        yield f'the name "{name}" is not in the cited passage'
    for name in inside:
        yield from (f'nobody known is "{missing}"' for missing in names_missing(name, held, carrier.known))


def _support(text: str, carrier: Carrier, *, question: bool) -> Iterator[str]:
    """Whether enough of the statement's words stand in the passage, names aside and in all."""
    plain = _BRACKETED.sub(" ", text)
    said = content_stems(plain)
    if not said:
        if not is_verbatim(plain, carrier.cited):
            yield "nothing in the statement can be compared with the passage"
        return
    own = own_stems(plain)
    needed = max(LEAST_OWN * len(own), min(FEWEST_OWN, len(own)))
    held = set[str]()
    for part in (carrier.cited, carrier.verified, carrier.sentences):  # mostly the first has all that it takes
        held.update(content_stems(part))
        shared, rest = sum(stem in held for stem in said), sum(stem in held for stem in own)
        too_few = not shared or (not question and shared < LEAST_SUPPORT * len(said))
        if not too_few and (question or rest >= needed):
            break
    else:
        if too_few:
            yield f"the passage has {shared} of the {len(said)} words that the statement rests on"
        else:
            yield f"the passage has {rest} of the {len(own)} words that say what the statement tells"
    if not question:
        yield from _grave(plain, carrier)


def _grave(text: str, carrier: Carrier) -> Iterator[str]:
    """Matters such as death or arrest that nothing in the passage speaks of."""
    said = {word.text for word in words_in(text)}
    if said.isdisjoint(_gravest()):
        return
    held = {word.text for part in (carrier.cited, carrier.sentences, carrier.verified) for word in words_in(part)}
    for matter, forms in word_table("grave_words").items():
        words = said.intersection(forms[:_GRAVEST])
        if words - held and not held.intersection(forms):
            yield f'nothing in the passage speaks of {matter}: "{min(words)}"'


@cache
def _gravest() -> frozenset[str]:
    return frozenset(form for forms in word_table("grave_words").values() for form in forms[:_GRAVEST])
