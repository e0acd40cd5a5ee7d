"""Whether words can be read by themselves: no pronoun or connective that leans on a sentence before."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from briefgen.domain.chunk import Sentence
from briefgen.domain.text.alternatives import any_of
from briefgen.domain.text.word_set import WordSearch
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.events.lead_ins import report_start

_PRONOUN_HEAD = re.compile(
    r"(?:he|she|it|they|we|i|you|this|these|that|those|its|his|her|their|our|my|your|neither|either|another|others|such|"
    r"him|them|(?:one|none|most|both)(?!\s(?:of|the)\s)|who|which|whom|whose|then|here)\b(?!-)",
    re.IGNORECASE,
)
_PRONOUN_NEXT = re.compile(
    r"(?:If|When|While|As|After|Before|Once|Unless|Until|Although|Though|Because)\s(?:it|this|that|they)\s(?!is\b|was\b)"
)
"""``If it happens tonight, the bill …``: nothing says what; *if it is true that …* points ahead."""

_SPEAKERS_OWN = WordSearch(r"\b(?:[Ww]e|I|[Yy]ou|[Oo]ur|[Mm]y|[Yy]our|us)\b(?!\.)", "we i you our my your us")
_OPENING_PHRASE = re.compile(
    r"(?:(?:[^,;:.]{0,120},\s){1,4}|(?:\w+\s){1,4}ago\s|(?:[Ll]ast|[Ee]arlier\s[Tt]his|[Ll]ater)\s\w+\s)(?:he|she|it|they)\b"
)
"""``In 2015, he …``: nothing in a phrase without a verb says who that is."""
_PERSON = WordSearch(r"\b(?:he|she|him|his|her|hers)\b", "he she him his her hers", re.IGNORECASE)
_NO_NAME = (
    r"(?:(?:While|When|Whenever|After|Before|If|As|Since|Although|Though|Because|Until|Unless|Once|In|On|At|By|For|From|With|Under"
    r"|During|Speaking|Asked|The|An?|But|And|Yet|So|Then|Now|Last|Earlier|Later|Today|Yesterday"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)"
)
_NAME = re.compile(
    rf"(?<!\w)(?!{_NO_NAME})[A-Z][\w’'-]+|\b(?:man|woman|boy|girl|minister|president|officer|official)\b"
)
_OPENING_QUOTE = re.compile(r"[\"“‘]")
_END = re.compile(r"[.!?…]['\"”’)\]]{0,3}\Z")
_POINTING = WordSearch(
    r"\b(?:the\ssame(?!\s(?:time|day|week|month|year)\b)|these|those(?!\s(?:who|that|which|in|of|from|with|at|on|under|for|by|seen|held|killed|injured|affected|living)\b)|"
    r"this(?!\s(?:\w+\s)?(?:day|week|weekend|month|quarter|year|century|spring|summer|fall|autumn|"
    r"winter|morning|afternoon|evening|time|past|coming)\b))\s",
    "same these those this",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should)\b|[’']ll\b"
)
_PERFECT = re.compile(
    r"\b(?:has|have)\s(?:\w+ly\s|also\s|now\s|just\s|again\s)?"
    r"(?:begun|become|come|done|given|gone|grown|known|run|seen|shown|spoken|taken|thrown|fallen|risen|driven|broken|"
    r"chosen|frozen|stolen|written|drawn|flown|withdrawn|undergone|overcome|beaten|\w+(?:ed|lt|nt|pt|ught))\b"
)
_STANDS = re.compile(
    r"\b(?:is|are|do|does|can|may|will|would|could|might|should|must|had|(?:was|were|has|have)\b"
    r"(?!\s(?:\w+ly\s|also\s|now\s|just\s|again\s|been\s)?(?:\w+(?:ed|en|lt|nt|pt|ught|ck|un|wn|ld|st)|cut|hit|shot|"
    r"killed|put|set)\b))\b"
)
_PRESENT = re.compile(r"\b(?!as\b|his\b|its\b|this\b|us\b)[a-z]{2,20}[^s\W\d]s\b")
_DESCRIBES = re.compile(
    r"\b(?:the|an?|of|in|for|with|its|their|his|her|our|most|newly|recently|[\w’']+[’']s)\s\Z", re.IGNORECASE
)
_REMEMBERED = 1024
"""Passages of which is remembered how they stand: events, facts and questions ask it of the same sentences."""

_PICTURED = re.compile(
    r"\b[Ii]n (?:this|these)\s(?:[\w.,-]+\s){0,6}?(?:photos?|photographs?|pictures?|images?|stills?)\b"
    r"|\bin an?\s(?:[\w-]+\s){0,3}?(?:photo|photograph|picture|image|still)\s(?:obtained|provided|made available)\b"
)
"""What the caption of a picture says of the picture (``in this undated photo``)."""

_POSED = re.compile(
    r"\b(?:stands?|walks?|sits?|looks?|poses?|waves?|gestures?|smiles?|hugs?|embraces?|applauds?|listens?|reacts?)\s(?:next\sto|near"
    r"|past|on|in|at|to|outside|inside|beside|behind|during|as|along|with|for|from|through|after|before)\b"
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b")
"""Who poses in the present on a day that is past stands under a picture."""

_BULLET = re.compile(r"[•*–—-]\s+")
_MAX_CONNECTIVES = 2
MOST_CHARACTERS = 2000
"""Of a sentence.  What is longer is a list or a page without stops, and is not taken for a statement."""
LEAST_WORDS, MOST_WORDS = 5, 70
"""Shorter ones are furniture in nine cases of ten, longer ones lists that were not taken apart."""


def prose(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that end as sentences do and are no longer than one can be: no headings, lists and captions."""
    told = (s for s in sentences if s.span.size <= MOST_CHARACTERS and _END.search(s.text))
    return [s for s in told if not _is_caption(s.text)]


