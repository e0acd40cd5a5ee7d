"""Kept blocks that may not be the article's own words: they stay in its body, but no statement may rest on them.

A body that lacks a paragraph is worse to read than one with a caption too many; a brief that cites a caption, a teaser
or a promotion in the article's name is wrong.  So what is kept in doubt is held back, with one of these rules:

==================  ==================================================================================================
rule                what it holds back
==================  ==================================================================================================
unsure              a block whose odds of being the article's are not clearly for it
above the headline  what stands before the headline that heads most of the prose
not a sentence      a short line that ends in no stop: a heading, a caption, a link
credited            a paragraph with a photo credit, a label (``Read more:``) or markup
about the writer    who wrote it, where the article begins or ends, of whom nothing else tells
an offer            an invitation to read or to sign up for something else (``Learn how to …—read the rest of …``)
==================  ==================================================================================================

Where that would be half of the words or more, the page is one of which nothing is known, and ``unsure`` holds nothing.
"""

import re
from collections.abc import Sequence

from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.cleaning.main_run import is_lead, unbroken
from briefgen.domain.cleaning.surroundings import Portrait

_UNSURE = (0.5, 1.5)
"""Log-odds, for lines and for sentences of a page without line breaks; on saved pages a third of the sentences below
are not the article's, of those above one in fifty."""

_LINE = 26  # words
_MOST_UNSURE = 0.5
_PROSE = 0.8  # of the words kept, in blocks that end in a stop: then a line that does not is no sentence
_ENDS = 3  # blocks kept at either end of the article, among which its writer is told of
_WRITER = re.compile(
    r"(?:About the (?:author|writer):?\s)?(?P<name>(?:[A-Z][\w.’'-]{0,20}\s){1,3}[A-Z][\w’'-]{1,20})(?:,[^,]{2,60},)?\s"
    r"(?:(?:is|was)\s(?:an?|the)\s[^.;:]{0,80}?\b(?:author|writer|reporter|professor|editor|columnist|correspondent|journalist"
    r"|contributor|enthusiast|blogger|critic|novelist|historian|lecturer|freelance\w{0,3}|producer)\b"
    r"|(?:covers|writes (?:about|on|for)|reports (?:on|for))\s)"
)
_OFFER = re.compile(
    r"\W{0,3}(?:learn|read|sign up|subscribe|follow|click|find out|visit|download|join|get)\b[^.!?]{0,160}"
    r"\b(?:read the (?:rest|full|whole) (?:of|story|article|post|guide)|newsletters?"
    r"|our (?:app|guide|podcast|channel)|on (?:twitter|facebook|instagram|youtube))\b",
    re.IGNORECASE,
)
_FURNISHED = ("credit", "promotion", "markup")


def doubts(
    blocks: Sequence[Block], pictures: Sequence[Portrait], odds: Sequence[float], kept: Sequence[bool]
) -> list[str | None]:
    """The rule that holds back each block, None for those that are not kept or not in doubt."""
    words = sum(picture.word_count for picture, keep in zip(pictures, kept, strict=True) if keep)
    ended = sum(p.word_count for p, keep in zip(pictures, kept, strict=True) if keep and p.features["ends"])
    found = [
        _doubt(block, picture, prose=ended >= _PROSE * words) if keep else None
        for block, picture, keep in zip(blocks, pictures, kept, strict=True)
    ]
    for place in _at_the_ends(kept):
        found[place] = found[place] or ("about the writer" if _tells_of_writer(blocks, kept, place) else None)
    unsure = [
        keep and not rule and odd < _UNSURE[column] and not is_lead(picture) and not _is_item(picture)
        for odd, keep, rule, column, picture in zip(odds, kept, found, unbroken(blocks), pictures, strict=True)
    ]
    held = sum(picture.word_count for picture, one in zip(pictures, unsure, strict=True) if one)
    if held < _MOST_UNSURE * words:
        found = ["unsure" if one else rule for one, rule in zip(unsure, found, strict=True)]
    return found


def _is_item(picture: Portrait) -> bool:
    """Whether a block is a sentence of a list: those stand together, and look less like an article than they are."""
    return bool(picture.features["bullet"] and picture.features["ends"])


def _doubt(block: Block, picture: Portrait, *, prose: bool) -> str | None:
    features, count = picture
    if features["above_title"]:
        return "above the headline"
    if any(features[cue] for cue in _FURNISHED):
        return "credited"
    if _OFFER.match(block.text):
        return "an offer"
    is_line = not (features["ends"] or features["sents1"] or features["bullet"]) and count < _LINE
    return "not a sentence" if prose and is_line and block.text[0] not in '“"' else None


def _at_the_ends(kept: Sequence[bool]) -> list[int]:
    """The places of the first and the last blocks that are kept."""
    places = [place for place, keep in enumerate(kept) if keep]
    return sorted({*places[:_ENDS], *places[-_ENDS:]}) if len(places) > _ENDS else []


def _tells_of_writer(blocks: Sequence[Block], kept: Sequence[bool], place: int) -> bool:
    """Whether a block says who somebody is who writes, and whom the rest of the article does not name."""
    found = _WRITER.match(blocks[place].text)
    if found is None:
        return False
    last = found["name"].split()[-1]
    others = (block.text for number, block in enumerate(blocks) if kept[number] and number != place)
    return not any(last in text for text in others)
