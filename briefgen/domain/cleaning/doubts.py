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
==================  ==================================================================================================

Where that would be half of the words or more, the page is one of which nothing is known, and ``unsure`` holds nothing.
"""

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
    is_line = not (features["ends"] or features["sents1"] or features["bullet"]) and count < _LINE
    return "not a sentence" if prose and is_line and block.text[0] not in '“"' else None
