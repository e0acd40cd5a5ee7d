"""Where noun phrases begin and end, told from closed word classes alone."""

import re
from functools import cache

from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.speech.cues import verb_forms
from briefgen.engines.extractive.speech.tokens import QUOTED, Line

END_MARKS = frozenset(".?!;…")
STOPS = frozenset({*END_MARKS, ",", ":", "(", ")", "[", "]", "—", "–", "--", "―", "...", "•", "-", QUOTED})
_LONGEST = 14
"""Words a speaker's phrase may have: of the sources marked in PolNeAR nine in ten are shorter."""


@cache
def closed(kind: str) -> frozenset[str]:
    """The words of one closed class of ``words/closed_classes.txt``."""
    return frozenset(word_table("closed_classes")[kind])


@cache
def _helpers() -> frozenset[str]:
    return closed("be") | closed("have") | closed("do") | closed("modal")


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word in closed("adverb") or (word.endswith("ly") and word not in closed("no adverb"))


def is_name(line: Line, at: int) -> bool:
    """Whether a word is written like a name."""
    return line.words[at][0].isupper() and line.low[at] not in _small()


@cache
def _small() -> frozenset[str]:
    kinds = ("determiner", "preposition", "subordinator", "conjunction", "possessive", "nominative", "opener")
    return frozenset().union(*map(closed, kinds)) | _helpers()


def phrase_start(line: Line, stop: int, first: int = 0) -> int:
    """Where the noun phrase begins that ends before ``stop``; ``stop`` itself where there is none."""
    at = stop
    if stop > first and line.low[stop - 1] in closed("nominative"):
        return stop - 1
    while at > first and stop - at < _LONGEST and _inside(line, at - 1, first):
        at -= 1
    return _after_opening(line, at, stop)


def _inside(line: Line, at: int, first: int) -> bool:
    word = line.low[at]
    if word in STOPS or (word in closed("subordinator") and word not in closed("preposition")):
        return False
    if word in _helpers() or word in closed("nominative") or word in closed("phrase stop"):
        return False
    if word in {"and", "or"}:
        return _joins(line, at, first)
    if word in closed("day") or word in closed("verb adverb"):
        return False
    return not _finite(line, at)


def _finite(line: Line, at: int) -> bool:
    """Whether a word is most likely a finite verb, not a noun or an adjective of the same form."""
    word = line.low[at]
    if is_name(line, at):
        return False
    cue = verb_forms().get(word)
    if word in closed("verb") or (at and cue is not None and cue.form == "finite"):
        return True
    if not at or not (word.endswith("ed") or (cue is not None and cue.form in {"past", "third"})):
        return False
    return _after_name(line, at) or _takes_object(line, at)


def _takes_object(line: Line, at: int) -> bool:
    """Whether a possible verb has a noun before it, and what only a verb leads to behind it."""
    before, after = line.low[at - 1], line.low[at + 1] if at + 1 < len(line.low) else "."
    if before in _small() or before == "'s":
        return False
    return after in closed("determiner") or after in closed("possessive") or after in {"that", "to", QUOTED}


def _after_name(line: Line, at: int) -> bool:
    """Whether a past form follows a name, an adverb between them at most: "Obama sharply rebuked critics"."""
    at -= is_adverb(line.low[at - 1])
    if at == 1 and line.low[0] in word_table("speaker_nouns")["group"]:  # its capital says nothing
        return False
    return at > 0 and is_name(line, at - 1) and line.low[at].endswith(("ed", "ly", "said", "told"))


def _joins(line: Line, at: int, first: int) -> bool:
    """Whether an "and" joins two names or two nouns, not two clauses: nothing before it in its clause is a verb."""
    if at <= first or at + 1 >= len(line.low) or line.low[at - 1] in STOPS:
        return False
    if line.words[at - 1][0].isupper() and line.words[at + 1][0].isupper() and at - first < _LONGEST // 4:
        return True
    for here in range(at - 1, max(first, at - _LONGEST) - 1, -1):
        word = line.low[here]
        if word in STOPS or (word in closed("subordinator") and word not in closed("preposition")):
            return True
        if verb_like(line, here):
            return False
    return True


def verb_like(line: Line, at: int) -> bool:
    """Whether a word may be a finite verb, by its form alone."""
    word = line.low[at]
    if word in _helpers() or word in closed("verb") or word in closed("nominative"):
        return True
    if is_name(line, at):
        return False
    cue = verb_forms().get(word)
    return word.endswith("ed") or (cue is not None and cue.form in {"past", "finite", "third"})


def _after_opening(line: Line, at: int, stop: int) -> int:
    """Leave "But", "On Monday" and their like out of the phrase."""
    while at < stop:
        word = line.low[at]
        if word in closed("conjunction") or word in closed("day") or is_adverb(word) or word in {")", "'s"}:
            at += 1
        elif word in closed("preposition"):
            at = _past_preposition(line, at, stop)
        else:
            break
    return at


def _past_preposition(line: Line, at: int, stop: int) -> int:
    """After "in 2014", "during the week": the next determiner, name or pronoun that may begin the speaker."""
    for here in range(at + 2, stop):
        if line.low[here] in closed("determiner") or line.low[here] in closed("possessive"):
            return here
        if is_name(line, here) and not is_name(line, here - 1):
            return here
    return min(stop, at + 1) if stop > at + 2 else stop


def phrase_end(line: Line, at: int) -> int:
    """Where the noun phrase ends that begins at ``at``: its words with what "of" and "in" add to them."""
    if at >= len(line.low) or line.low[at] in STOPS or not begins_phrase(line, at):
        return at
    if line.low[at] in closed("nominative") or line.low[at] in closed("object"):
        return at + 1
    here = at + 1
    while here < len(line.low) and here - at < _LONGEST and _continues(line, here):
        here += 1
    return here


def _continues(line: Line, at: int) -> bool:
    word = line.low[at]
    if word in STOPS or word in _helpers() or word in closed("nominative") or word in closed("day"):
        return False
    if word in {"of", "for", "'s", "&"}:
        return True
    if word in {"and", "or"}:
        return _joins(line, at, 0)
    if word in {"in", "at", "on", "from", "with"}:
        return _place_follows(line, at)
    return word not in closed("subordinator") and word not in closed("preposition") and not is_adverb(word)


def _place_follows(line: Line, at: int) -> bool:
    """Whether "in", "at" … belong to the phrase: "officials in Baghdad", but not "said Ito in a statement"."""
    if is_name(line, at - 1) or at + 1 >= len(line.low):
        return False
    return is_name(line, at + 1) or (line.low[at + 1] == "the" and at + 2 < len(line.low) and is_name(line, at + 2))


def begins_phrase(line: Line, at: int) -> bool:
    """Whether a word may begin a noun phrase or a clause."""
    word = line.low[at]
    if word in closed("determiner") or word in closed("possessive") or word in closed("nominative"):
        return True
    if word == "there":
        return at + 1 < len(line.low) and line.low[at + 1] in _helpers()
    if word in STOPS or word in closed("adverbial") or word in _helpers() or word in closed("conjunction"):
        return False
    if word in closed("preposition"):
        return False
    return bool(re.match(r"[\w$€£#@]", line.words[at][0]))
