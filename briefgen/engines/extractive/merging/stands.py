"""Where a claim stands: whether it asserts, calls something untrue, denies it, or turns it round by a bare *not*."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.domain.text.word_set import telltales, word_set
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.merging.polarity import opposites
from briefgen.engines.extractive.merging.shared_words import Stems, plain_stems, stem_list, stems_of
from briefgen.engines.extractive.merging.telling import Told

SHORT = 3
"""A source of so few claims is a headline or a flash: sharing two words with it is sharing much of it."""

NEAR = 2
"""*The report is fiction* speaks of the report in the sentences so close to it."""

NEGATED = 2
"""A bare *not* turns round so many content words that follow it in its clause."""

_NOT = re.compile(
    r"\b(?:not|never|no|cannot|fail(?:s|ed)? to|[a-z]{2,7}n't)\b"
    r"(?! (?:only|just|merely|simply|much|enough|joke|wonder|doubt|matter|least|more)\b)",
    re.IGNORECASE,
)
_TURNING = frozenset(("not", "never", "no", "cannot", "fail", "fails", "failed"))
_COPULA = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|does|do|did)(?: not|n't)\b|\b(?:cannot|won't|can't)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|whether|until)\b", re.IGNORECASE)
_UTMOST = re.compile(r"\s*(?:be\s)?(?:more|less|\w{2,12}er)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:.!?—–]| - ")
_CLAUSE = 80
_READ = 2_000
"""No claim that a reader would be shown is longer, in characters; the rest of a monster is not looked at."""


class Stand(NamedTuple):
    """A claim with what it speaks of (its stems without the words that deny) and how it stands to it.

    ``plain`` are the stems that are no names, ``context`` those of the claims around it as well, ``facing`` those that
    stand against one of its words.  ``untrue`` says that it calls a report untrue, ``denies`` that somebody in it
    denies, ``negated`` what a bare *not* turns round, ``turned`` what is said not to be what (*the truce will not
    hold*: truce, hold).  ``short`` marks a claim of a short source.
    """

    told: Told
    subject: Stems
    plain: Stems
    context: Stems
    facing: Stems
    untrue: bool
    denies: bool
    negated: Stems
    turned: tuple[tuple[str, str], ...]
    short: bool

    @property
    def source(self) -> str:
        """The source that says it."""
        return self.told.claim.source

    @property
    def asserts(self) -> bool:
        """Whether it says something of its own, without doubt and without denying."""
        return not (self.untrue or self.denies or self.told.claim.text.rstrip().endswith("?"))

    @property
    def may_oppose(self) -> bool:
        """Whether it holds any word that could set it against another claim."""
        return bool(self.untrue or self.denies or self.negated or self.facing)


def stands_of(told: Sequence[Told]) -> tuple[Stand, ...]:
    """Where every claim of a story stands."""
    sources: defaultdict[str, list[Told]] = defaultdict(list)
    for each in told:
        sources[each.claim.source].append(each)
    return tuple(stand for claims in sources.values() for stand in _of_source(sorted(claims, key=lambda c: c.place)))


def calls_untrue(text: str) -> bool:
    """Whether a text calls a report untrue."""
    return _is_untrue(text[:_READ].replace("’", "'"))


def _of_source(claims: Sequence[Told]) -> Iterable[Stand]:
    texts = [each.claim.text[:_READ].replace("’", "'") for each in claims]
    subjects = [stems_of(_without_denials(text)) for text in texts]
    for number, (told, text) in enumerate(zip(claims, texts, strict=True)):
        near = range(max(0, number - NEAR), min(len(claims), number + NEAR + 1))
        yield Stand(
            told,
            subjects[number],
            plain_stems(told.said[:_READ]) & subjects[number],
            subjects[number].union(*(subjects[n] for n in near if abs(claims[n].place - told.place) <= NEAR)),
            facing=frozenset(other for each in told.stems for other in opposites().get(each, ())),
            untrue=_is_untrue(text),
            denies=_denies(text),
            negated=_negated(text),
            turned=tuple(_turned(text)),
            short=len(claims) <= SHORT,
        )


def _without_denials(text: str) -> str:
    text = _untrue().sub(" ", text) if _is_untrue(text) else text
    return _denying().sub(" ", text) if _denies(text) else text


def _is_untrue(text: str) -> bool:
    return not _doubts().isdisjoint(word_set(text)) and _untrue().search(text) is not None


def _denies(text: str) -> bool:
    return not _refusals().isdisjoint(word_set(text)) and _denying().search(text) is not None


@cache
def _doubts() -> frozenset[str]:
    """Words of which one stands in every text that ``_untrue`` is found in."""
    return telltales(word_list("falsehood_words")) | {"sorry", "nope", "no"}


@cache
def _refusals() -> frozenset[str]:
    """The same of ``_denying``."""
    return telltales(word_list("denying_words")) | {"no", "not"}


def _negated(text: str) -> Stems:
    if not _turns(text):
        return frozenset()
    clauses = (after for before, after in _around(_NOT, text) if not _CONDITION.search(before))
    return frozenset(each for clause in clauses for each in stem_list(clause)[:NEGATED])


def _around(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each match in its own clause."""
    for found in pattern.finditer(text):
        before = _CLAUSE_END.split(text[max(0, found.start() - _CLAUSE) : found.start()])[-1]
        yield before, _CLAUSE_END.split(text[found.end() : found.end() + _CLAUSE], maxsplit=1)[0]


def _turns(text: str) -> bool:
    """Whether any word of a text may turn it round."""
    return "n't" in text.casefold() or not _TURNING.isdisjoint(word_set(text))


def _turned(text: str) -> Iterator[tuple[str, str]]:
    if not _turns(text):
        return
    for before, after in _around(_COPULA, text):
        subject, predicate = stem_list(before), stem_list(after)
        if subject and predicate and not _CONDITION.search(before) and not _UTMOST.match(after):
            yield subject[-1], predicate[0]


@cache
def _untrue() -> re.Pattern[str]:
    return re.compile(_any_of("falsehood_words") + r"|\A\W{0,3}(?:sorry,|nope\b|no,)", re.IGNORECASE)


@cache
def _denying() -> re.Pattern[str]:
    start = r"|\A\W{0,3}(?:no|not)\b(?! (?:joke|wonder|doubt|matter|more|longer)\b)"
    withheld = r"(?!\s+(?:\w+\s)?(?:service|services|access|entry|visas?|bail|permission|coverage|funding|asylum)\b)"
    unwise = r"(?!(?<=\bwrong)\s(?:move|step|time|moment|place|way|approach|decision|direction|message|course|side)\b)"
    return re.compile(f"(?:{_any_of('denying_words')}){withheld}{unwise}{start}", re.IGNORECASE)


def _any_of(name: str) -> str:
    """A pattern of the entries of a word list, the longest first; ``n't …`` may follow a letter."""
    words = sorted(word_list(name), key=lambda word: (-len(word), word))
    whole = "|".join(re.escape(word) for word in words if not word.startswith("n't"))
    suffixes = "|".join(re.escape(word) for word in words if word.startswith("n't"))
    return rf"\b(?:{whole})\b" + (rf"|(?:{suffixes})\b" if suffixes else "")
