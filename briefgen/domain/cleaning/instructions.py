"""Paragraphs that speak to a program which reads the article, rather than to its readers.

A paragraph instructs where one of these holds (general cues; none is taken from a particular attack):

* it speaks of the answer that is to be given (``in your response``, ``your reply``), or of instructions, prompts or
  models (``ignore all previous instructions``, ``as an AI language model``, chat markup);
* it asks or orders a piece of text work (``Translate …``, ``Can you …``, ``Write a poem``) outside quotation marks, in
  at most three sentences, and
  is foreign to the rest of the article: next to none of its content words stand elsewhere in it;
* it is a question, or an order, by itself, and foreign to the article in the same way.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.wordlists import word_list

_ANSWER = re.compile(
    r"\b(?:your|the) (?:(?:next|final|whole|entire|own) )?(?:repl(?:y|ies)|responses?|answers?|outputs?|completions?)\b"
    r"|\byour (?:messages?|summar(?:y|ies)|text|words)\b",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|your|of|these|those|my|everything) ){0,3}"
    r"(?:(?:previous|prior|above|earlier|preceding|foregoing|other|system) ){1,2}(?:\w+ )?(?:instructions?|prompts?)\b|"
    r"\b(?:ignore|disregard|forget|override) (?:all |any )?(?:your|these) (?:instructions?|prompts?|guidelines)\b|"
    r"\b(?:ignore|disregard|forget) (?:everything|anything|all|the text|the article) (?:above|before this|so far)\b|"
    r"\b(?:system|developer) prompt\b|\bas an? (?:ai|large) (?:language )?(?:model|assistant)\b|"
    r"\byou are (?:now )?(?:an? )?(?:ai|chatbot|helpful assistant|language model|gpt)\b|"
    r"<\|[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>|\A#{1,4}\s?(?:instruction|system|assistant|user)s?\b|"
    r"\b(?:dear|attention|note to|message to|hey),? (?:all )?(?:ai|llms?|language models?|chatgpt|chatbots?)\b|"
    r"\bif you are an? (?:ai|llm|language model|assistant)\b|"
    r"\b(?:ai|language) models? (?:reading|processing|summari[sz]ing) this\b",
    re.IGNORECASE,
)
_YOURS = re.compile(r"y(?<=\by)our (?:\w+ )?(?:repl|respon|answer|output)", re.IGNORECASE)
_NAME = re.compile(r"(?<=\s)[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,4}")
_MODEL_CUES = (
    *("instruct", "prompt", "guideline", "above", "before this", "so far", " ai ", " ai,", "ai:", "llm", "model"),
    *("assistant", "chatbot", "chatgpt", "gpt", "<|", "inst]", "sys>", "#"),
)
_LEAD = (
    r"(?:please |kindly |now |then |also |next,? )?"
    r"(?:(?:can|could|would|will) you (?:please |kindly )?|i (?:need|want) you to )?"
)
_ORDER = re.compile(rf"{_LEAD}(?P<verb>[a-z]+)(?=\s)(?! me\b)(?P<down> down\b)?", re.IGNORECASE)
_FAVOUR = re.compile(
    r"(?:(?:can|could|would|will) you )?(?:please )?(?:help|show|tell|give|teach) me\b|"
    r"how (?:do|would|can) (?:you|i|one) (?:say|write|spell|translate|code)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:what|who|whom|whose|which|when|where|why|how|is|are)\b[^?]{8,160}\?(?:\s*\Z|\s*['‘\"“])", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}|\d{4}")
_ENDS = (".", "!", "?", "'", '"')
_ORDER_WORDS = 5
_LEADS = frozenset({"in", "at", "can", "could", "please", "then", "now", "also"})
_MOST_WORDS = 60
_MOST_SENTENCES = 3
_QUESTION_WORDS = 22
_SENTENCES = re.compile(r"[.!?]+(?=\s|[\"”’')\]]|\Z)")
_STEM = 5
_FEW_NAMES = 3
_MANY = 50  # paragraphs that ask; a page with more is a list of questions
_ORDER_SHARE = 0.5  # an order is odd in an article by its form already
_QUESTION_SHARE = 0.25
_QUOTES = ("“", '"', "«", "‘")


class _Candidate(NamedTuple):
    """What makes a paragraph look like an instruction, and how many words foreign to the article prove it (0: none)."""

    foreign_words: int


class _Page(NamedTuple):
    """In how many blocks each stem stands, and the text of all."""

    counts: Counter[str]
    text: str


def instruction_blocks(blocks: Sequence[Block], near: Sequence[bool]) -> list[bool]:
    """Whether each block instructs a language model; one that only asks must stand ``near`` the article, or in it."""
    spoken = _inside_quotations(blocks)
    page = "\n".join(block.text for block in blocks).casefold()
    cues = [cue for cue in _MODEL_CUES if cue in page]
    candidates = [
        None if quoted else _candidate(block.text, cues) for block, quoted in zip(blocks, spoken, strict=True)
    ]
    if not any(candidates):
        return [False] * len(blocks)
    if sum(candidate is not None and candidate.foreign_words > 0 for candidate in candidates) > _MANY:
        return [candidate is not None and not candidate.foreign_words for candidate in candidates]
    told = _Page(Counter(stem for block in blocks for stem in _stems(block.text)), "\n".join(b.text for b in blocks))
    return [
        candidate is not None and (not candidate.foreign_words or (beside and _is_foreign(block.text, candidate, told)))
        for candidate, block, beside in zip(candidates, blocks, near, strict=True)
    ]


def _speaks_to_model(text: str, cues: Sequence[str]) -> bool:
    """Whether a paragraph names instructions, prompts or models as only words to a model do; ``cues``: the page's."""
    lowered = text.casefold() if cues else ""
    return any(cue in lowered for cue in cues) and bool(_MODEL.search(text))


