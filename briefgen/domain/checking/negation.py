"""Whether a statement turns into its opposite what a passage says of the same thing."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.domain.checking.stemming import Word, words_in
from briefgen.domain.wordlists import word_list, word_table

_REACH = 6
"""Words that a negation reaches forward: enough for "no longer be able to discuss", short of the next clause."""

_BACK = 3
_BESIDE = 4
_STEMS = 2
_IDIOMS = {"not": ("only", "just", "least", "merely", "simply", "long"), "no": ("doubt", "matter", "sooner", "less")}
_DENIALS = ("deny", "denies", "denied", "denying", "refuse", "refuses", "refused", "refusing", "reject", "rejects",
            "rejected", "rejecting", "fail", "fails", "failed", "failing", "decline", "declines", "declined",
            "prevented", "prevent", "prevents", "unable", "unwilling", "impossible")  # fmt: skip
_RAISING = frozenset(
    {"think", "believe", "expect", "want", "seem", "appear", "suppose", "intend", "feel", "say", "make", "take", "give"}
)
"""Verbs that a negation passes through: "does not think it is safe" says that it is not."""

_ELLIPTIC = ("none", "neither", "nor")
"""Negators that may end their sentence and negate what was said before: "Others told their income; she told none."."""

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_BREAKS = frozenset({"but", "although", "though", "while", "because", "whereas", "however", "since"})


class Scope(NamedTuple):
    """A negating word, and the stems that it reaches, the nearest first."""

    word: str
    stems: tuple[str, ...]


class Polarity(NamedTuple):
    """What a text negates and denies."""

    negated: tuple[Scope, ...]
    denied: tuple[Scope, ...]
    free: frozenset[str]
    """The stems that stand somewhere outside the reach of both."""

    turned: frozenset[str]
    """The stems near anything that could turn them into their opposite: a negation, "against", "stop" and the like."""

    stems: frozenset[str]


def is_negator(word: str) -> bool:
    """Whether a folded word negates by itself."""
    return word in word_list("negators") or word.endswith("n't") or word == "cannot"


@lru_cache(maxsize=1024)
def polarity_of(text: str) -> Polarity:
    """Read the negations of a text."""
    words = words_in(text)
    negated: list[Scope] = []
    denied: list[Scope] = []
    reached, turned = set[int](), set[int]()
    for place in _turning(text):
        word = words[place]
        negates = is_negator(word.text) and not _is_idiom(words, place)
        if negates or word.text in _DENIALS:
            scope = list(_scope(words, place))
            reached.update(scope)
            (negated if negates else denied).append(Scope(word.text, tuple(words[i].stem for i in scope)))
            turned.update(scope)
        if _reverses(word.text):
            turned.update(range(max(0, place - _BACK), min(len(words), place + _REACH + 1)))
    return Polarity(
        negated=tuple(negated),
        denied=tuple(denied),
        free=frozenset(word.stem for place, word in enumerate(words) if place not in reached),
        turned=frozenset(words[place].stem for place in turned),
        stems=frozenset(word.stem for word in words),
    )


@lru_cache(maxsize=4096)
def _turning(text: str) -> tuple[int, ...]:
    """The places of the words that may turn what stands near them; most texts have none, and nothing to compare."""
    return tuple(place for place, word in enumerate(words_in(text)) if may_turn(word.text))


def _is_idiom(words: tuple[Word, ...], place: int) -> bool:
    following = words[place + 1].text if place + 1 < len(words) else ""
    return following in _IDIOMS.get(words[place].text, ())


def _scope(words: tuple[Word, ...], place: int) -> Iterator[int]:
    """The places of the first content words that a negation governs."""
    small = word_list("function_words")
    left = _STEMS
    for behind in range(place + 1, min(place + 1 + _REACH, len(words))):
        word = words[behind]
        if word.text in _BREAKS or word.parted:
            return
        if word.text in ("or", "nor"):
            left += 1
        if word.text in small or word.text in _RAISING:
            continue
        if not left:
            return
        yield behind
        left -= 1


@lru_cache(maxsize=65536)
def may_turn(word: str) -> bool:
    """Whether a word may turn what stands near it: most words do not, and are passed over."""
    return is_negator(word) or word in _DENIALS or _reverses(word)


def _reverses(word: str) -> bool:
    return word in word_list("reversers") or (word.endswith("less") and len(word) > len("unless"))


def polarity_faults(statement: str, cited: str, context: str) -> Iterator[str]:
    """Say which negation of the statement is not in the passage, and which of the passage the statement drops."""
    if _turning(statement) or _turning(cited) or _turning(context):
        yield from _turned(statement, cited, context)
    yield from _opposites(statement, context)


def _turned(statement: str, cited: str, context: str) -> Iterator[str]:
    said, held, around = polarity_of(statement), polarity_of(cited), polarity_of(context)
    for scope in said.negated:
        if not _is_turned(scope.stems, around):
            yield f'the passage says without negation what the statement negates with "{scope.word}"'
    for scope in (*held.negated, *around.negated):
        head = scope.stems[0] if scope.stems else ""
        if head in held.stems and head in said.free and head not in around.free and said.turned.isdisjoint(scope.stems):
            yield f'the passage has "{scope.word}" before what the statement affirms'
    for scope in (*held.denied, *around.denied):
        if scope.stems and set(scope.stems) <= said.stems - said.turned - around.free:
            yield f'the passage has "{scope.word}" before what the statement affirms'


def _is_turned(stems: tuple[str, ...], around: Polarity) -> bool:
    """Whether the passage negates one of the stems too; where it has none of them, whether it negates at all."""
    if not stems or any(scope.word in _ELLIPTIC and not scope.stems for scope in around.negated):
        return bool(around.negated)
    there = [stem for stem in stems if stem in around.stems]
    if there and not any(stem in around.turned for stem in there):
        return any(prefix + stem in around.stems for stem in stems for prefix in _PREFIXES)
    return bool(around.turned) or any(prefix + stem in around.stems for stem in stems for prefix in _PREFIXES)


def _negates(text: str) -> bool:
    return bool(_turning(text) and polarity_of(text).negated)


@cache
def _opposites_of() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for word, others in word_table("opposites").items():
        for other in others:
            table.setdefault(word, set()).add(other)
            table.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in table.items()}


def _opposites(statement: str, context: str) -> Iterator[str]:
    """A word whose opposite stands beside the same words in the passage, where neither text negates."""
    said, table = words_in(statement), _opposites_of()
    facing = [(place, word, table[word.text]) for place, word in enumerate(said) if word.text in table]
    if not facing or _negates(statement) or _negates(context):
        return
    there = words_in(context)
    held = {word.text for word in there} | {word.stem for word in there}
    for place, word, against in facing:
        if {word.text, word.stem} & held or not against.isdisjoint(w.text for w in said):
            continue
        beside = _beside(said, place)
        for other, near in enumerate(there):
            if near.text in against and not beside.isdisjoint(_beside(there, other)):
                yield f'the statement says "{word.text}" where the passage says "{near.text}"'
                break


def _beside(words: tuple[Word, ...], place: int) -> frozenset[str]:
    """The content stems within a few words of a place."""
    small = word_list("function_words")
    near = words[max(0, place - _BESIDE) : place + _BESIDE + 1]
    return frozenset(word.stem for word in near if word.text not in small and word is not words[place])
