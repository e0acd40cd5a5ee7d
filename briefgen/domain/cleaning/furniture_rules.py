"""Furniture that names itself, wherever it stands: the rule that cuts a block, or None.

==================  ==================================================================================================
rule                what it cuts
==================  ==================================================================================================
page line           a line that pages have everywhere (``Share this``, ``Read more``), or a line without words
date line           hardly anything but a date or a time (``4 minutes ago``)
byline              ``By``, ``Reporting by`` … and names
caption             a short paragraph that ends or begins with a photo credit, or tells a picture in the present tense
                    and dates it
keywords            ``Tags:``, ``Filed under:`` …, or a long row of capitals
promotion           ``Read more:``, ``Related:`` and a headline; a short paragraph with two phrases of a page that
                    speaks for itself
terms               copyright and terms of use
markup              scripts, style sheets, bare addresses
other stories       a heading such as ``Related`` and what it heads, up to where prose begins again
comments            a heading such as ``Comments`` behind a good part of the article, or the first of several posts
                    of readers (``Ada on May 3, 2024 at 5:23 pm said``), and all behind it; behind one
                    such as ``Recent posts`` the same as ``other stories``
teaser              a paragraph that a ``Read more`` follows, twice running
run-in              in a line with other sentences, words without a stop of their own: a heading, a caption, a credit
                    whose line break was lost; and the caption behind a bare ``Image caption``
==================  ==================================================================================================
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.domain.cleaning.blocks import Block
from briefgen.domain.cleaning.furniture import CREDIT, is_tail_heading, plain
from briefgen.domain.cleaning.surroundings import Portrait
from briefgen.domain.text.run_ins import labels_picture, runs_in
from briefgen.domain.wordlists import word_list

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_PICTURE_DATE = re.compile(
    rf"(?:{_MONTHS} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTHS},? \d{{4}})[^.]{{0,60}}\.?\s*(?:\(.{{0,80}})?\Z"
)
_YEAR = re.compile(r"\d{4}")
_PICTURE_DAY = re.compile(rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, {_MONTHS} \d{{1,2}}, \d{{4}}\.?\Z")
_NAMED_SOURCE = re.compile(r"[^.!?:]\s\((?!R\b|D\b)[A-Z][\w.’'&/-]*(?:\s[\w.’'&/-]+){0,5}\)\Z")
_CLOCK = re.compile(r"\d:\d\d")
_REPORTERS = re.compile(
    r"\A\(?(?:additional |with )?(?:reporting|writing) by [A-Z]|\A\(?editing by [A-Z]|; ?editing by [A-Z]|"
    r"\bcontributed (?:reporting|to this (?:report|story|article))\b.{0,60}\Z",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:said|says|told|was|were|had|added|according)\b")
_HARD = re.compile(
    r"comment|recent posts|leave a|repl(?:y|ies)|responses|discussion|conversation|about the (?:author|writer)|"
    r"similar (?:news|stories|posts|articles)|recent (?:news|stories|articles)|post navigation"
)
_POST = re.compile(
    rf"\b{_MONTHS} \d{{1,2}},? \d{{4}},? (?:at )?\d{{1,2}}:\d\d\s?[ap]\.?m\.?\s*(?:said|says|wrote|reply|permalink|#)|"
    rf"\bsays:?\s*{_MONTHS} \d{{1,2}},? \d{{4}},? at \d{{1,2}}:\d\d",
    re.IGNORECASE,
)
_POST_HEAD = 200  # characters
_READ_MORE = frozenset(
    {"read more", "continue reading", "read full story", "full story", "more", "read the full story", "read article"}
)
_PICTURE_ENDS = (")", *"0123456789", *(f"{digit}." for digit in range(10)))
_CREDIT_REACH = 60  # characters from either end of a caption in which its credit stands
_CREDIT_HEAD = 25
_CAPITALS = 8  # words in capitals; a sub-heading has fewer
_HEADING_LENGTH = 60  # characters
_LINK_LENGTH = 30
_LONGEST_LIST = 30  # blocks of other stories
_SENTENCE = 10  # words
_PARAGRAPH = 20
_SHORT = 25  # words of a heading, a promotion, a list of keywords
_CREDITS = 45  # words of those who also reported
_TITLE = 30  # words
_CAPTION = 70  # words of the longest captions
_NOTICE = 90  # words
_ASKING = 0.03  # share of ``you`` and ``your`` in a notice
_HARD_SHARE = 0.4  # of the page's prose that must stand before a heading behind which nothing is the article's


def furniture_rules(blocks: Sequence[Block], pictures: Sequence[Portrait]) -> list[str | None]:
    """The rule that cuts each block by what it says of itself or by the heading above it."""
    rules = [
        "headline" if _is_title(block, picture) else _own_rule(block.text, picture)
        for block, picture in zip(blocks, pictures, strict=True)
    ]
    for place, rule in _headed(blocks, pictures):
        rules[place] = rules[place] or rule
    for place in _teasers(blocks):
        rules[place] = rules[place] or "teaser"
    for place in _run_ins(blocks, pictures):
        rules[place] = rules[place] or "run-in"
    return rules


def _is_title(block: Block, picture: Portrait) -> bool:
    return block.title and not picture.features["ends"] and picture.word_count <= _TITLE


def _own_rule(text: str, picture: Portrait) -> str | None:
    features, count = picture
    ends = bool(features["ends"])
    if features["rule"] or features["page_line"] or (features["tail"] and not ends):
        return "page line"
    if features["date"] or (features["ago"] and count <= _SHORT and not ends):
        return "date line"
    if count <= _CREDITS and _REPORTERS.search(text):
        return "byline"
    if count <= _SHORT and (rule := _label_rule(text, features, ends=ends)):
        return rule
    if (features["markup"] and not ends) or (features["allcaps"] and count >= _CAPITALS and not ends):
        return "markup" if features["markup"] else "keywords"
    return _notice_rule(text, picture)


def _label_rule(text: str, features: dict[str, float], *, ends: bool) -> str | None:
    """The rule of a short block by the label at its head."""
    if features["byline"] and (not ends or text.startswith("(") or text.endswith(".m.")):
        return "byline"
    if features["tags"] and not ends:
        return "keywords"
    return "promotion" if features["promotion"] else None


def _notice_rule(text: str, picture: Portrait) -> str | None:
    features, count = picture
    if features["legal"] and count <= _NOTICE and not features["quote"]:
        return "terms"
    if count <= _CAPTION and _is_caption(text, features):
        return "caption"
    if features["phrases"] and count <= _SHORT and (features["exclaim"] or not features["ends"]):
        return "promotion"
    asked = features["phrases"] and features["you"] > _ASKING and count <= _CAPTION
    if (asked or features["phrases"] > 1) and count <= _NOTICE and not features["quote"]:
        return "promotion"
    return None


def _is_caption(text: str, features: dict[str, float]) -> bool:
    if text.startswith(("“", '"')):
        return False
    marks = CREDIT.finditer(text[:1200]) if features["credit"] else ()
    if any(_is_credit(mark, len(text)) for mark in marks):
        return True
    tail = text[-200:]
    if not features["sents1"] and text.endswith(_PICTURE_ENDS) and _is_dated_or_sourced(tail):
        return not _LATER.search(text)
    if features["sents2"] or not _YEAR.search(tail) or _LATER.search(text) or not _PICTURE_DATE.search(tail):
        return False
    return any(word in word_list("caption_verbs") for word in text.split())


def _is_dated_or_sourced(tail: str) -> bool:
    """Whether a line ends in a weekday with its year, or in a name in brackets without a stop, and tells no time."""
    return bool(_NAMED_SOURCE.search(tail) or _PICTURE_DAY.search(tail)) and not _CLOCK.search(tail)


def _is_credit(mark: re.Match[str], length: int) -> bool:
    """Whether a credit stands at an end of a caption; at its head, one with a stroke (``Reuters/Ipsos``) is none."""
    return mark.end() > length - _CREDIT_REACH or (mark.start() < _CREDIT_HEAD and "/" not in mark[0])


def _headed(blocks: Sequence[Block], pictures: Sequence[Portrait]) -> Iterator[tuple[int, str]]:
    """Places below headings of other stories, with their rule."""
    prose = [picture.word_count * picture.features["strong"] for picture in pictures]
    total = sum(prose)
    before = 0.0
    until = 0
    thread = _thread(blocks)
    opened = False
    for place, block in enumerate(blocks):
        opened = opened or pictures[place].word_count >= _PARAGRAPH
        if place == thread and opened:
            yield from ((behind, "comments") for behind in range(place, len(blocks)))
            return
        head = _heading(block.text)
        if head and total and _HARD.search(head) and before >= _HARD_SHARE * total:
            rule = "comments" if "comment" in head or "repl" in head else "other stories"
            yield from ((behind, rule) for behind in range(place, len(blocks)))
            return
        if head and place >= until:
            until = _resumption(pictures, place + 1)
            yield from ((behind, "other stories") for behind in range(place, until))
        before += prose[place]


def _thread(blocks: Sequence[Block]) -> int:
    """Where the first of several posts of readers begins (``Ada on May 3, 2024 at 5:23 pm said:``), else -1."""
    heads = [block.text[:_POST_HEAD] for block in blocks]
    posts = [place for place, head in enumerate(heads) if ":" in head and _POST.search(head)]
    return posts[0] if len(posts) > 1 else -1


def _heading(text: str) -> str:
    """The plain words of a heading of other stories, which may lead a longer line before a colon; else empty."""
    head = text[:80].partition(":")[0] if ":" in text[:80] else text
    if len(head) > _HEADING_LENGTH or (text.endswith((".", "”")) and head == text):
        return ""
    line = plain(head)
    return line if is_tail_heading(line) else ""


def _resumption(pictures: Sequence[Portrait], start: int) -> int:
    """Where prose begins again, at most ``_LONGEST_LIST`` blocks below a heading."""
    last = min(len(pictures), start + _LONGEST_LIST)
    return next((place for place in range(start, last) if _is_sentence(pictures[place])), last)


def _is_sentence(picture: Portrait) -> bool:
    return picture.word_count >= _SENTENCE and bool(picture.features["ends"]) and not picture.features["phrases"]


def _run_ins(blocks: Sequence[Block], pictures: Sequence[Portrait]) -> Iterator[int]:
    """Blocks that a sentence follows in their line though they end in no stop, and what a label calls a caption."""
    for place, (before, block) in enumerate(pairwise(blocks)):
        if block.joined and not pictures[place].features["ends"] and runs_in(before.text, block.text):
            yield place
            if labels_picture(before.text):
                yield place + 1


def _teasers(blocks: Sequence[Block]) -> Iterator[int]:
    """Paragraphs that a line ``Read more`` follows, where the same is true of the one before or behind."""
    marks = {
        place
        for place, block in enumerate(blocks)
        if place and len(block.text) < _LINK_LENGTH and plain(block.text) in _READ_MORE
    }
    for end in sorted(marks):
        if marks & {end - 2, end - 3, end + 2, end + 3}:
            yield end - 1
            if end - 3 in marks:
                yield end - 2
