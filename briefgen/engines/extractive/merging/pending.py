"""What is under way and must end some day (an inquiry, a trial, a vote), turned into the question how it ends."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.merging.shared_words import Stems, stems_of
from briefgen.engines.extractive.merging.sides import lowered
from briefgen.engines.extractive.merging.turning import is_fit, sentence


class Pending(NamedTuple):
    """A question, what makes a reader wait for its answer, what it is about, and how an answer would be told.

    ``once`` marks what a story has one of: the cause, the motive.
    """

    text: str
    why: str
    about: Stems
    answer: re.Pattern[str]
    once: bool


class _Kind(NamedTuple):
    """How one kind of unfinished business is told, asked after, and answered; ``X`` stands for what it is about."""

    told: re.Pattern[str]
    asks: str
    why: str
    answer: re.Pattern[str]


_STOP = re.compile(
    r"\s(?:that|which|who|whose|where|when|while|after|before|since|because|as|if|but|is|are|was|were|has|have|had|will"
    r"|would|could|in|on|at|by|alongside|from|with|said|says|amid|during|following|late|early|this|last|first|until|without"
    r"|(?:[A-Z][a-z]+day))\b.{0,400}$|[,.;:!?“”\"()].{0,400}$|\s[—–-]\s.{0,400}$",
    re.DOTALL,
)
_MOST_NOUN = 12
_FEWEST_LETTERS = 4
_NOT_A_THING = re.compile(
    r"\b(?:his|her|their|its|our|my|your|this|these|those|it|him|them|what|how|whether|why|who)\b", re.IGNORECASE
)
_X = r"(?P<x>[^.;:!?“”\"]{3,120})"
_NAME = (
    r"(?P<x>(?:[A-Z][\w’'.-]{1,20}\s){0,4}[A-Z][\w’'-]{1,20}|(?:[Tt]he|[Aa]n?)\s(?:[\w’'-]{1,20}\s){0,3}?[\w’'-]{3,20})"
)
_OPENED = (
    r"(?:open(?:s|ed|ing)?|launch(?:es|ed|ing)?|beg(?:in|ins|an|un|inning)|order(?:s|ed|ing)?|announc(?:es|ed)"
    r"|start(?:s|ed|ing)?)"
)
_INQUIRY = r"(?:inquiry|enquiry|investigation|probe|audit)"
_FOUND = re.compile(
    rf"\b(?:{_INQUIRY}|investigators|report|review|police|officials)\s(?:has\s|have\s|had\s|also\s)?"
    r"(?:found|concluded|cleared|established|blamed|ruled\sout)\b",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:convicted|acquitted|found\s(?:not\s)?guilty|sentenced|plead(?:ed|s)|pled|cleared\sof"
    r"|charges?\s(?:were|was|have\sbeen|has\sbeen)\sdropped)\b"
)
_PASSED = re.compile(
    r"\b(?:sign(?:s|ed)\s(?:it|the|into)|veto(?:es|ed)|decision to veto|enacted|became law|into law|voted down|defeated"
    r"|withdr[ae]w\w*|struck down|passed\s(?:the|by)|approved)\b"
)
_VOTED = re.compile(
    r"\b(?:voted|passed|approved|rejected|defeated|ruled\s(?:that|in|against|for)|upheld|struck\sdown)\b"
)
_RETURNED = re.compile(r"\b(?:found|freed|released|rescued|recovered|captured|arrested|surrendered|killed)\b")
_SETTLED = re.compile(
    r"\b(?:accept(?:s|ed)|reject(?:s|ed)|rebuff(?:s|ed)|turned\sdown|completed|withdr[ae]w\w*|spurned)\b"
)

_UNDECIDED = re.compile(
    r"\b(?:un(?:clear|known)|not\s(?:yet\s|immediately\s)?(?:been\s)?(?:clear|known|know|established|determined)"
    r"|investigat|probe|inquiry|determine|look(?:ing|ed)?\sinto|seek)"
)
_READ = 1_000
_CAUSE = "The cause is said to be unknown or looked into."
_MOTIVE = "The motive is said to be unknown or looked into."
_BILL = "Will the X become law?"
"""Of a bill a reader is told what it would do, so its noun is not cut short."""

_KINDS = (
    _Kind(
        re.compile(rf"\bcauses?\sof\s(?:the|an?)\s{_X}"),
        "What caused the X?",
        _CAUSE,
        re.compile(r"\b(?:was|were|is)\scaused\sby\b|\bcause\s(?:was|is)\s(?!un|not|still|being|under)"),
    ),
    _Kind(
        re.compile(
            r"\b(?:look(?:ing|ed)?\sinto|investigating|seek(?:s|ing)?|find|determine|establish|unclear|known)\swhat\s"
            rf"caused\s(?:the|an?)\s{_X}"
        ),
        "What caused the X?",
        _CAUSE,
        re.compile(r"\b(?:was|were|is)\scaused\sby\b"),
    ),
    _Kind(
        re.compile(
            r"\bmotives?\b(?:\s(?:for|behind)\sthe\s(?P<x>[\w’'-]{3,30}(?:\s[\w’'-]{3,30})?))?"
            r"(?=[^.?!]{0,60}\b(?:un(?:clear|known)|not\s(?:yet\s)?(?:been\s)?(?:clear|known|established|determined)"
            r"|investigat|under\sinvestigation))"
            r"|\b(?:no\s(?:known\s|clear\s|immediate\s)?|too\searly\s[^.?!]{0,40}|investigat\w{1,4}\s[^.?!]{0,40}"
            r"|(?:determine|establish|search(?:ing)?\sfor|looking\sfor|speculate\s(?:on|about)|discuss)\s[^.?!]{0,20})motives?\b",
            re.IGNORECASE,
        ),
        "What was the motive for the X?",
        _MOTIVE,
        re.compile(r"\bmotive\s(?:was|is)\s(?!un|not|still|being|under)|\bmotivated\sby\b"),
    ),
    _Kind(
        re.compile(
            rf"(?:^|\b(?:that|where|while)\s){_NAME},?\s(?:[^.;:!?“”\"]{{0,80}},\s)?"
            r"(?:is|are|was|were|has\sbeen|have\sbeen|been|being)\s(?:formally\s|also\s)?"
            r"(?:charged\s(?:with|in|over|on|for)|indicted|due\sto\sstand\strial|awaiting\strial|on\strial)\b"
        ),
        "Will X be convicted?",
        "Charged, and no source tells of a verdict.",
        _TRIED,
    ),
    _Kind(
        re.compile(
            rf"(?:^|\b(?:that|says|said)\s){_NAME}\s(?:could|faces?|would|may|might)\s(?:face\s)?"
            r"(?:up\sto\s|as\smuch\sas\s|a\smaximum\s(?:of\s)?)[^.;:!?]{0,40}(?:prison|jail|bars)\b"
        ),
        "Will X be convicted?",
        "Charged, and no source tells of a verdict.",
        _TRIED,
    ),
    _Kind(
        re.compile(
            r"\b(?:court|prosecutors?|jury|authorities|police|judge|officials)\s(?:[\w’'-]{1,20}\s){0,4}"
            rf"(?:indicted|charged)\s{_NAME}(?=\s(?:with|on|over|for|in|who)\b)"
        ),
        "Will X be convicted?",
        "Charged, and no source tells of a verdict.",
        _TRIED,
    ),
    _Kind(
        re.compile(
            rf"\b{_OPENED}\s(?:an?\s|its\s|their\s|the\s|new\s|own\s|preliminary\s|criminal\s|internal\s|formal\s|full\s"
            rf"|independent\s|public\s|joint\s){{0,4}}{_INQUIRY}\s(?:into|of)\s{_X}"
        ),
        "What will the inquiry into X find?",
        "An inquiry is under way, and no source tells what it found.",
        _FOUND,
    ),
    _Kind(
        re.compile(
            rf"\b(?:is|are|been|also|was|were)\s(?:also\s|still\s|now\s)?(?:investigating|looking\sinto)\s(?=[A-Z]|the\s|an?\s|alleg|claims|reports){_X}"
        ),
        "What will the inquiry into X find?",
        "An inquiry is under way, and no source tells what it found.",
        _FOUND,
    ),
    _Kind(
        re.compile(
            rf"(?:^|,\s|\bthat\s){_NAME}\s(?:is|are|remains?|was|were)\s(?:also\s|still\s|now\s)?(?:under\s(?:\w+\s)?investigation"
            r"|being\sinvestigated)\b"
        ),
        "What will the inquiry into X find?",
        "An inquiry is under way, and no source tells what it found.",
        _FOUND,
    ),
    _Kind(
        re.compile(
            r"\b(?:is|are)\s(?:due|expected|scheduled|set|likely|poised|preparing)\sto\s(?:vote|rule|decide)\son\s"
            + _X
            + r"|\b(?:votes?|ruling|decision)\son\s(?P<y>[^.;:!?“”\"]{3,80}?)\s(?:is|was|are)\s(?:expected|due"
            r"|scheduled|set|planned|likely|pending)\b"
        ),
        "How will the decision on X turn out?",
        "To be decided, and no source tells of the outcome.",
        _VOTED,
    ),
    _Kind(
        re.compile(
            r"\b(?P<x>(?:bill|legislation|measure|law|constitutional\samendment)\sthat\swould\s(?:have\s)?[^.;:!?“”\"]{8,120})"
        ),
        _BILL,
        "Proposed, and no source tells whether it became law.",
        _PASSED,
    ),
    _Kind(
        re.compile(
            r"\b(?P<x>(?:[Aa]bout\s|[Ss]ome\s|(?:more|More)\sthan\s|[Aa]t\sleast\s)?(?:\d[\d,]*|[Hh]undreds|[Dd]ozens|[Tt]he)\s(?:of\s)?"
            r"(?:[\w’'-]{1,20}\s){1,4}?)(?:are\s|is\s|were\s|was\s)?(?:still\s|remain\s|remains\s|remained\s)(?:still\s)?"
            r"(?:missing|unaccounted\sfor|captives?|in\scaptivity|held\shostage|hostages?|at\slarge|on\sthe\srun|trapped)\b"
        ),
        "What has become of X?",
        "Missing, and no source tells what became of them.",
        _RETURNED,
    ),
    _Kind(
        re.compile(
            r"\b(?P<x>(?:bid|takeover\soffer|offer)\s(?:for|to\s(?:buy|acquire|take\sover))\s"
            r"(?!(?:[\w’-]{1,20}\s){0,3}(?:president|White|House|Senate|Congress|presidency|nomination|re-?election|office|governor"
            r"|mayor|seat|independence|title|second)\b)(?:[a-z’-]{2,20}\s){0,3}(?:[A-Z][\w’&-]{1,20}\s?){1,4})(?=[^\w\s-]|\s?\Z|\s?(?:on|to|in|at|by|for|and|but|that|which|was|is|has|would|could|will|with|as|after|on)\b)"
        ),
        "Will the X succeed?",
        "Offered, and no source tells of an agreement.",
        _SETTLED,
    ),
)


def pending_in(text: str) -> Iterator[Pending]:
    """The questions that a statement leaves to be answered by what is under way; few hold more than one."""
    text = text[:_READ]
    for kind in _KINDS:
        found = kind.told.search(text)
        if found is None or (kind.why == _CAUSE and not _UNDECIDED.search(text)):
            continue
        said = next((each for each in found.groupdict().values() if each), "")
        thing = said.strip(" ,") if kind.asks == _BILL else _thing(said)
        question = _question(kind.asks, thing)
        if question and not kind.answer.search(text):
            yield Pending(question, kind.why, stems_of(thing or said), kind.answer, kind.why in {_CAUSE, _MOTIVE})


def _question(asks: str, thing: str) -> str | None:
    if not thing:
        bare = asks.removesuffix(" for the X?") + "?"
        return bare if bare != asks + "?" else None
    question = sentence(asks.removesuffix("?").replace("X", thing, 1))
    return question if is_fit(question) else None


def _thing(words: str) -> str:
    """The noun phrase at the head of some words, as one that is known by now; empty where there is none."""
    thing = _STOP.sub("", words.strip()).strip(" ,’'")
    event = next((n for n, word in enumerate(thing.split()) if word.casefold() in word_list("event_nouns")), None)
    if event is not None and " of " not in thing:
        thing = " ".join(thing.split()[: event + 1])
    if _NOT_A_THING.search(thing) or len(thing) < _FEWEST_LETTERS or len(thing.split()) > _MOST_NOUN:
        return ""
    return lowered(re.sub(r"^[Aa]n?\s", "the ", thing))
