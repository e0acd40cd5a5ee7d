"""What tells a paragraph of an article from the furniture of its page, as numbers that weights can be put on.

``own_features`` looks at one block, ``surroundings`` adds what stands around it.  Every feature is 0 or 1, a share, or
a small count; ``words/block_weights.txt`` has a weight for each.
"""

import re
from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.cleaning.furniture import cues, is_page_line, is_tail_heading, page_phrases, plain
from briefgen.domain.wordlists import word_list

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_END = re.compile(r"[.!?…:\u3002\uff01\uff1f][\"”’')\]»]*\s*(?:\[\d+\])?\Z")
_FULL_STOP = re.compile(r"[.!?][\"”’')]*(?=\s+[\"“‘A-Z])")
_NEIGHBOURLY = (
    "prose",
    "log",
    "stops",
    "ends",
    "caps",
    "credit",
    "ago",
    "date",
    "page_line",
    "tail",
    "byline",
    "phrases",
)
_YOU = frozenset({"you", "your", "You", "Your"})
_READ = 3000  # characters of a block that are looked at: more tell nothing new
_LINE_WORDS = 12  # headings and page lines are no longer
_LONG_WORD = 15  # characters a word on average: the script has no spaces
_FOREIGN_STOPS = 0.12  # English prose has .3 to .5 stop words, other languages under .05, lists of names nearly none
Features = dict[str, float]


class Portrait(NamedTuple):
    """A block's features and its number of words."""

    features: Features
    word_count: int


def portraits(blocks: Sequence[Block]) -> list[Portrait]:
    """The features of every block of a page, its surroundings among them."""
    words = [_WORD.findall(block.text[:_READ]) for block in blocks]
    foreign = _is_foreign(words)
    own = [_own(block, found, foreign=foreign) for block, found in zip(blocks, words, strict=True)]
    return _with_surroundings(blocks, own)


def _is_foreign(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether the longer blocks hold too few English stop words for their lack to tell anything."""
    stop = word_list("stop_words")
    long = [word.lower() for words in blocks if len(words) >= _LINE_WORDS for word in words]
    return bool(long) and sum(word in stop for word in long) < _FOREIGN_STOPS * len(long)


def _own(block: Block, words: Sequence[str], *, foreign: bool) -> Portrait:
    text = block.text
    count = len(words) if len(text) < _LONG_WORD * len(words) or not foreign else len(text) // 6
    ends = bool(_END.search(text[-12:]))
    features = _shape(text, words, count)
    lowered = [word.lower() for word in words]
    stops = _stop_share(lowered) if not foreign else 0.4 * (ends and count >= 8)  # noqa: PLR2004  (as if English)
    known = set(lowered)
    features |= {key: float(value) for key, value in cues(text, known).items()}
    features["phrases"] = min(page_phrases(text, known), 3) if count < 120 else 0.0  # noqa: PLR2004  (no notice is so long)
    features |= {"stops": min(stops, 0.6), "stops0": stops < 0.05, "stops2": stops > 0.25, "ends": ends}  # noqa: PLR2004
    line = plain(text) if count <= _LINE_WORDS else ""
    features |= {"page_line": bool(line) and is_page_line(line), "tail": bool(line) and is_tail_heading(line)}
    furnished = any(features[cue] for cue in ("credit", "phrases", "legal", "tags", "promotion", "markup"))
    prose = not furnished and ends and stops > 0.25  # noqa: PLR2004
    features |= {"strong": prose and count >= 20, "strong40": prose and count >= 40}  # noqa: PLR2004
    features |= {"ends_long": ends and count >= 8, "noend_long": count >= 8 and not ends}  # noqa: PLR2004
    return Portrait({key: float(value) for key, value in features.items()}, max(1, count))


def _shape(text: str, words: Sequence[str], count: int) -> Features:
    number = max(1, len(words))
    capitals = sum(word[0].isupper() for word in words[1:]) / max(1, number - 1)
    sentences = len(_FULL_STOP.findall(text[:_READ]))
    head = text[:300]
    return {
        "bias": 1.0,
        "log": min(log2(1 + max(1, count)), 7.0),
        **{f"n{size}": count >= size for size in (4, 8, 15, 30)},
        "caps": capitals,
        "caps5": capitals > 0.5,  # noqa: PLR2004  (the name says it)
        "allcaps": text.isupper() and count > 1,
        "ellipsis": text.endswith(("…", "...", "…]")),
        "comma": "," in text,
        "lower": text[0].islower(),
        "start_upper": text[0].isupper() or text[0] in '“"',
        "digits": sum(map(str.isdigit, head)) / len(head),
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


def _stop_share(words: Sequence[str]) -> float:
    stop = word_list("stop_words")
    return sum(map(stop.__contains__, words)) / max(1, len(words))


def _with_surroundings(blocks: Sequence[Block], own: Sequence[Portrait]) -> list[Portrait]:
    prose = [float(p.features["ends_long"] and p.features["stops"] > 0.2) for p in own]  # noqa: PLR2004
    for portrait, value in zip(own, prose, strict=True):
        portrait.features["prose"] = value
    near = [{key: portrait.features[key] for key in _NEIGHBOURLY} for portrait in own]
    seen: set[str] = set()
    since = 99
    for place, (block, portrait) in enumerate(zip(blocks, own, strict=True)):
        features = portrait.features
        del features["prose"]
        for letter, other in (("p", place - 1), ("q", place + 1)):
            if 0 <= other < len(own):
                features |= {letter + key: value for key, value in near[other].items()}
            else:
                features[f"{letter}edge"] = 1.0
        features |= _prose_around(prose, place)
        features |= {"tail10": float(since <= 10), "tail30": float(since <= 30), "dup": float(block.text in seen)}  # noqa: PLR2004
        seen.add(block.text)
        since = 0 if near[place]["tail"] else since + 1
    return list(own)


def _prose_around(prose: Sequence[float], place: int) -> Features:
    """The share of prose among the five, and the fifteen, blocks before and behind."""
    shares = {
        f"{name}{size}": sum(part) / size
        for size in (5, 15)
        for name, part in (
            ("before", prose[max(0, place - size) : place]),
            ("after", prose[place + 1 : place + 1 + size]),
        )
    }
    return shares | {"between": min(shares["before5"], shares["after5"])}