def _is_caption(words: str) -> bool:
    """Whether a sentence stands under a picture: it says so, or tells in the present what is seen on a day."""
    posed = _POSED.search(words)
    dated = posed and _DAY.search(words, posed.end()) and not tells(words[: posed.start()])
    return bool(dated or _PICTURED.search(words))


def without_connectives(words: str) -> int:
    """Where a sentence begins that leaves out what only ties it to the one before."""
    start = report_start(words)
    found = _BULLET.match(words, start)
    start = found.end() if found else start
    for _ in range(_MAX_CONNECTIVES):
        found = _connective().match(words, start)
        if found is None:
            break
        start = found.end()
    return start


@lru_cache(_REMEMBERED)
def stands_alone(words: str) -> bool:
    """Whether a clause names what it speaks of, and speaks with the article's own voice."""
    return (
        LEAST_WORDS <= len(words.split()) <= MOST_WORDS
        and not leans_back(words)
        and not _POINTING.search(words)
        and not _OPENING_QUOTE.match(words)
        and balanced(words)
        and not words.endswith("?")
    )


@lru_cache(_REMEMBERED)
def leans_back(words: str) -> bool:
    """Whether the words cannot be understood without the sentence before."""
    outside = _outside_quotes(words)
    if _PRONOUN_HEAD.match(words) or _PRONOUN_NEXT.match(words) or _dangling().match(words):
        return True
    opening = _OPENING_PHRASE.match(words)
    if opening and not tells(opening[0]):
        return True
    person = _PERSON.search(outside)
    return bool(_SPEAKERS_OWN.search(outside)) or (person is not None and not _NAME.search(outside, 0, person.start()))


def balanced(words: str) -> bool:
    """Whether every quotation mark and bracket that opens is closed."""
    straight = words.count('"')
    return words.count("“") == words.count("”") and straight % 2 == 0 and words.count("(") == words.count(")")


@lru_cache(_REMEMBERED)
def has_verb(words: str) -> bool:
    """Whether a finite verb is among the words, as far as their form shows."""
    return bool(_FINITE.search(words) or _past().search(words) or _PRESENT.search(words))


def tells(words: str) -> bool:
    """Whether a verb that is past or has an auxiliary is among the words: what only looks like a present is not."""
    return bool(_FINITE.search(words) or _past().search(words))


def first_verb(words: str) -> int:
    """Where the first verb begins that is past or has an auxiliary, -1 where there is none."""
    found = [m.start() for m in (_FINITE.search(words), _past().search(words)) if m]
    return min(found, default=-1)


def names_only(words: str) -> bool:
    """Whether all past forms in some words describe a noun: *the coordinated attacks*, *a deal of renewed talks*."""
    verbs = [*_FINITE.finditer(words), *_past().finditer(words)]
    return all(_DESCRIBES.search(words, 0, found.start()) for found in verbs)


def reports(words: str) -> bool:
    """Whether the first verb tells what somebody did or what was done, rather than how things stood or stand."""
    perfect, past, stands = _PERFECT.search(words), _past().search(words), _STANDS.search(words)
    first = min((found.start() for found in (perfect, past) if found), default=None)
    return first is not None and (stands is None or first < stands.start() or first == (perfect and perfect.start()))


def sentence_like(words: str) -> str:
    """The words as a sentence: a capital at its head, a full stop at its end."""
    words = words.strip(" ,;:—–-")
    end = "" if words[-1:] in ".!?" or words[-2:] in {".”", '."', "!”", "?”"} else "."
    capital = words[:1].upper()
    return (capital if len(capital) == 1 else words[:1]) + words[1:] + end


def _outside_quotes(words: str) -> str:
    if "“" not in words and '"' not in words:
        return words
    return re.sub(r"“[^”]{0,600}”|\"[^\"]{0,600}\"", " ", words)


@cache
def _connective() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, word_list("connectives")), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{either}),?\s+(?=\w|[“\"])")


@cache
def _dangling() -> re.Pattern[str]:
    either = "|".join(sorted(word_list("dangling_nouns")))
    return re.compile(rf"[Tt]he\s(?:{either})\b(?!\s(?:of|to|by|on|in|that|who|between|over|for)\b)")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?<!-)(?:(?!set\sof\b){any_of(word_list('irregular_past'))}|[a-z]{{2,20}}ed)\b")