def _candidate(text: str, cues: Sequence[str]) -> _Candidate | None:
    if not text.startswith(_QUOTES) and _speaks_to_model(text, cues):
        return _Candidate(0)
    words = text.split(maxsplit=_MOST_WORDS)
    if not 1 < len(words) <= _MOST_WORDS or _is_quotation(text) or len(_SENTENCES.findall(text)) > _MOST_SENTENCES:
        return None
    verbs = word_list("task_verbs")
    order = _ORDER.match(text)
    verb = order["verb"].lower() if order else ""
    orders = verb in verbs or (verb == "break" and order is not None and bool(order["down"]))
    opener = words[0].lower()
    addresses = orders or opener in _LEADS or (opener not in word_list("sentence_starters") and _YOURS.search(text))
    if addresses and _ANSWER.search(text):
        return _Candidate(0)
    if (orders and (len(words) >= _ORDER_WORDS or text.endswith(_ENDS))) or _FAVOUR.match(text):
        return _Candidate(1)
    return _Candidate(2) if len(words) <= _QUESTION_WORDS * 2 and _QUESTION.match(text) else None


def _is_quotation(text: str) -> bool:
    """Whether somebody's speech begins, ends or goes on in a paragraph."""
    return (
        text.startswith(_QUOTES)
        or text.count("“") != text.count("”")
        or text.count('"') % 2 == 1
        or text.endswith(("”", "’"))
    )


def _inside_quotations(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block stands between one that opens a quotation and one of the next two that closes it."""
    opens = [block.text.count("“") - block.text.count("”") for block in blocks]
    return [
        place > 0 and opens[place - 1] > 0 and opens[place] == 0 and min(opens[place + 1 : place + 3], default=0) < 0
        for place in range(len(blocks))
    ]


def _stems(text: str) -> set[str]:
    stop = word_list("stop_words")
    return {word[:_STEM] for word in map(str.lower, _WORD.findall(text)) if word not in stop}


def _is_foreign(text: str, candidate: _Candidate, page: _Page) -> bool:
    """Whether hardly any telling word of a block stands in another block, or a name that it asks about in none."""
    stems = _stems(text) - word_list("common_question_stems") - {verb[:_STEM] for verb in word_list("task_verbs")}
    shared = sum(page.counts[stem] > 1 for stem in stems)
    if candidate.foreign_words == 1:
        return shared <= _ORDER_SHARE * len(stems)
    if any(page.text.count(name[0]) == 1 for name in islice(_NAME.finditer(text), _FEW_NAMES)):
        return shared <= _ORDER_SHARE * len(stems)
    return len(stems) >= candidate.foreign_words and shared <= _QUESTION_SHARE * len(stems)
