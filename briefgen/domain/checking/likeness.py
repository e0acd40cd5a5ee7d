"""Whether a passage holds almost the words of a quote: the stated tolerance of grounding."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list

FEWEST_WORDS = 4
"""Of fewer words too little is left when one of them differs."""

LONGEST = 2000
"""Characters of quote or passage beyond which only equal words are looked for, so that time stays bounded."""

LOWEST_RATIO = 84
"""Where to look closer at all (rapidfuzz's partial ratio); the words decide."""

WORDS_PER_EDIT = 6
"""One word in so many may differ.  Six admits what models do to a quote (a mended typing error, a dropped "said", an
inflection) and nothing that changes who or what, because of the next two rules."""

SAME_WORD = 80
"""Ratio from which two words are spellings of one: "Iraq" and "Iran" have 75, "Husein" and "Hussein" 92."""

_LONGEST_WORD = 60
_WORD = re.compile(r"[\w']+")


def nearly(quote: str, passage: str) -> Span | None:
    """Where folded ``passage`` has the words of folded ``quote`` but for a few small differences."""
    words = _WORD.findall(quote)
    if len(words) < FEWEST_WORDS or len(quote) > LONGEST or len(passage) > LONGEST or len(quote) > len(passage) + 20:
        return None
    hit = fuzz.partial_ratio_alignment(quote, passage, score_cutoff=LOWEST_RATIO)
    if hit is None or hit.dest_start == hit.dest_end:
        return None
    places = _to_words(passage, hit.dest_start, hit.dest_end)
    blocks = [b for b in Levenshtein.opcodes(words, [m[0] for m in places]).as_matching_blocks() if b.size]
    if not blocks:
        return None
    first = blocks[0].b if blocks[0].a == 0 else 0
    last = blocks[-1].b + blocks[-1].size if blocks[-1].a + blocks[-1].size == len(words) else len(places)
    edits = _edits(words, [m[0] for m in places[first:last]])
    if edits is None or edits > max(1, len(words) // WORDS_PER_EDIT):
        return None
    return Span(places[first].start(), places[last - 1].end())


def _to_words(passage: str, start: int, end: int) -> list[re.Match[str]]:
    """The words of the passage that lie in the alignment by half or more."""
    words = list(_WORD.finditer(passage, max(0, start - _LONGEST_WORD), end + _LONGEST_WORD))
    return [m for m in words if 2 * (min(end, m.end()) - max(start, m.start())) >= len(m[0])]


def _edits(quoted: list[str], found: list[str]) -> int | None:
    """How many words differ; None where one of them may not."""
    edits = 0
    for said, stands in _differences(quoted, found):
        if not _is_harmless(said, stands):
            return None
        edits += max(1, len(said))
    return edits


def _differences(quoted: list[str], found: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The stretches of words between those that are equal."""
    said, stands = 0, 0
    for block in Levenshtein.opcodes(quoted, found).as_matching_blocks():
        if (block.a, block.b) != (said, stands):
            yield quoted[said : block.a], found[stands : block.b]
        said, stands = block.a + block.size, block.b + block.size


def _is_harmless(said: list[str], stands: list[str]) -> bool:
    """A number or a negation never differs; a word that is not there may only be a small one, or a spelling."""
    negators, small = word_list("negators"), word_list("function_words")
    if any(has_digit(word) or word in negators or word.endswith("n't") for word in (*said, *stands)):
        return False
    if fuzz.ratio("".join(said), "".join(stands)) >= SAME_WORD:
        return True
    return all(word in small for word in said) and len(stands) <= max(1, len(said))


def has_digit(word: str) -> bool:
    """Whether a word holds a digit of any script."""
    return any(character.isnumeric() for character in word)
