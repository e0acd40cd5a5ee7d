"""What tells a paragraph of an article from the furniture of its page, as numbers that weights can be put on.

Here is what a block shows by itself; ``surroundings`` adds what stands around it.  Every feature is 0 or 1, a share,
or a small count; ``words/block_weights.txt`` has a weight for each.
"""

import re
from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.cleaning.furniture import cues, is_page_line, is_tail_heading, page_phrases, plain
from briefgen.domain.cleaning.surroundings import Features, Portrait, with_surroundings
from briefgen.domain.wordlists import word_list

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_END = re.compile(r"[.!?…:\u3002\uff01\uff1f][\"”’')\]»]*\s*(?:\[\d+\])?\Z")
_FULL_STOP = re.compile(r"[.!?][\"”’')]*(?=\s+[\"“‘A-Z])")
_DIGIT = re.compile(r"\d")
_FURNISHED = ("credit", "phrases", "legal", "tags", "promotion", "markup")
_YOU = frozenset({"you", "your", "You", "Your"})
_READ = 3000  # characters of a block that are looked at: more tell nothing new
_LINE_WORDS = 12  # headings and page lines are no longer
_LONG_WORD = 15  # characters a word on average: the script has no spaces
_FOREIGN_STOPS = 0.12  # English prose has .3 to .5 stop words, other languages under .05, lists of names nearly none


def portraits(blocks: Sequence[Block]) -> list[Portrait]:
    """The features of every block of a page, its surroundings among them."""
    words = [_words(block.text) for block in blocks]
    foreign = _is_foreign(words)
    own = [_own(block, found, foreign=foreign) for block, found in zip(blocks, words, strict=True)]
    return with_surroundings(blocks, [found.lowered for found in words], own)


class _Words(NamedTuple):
    """The words of a block, the same in lower case, and how many of them are English stop words."""

    written: list[str]
    lowered: list[str]
    stops: int


def _words(text: str) -> _Words:
    written = _WORD.findall(text[:_READ])
    lowered = list(map(str.lower, written))
    return _Words(written, lowered, sum(map(word_list("stop_words").__contains__, lowered)))


def _is_foreign(blocks: Sequence[_Words]) -> bool:
    """Whether the longer blocks hold too few English stop words for their lack to tell anything."""
    long = [words for words in blocks if len(words.written) >= _LINE_WORDS]
    return bool(long) and sum(words.stops for words in long) < _FOREIGN_STOPS * sum(len(w.written) for w in long)


def _own(block: Block, words: _Words, *, foreign: bool) -> Portrait:
    text, number = block.text, len(words.written)
    count = number if len(text) < _LONG_WORD * number or not foreign else len(text) // 6
    ends = bool(_END.search(text[-12:]))
    features = _shape(text, words.written, count)
    stops = words.stops / max(1, number) if not foreign else 0.4 * (ends and count >= 8)  # noqa: PLR2004  (as if English)
    known = set(words.lowered)
    features |= cues(text, known)
    features["phrases"] = min(page_phrases(text, known), 3) if count < 120 else 0.0  # noqa: PLR2004  (no notice is so long)
    features |= {"stops": min(stops, 0.6), "stops0": stops < 0.05, "stops2": stops > 0.25, "ends": ends}  # noqa: PLR2004
    line = plain(text) if count <= _LINE_WORDS else ""
    features |= {"page_line": bool(line) and is_page_line(line), "tail": bool(line) and is_tail_heading(line)}
    furnished = any(map(features.__getitem__, _FURNISHED))
    prose = not furnished and ends and stops > 0.25  # noqa: PLR2004
    features |= {"strong": prose and count >= 20, "strong40": prose and count >= 40}  # noqa: PLR2004
    features |= {"ends_long": ends and count >= 8, "noend_long": count >= 8 and not ends}  # noqa: PLR2004
    return Portrait(features, max(1, count))


def _shape(text: str, words: Sequence[str], count: int) -> Features:
    number = max(1, len(words))
    capitals = sum([word[0].isupper() for word in words[1:]]) / max(1, number - 1)
    sentences = len(_FULL_STOP.findall(text[:_READ]))
    head = text[:300]
    return {
        "bias": 1.0,
        "log": min(log2(1 + max(1, count)), 7.0),
        "n4": count >= 4,  # noqa: PLR2004  (the name says it)
        "n8": count >= 8,  # noqa: PLR2004
        "n15": count >= 15,  # noqa: PLR2004
        "n30": count >= 30,  # noqa: PLR2004
        "caps": capitals,
        "caps5": capitals > 0.5,  # noqa: PLR2004
        "allcaps": text.isupper() and count > 1,
        "ellipsis": text.endswith(("…", "...", "…]")),
        "comma": "," in text,
        "lower": text[0].islower(),
        "start_upper": text[0].isupper() or text[0] in '“"',
        "digits": len(_DIGIT.findall(head)) / len(head),
        "quote": "“" in text or '"' in text,
        "bullet": text[0] in "•*+-",
        "pipe": "|" in text or "»" in text,
        "question": text.endswith("?"),
        "exclaim": text.endswith("!"),
        "you": sum(map(_YOU.__contains__, words)) / number,
        "sents1": sentences >= 1,
        "sents2": sentences > 1,
        "rule": not words,
    }
