"""The gate: is every number, name, negation, hedge and quoted word of a statement carried by the words it cites?"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.domain.alignment import find_folded, first_whole, fold, fold_spans
from briefgen.domain.hedging import hedge_faults
from briefgen.domain.likeness import has_digit
from briefgen.domain.mentions import Known, name_tokens, names_missing
from briefgen.domain.negation import polarity_faults
from briefgen.domain.numbers import carries, quantities_in
from briefgen.domain.roles import swapped_roles
from briefgen.domain.span import Span
from briefgen.domain.statement import Certainty
from briefgen.domain.stemming import content_stems

LEAST_SUPPORT = 0.5
"""Share of a statement's content words that must stand in the passage or its sentences."""

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{1,2000})[”“»\"]|(?<![^\s(\[])[‘']([^‘’']{2,2000})[’'](?=[\s.,;:!?)\]]|$)")
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
    found = [
        *_quoted(text, carrier),
        *_numbers(text, carrier),
        *_names(text, carrier),
        *_support(text, carrier, question=question),
    ]
    if not question:
        context = f"{carrier.cited}\n{carrier.sentences}"
        plain = _BRACKETED.sub(r"\1", text)
        found += polarity_faults(plain, carrier.cited, context)
        found += hedge_faults(plain, context, certainty)
        found += swapped_roles(plain, context)
    return tuple(dict.fromkeys(found))


def label_objections(label: str, carrier: Carrier) -> tuple[str, ...]:
    """Say why a heading of a few words may not stand: it may be put freely, but bring no name, figure or quote."""
    plain = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return tuple(
        dict.fromkeys([*_quoted(plain, carrier), *_numbers(plain, carrier, spelt=False), *_names(plain, carrier)])
    )


def quoted_words(text: str) -> list[str]:
    """What a text puts between quotation marks."""
    return [found for match in _QUOTED.finditer(text) if (found := (match[1] or match[2] or "").strip())]


def locate_verbatim(words: str, passage: str) -> str | None:
    """The passage's own words for some words that stand in it whole, whatever its spaces, quotes and dashes."""
    folded = fold_spans(passage, [Span(0, len(passage))])
    spans = find_folded(fold(words).strip(" ',.;:!?"), folded)
    span = first_whole(passage, spans, may_grow=False)
    return span.of(passage) if span else None


def is_verbatim(words: str, passage: str) -> bool:
    """Whether words stand in a passage as whole words."""
    return locate_verbatim(words, passage) is not None


def _quoted(text: str, carrier: Carrier) -> Iterator[str]:
    passage = f"{carrier.cited}\n{carrier.sentences}" if carrier.speech else carrier.cited
    for words in quoted_words(text):
        parts = [part for part in re.split(r"…|\.{3,}|\[[^\[\]]*\]", words) if part.strip(" .,")]
        if not all(is_verbatim(part, passage) for part in parts):
            yield f"the words “{words}” are not in the cited passage"


def _numbers(text: str, carrier: Carrier, *, spelt: bool = True) -> Iterator[str]:
    held = quantities_in(carrier.cited) + quantities_in(carrier.dates) + quantities_in(carrier.verified)
    if carrier.speech:
        held += quantities_in(carrier.sentences)
    for quantity in quantities_in(text):
        if (spelt or has_digit(quantity.words)) and not carries(held, quantity):
            yield f'the number "{quantity.words}" is not in the cited passage'


def _names(text: str, carrier: Carrier) -> Iterator[str]:
    held = name_tokens(carrier.cited) | name_tokens(carrier.sentences) | name_tokens(carrier.before)
    held |= name_tokens(carrier.verified) | carrier.given
    outside, inside = _BRACKETED.sub(" ", text), _BRACKETED.findall(text)
    held |= name_tokens(carrier.dates)
    present = [known.words for known in carrier.known if known.is_in(held)]
    for name in names_missing(outside, held, present):
        yield f'the name "{name}" is not in the cited passage'
    everyone = [known.words for known in carrier.known]
    for name in inside:
        yield from (f'nobody known is "{missing}"' for missing in names_missing(name, held, everyone))


def _support(text: str, carrier: Carrier, *, question: bool) -> Iterator[str]:
    said = content_stems(_BRACKETED.sub(" ", text))
    if not said:
        if not is_verbatim(_BRACKETED.sub(" ", text), carrier.cited):
            yield "nothing in the statement can be compared with the passage"
        return
    held = (
        set(content_stems(carrier.cited)) | set(content_stems(carrier.sentences)) | set(content_stems(carrier.verified))
    )
    shared = sum(1 for stem in said if stem in held)
    if not shared or (not question and shared < LEAST_SUPPORT * len(said)):
        yield f"the passage has {shared} of the {len(said)} words that the statement rests on"
