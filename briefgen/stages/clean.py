"""Clean: choose the spans of a page that are its article's own words; nothing is rewritten, and every cut has its rule.

In order: paragraphs that instruct a language model are cut (``instructions``, see ``domain.instructions``); the run of
blocks that weighs most as an article is kept (``domain.main_run``); inside it, furniture that names itself is cut
(``domain.furniture_rules``: captions, bylines, promotions, what follows a heading such as "Related").  A text too short
to have furniture around it is kept whole; of a text that the reader of its format has ``selected`` already, only
instructions and the title are cut.  The rule of a cut is one of ``domain.furniture_rules``, or says where the block
stood: ``before the article``, ``inside the article``, ``behind the article``, ``no article``.  What a page has beyond
the length of any article is ``too long to read``, so that no input takes more than bounded time.  What is kept in doubt
is marked as held back (``domain.doubts``): it stays in the body, but no statement may rest on it.
"""

from collections.abc import Sequence

from briefgen.domain.article import Article, Cut
from briefgen.domain.cleaning.block_features import portraits
from briefgen.domain.cleaning.blocks import UNREAD, Block, page_blocks, read_part
from briefgen.domain.cleaning.doubts import doubts
from briefgen.domain.cleaning.furniture_rules import furniture_rules
from briefgen.domain.cleaning.instructions import instruction_blocks
from briefgen.domain.cleaning.main_run import log_odds, main_run
from briefgen.domain.cleaning.surroundings import Portrait
from briefgen.domain.span import Span, trimmed

_FEW = 3  # blocks of words; a headline, or a few sentences, have no page around them
_FALLBACK_WORDS = 6
_FALLBACK_PROSE = 40  # words
_HEADLINE = 30  # words
_SIGNATURE = 4  # words
_HEADING = 12  # words, capitalised


def clean_article(article: Article) -> Article:
    """Return the article with its ``body`` and ``cuts``; a page without an article has an empty body."""
    part = read_part(article.text)
    blocks = page_blocks(part.of(article.text))
    pictures = portraits(blocks)
    if article.selected:
        run, rules = [True] * len(blocks), _title_rule(article, blocks)
    else:
        odds = log_odds(blocks, pictures)
        run, rules = main_run(blocks, pictures, odds), furniture_rules(blocks, pictures)
    for place, instructs in enumerate(instruction_blocks(blocks, _near(run))):
        if instructs:
            rules[place] = "instructions"
    held: list[str | None] = [None] * len(blocks)
    if article.selected:
        kept = [rule is None for rule in rules]
    else:
        kept = _kept(run, pictures, rules)
        _strip_headlines(blocks, pictures, kept, rules)
        if sum(rule is None for rule in rules) > _FEW:
            held = doubts(blocks, pictures, odds, kept)
    named = [None if keep else rule or where for keep, rule, where in zip(kept, rules, _places(kept), strict=True)]
    body, cuts = _spans(blocks, named)
    behind = trimmed(article.text, Span(part.end, len(article.text)))
    unread = (Cut(span=behind, rule=UNREAD),) if behind.size else ()
    doubtful = tuple(Cut(span=block.span, rule=rule) for block, rule in zip(blocks, held, strict=True) if rule)
    return article.model_copy(update={"body": body, "cuts": (*cuts, *unread), "held": doubtful})


def _title_rule(article: Article, blocks: Sequence[Block]) -> list[str | None]:
    """The rules of a text that its reader has selected: only the title, told apart already, may still head it."""
    headed = len(blocks) > 1 and article.title is not None and blocks[0].text.split() == article.title.split()
    return ["headline" if headed and place == 0 else None for place in range(len(blocks))]


def _near(run: Sequence[bool]) -> list[bool]:
    """Whether each block is in the run or next to it, or ends the text; all are where there is no run."""
    if not any(run):
        return [True] * len(run)
    padded = [True, *run, True]
    return [any(padded[place : place + 3]) for place in range(len(run))]


def _kept(run: Sequence[bool], pictures: Sequence[Portrait], rules: Sequence[str | None]) -> list[bool]:
    if sum(rule is None for rule in rules) <= _FEW:
        left = [rule is None for rule in rules]
        is_said = any(one and picture.features["ends"] for one, picture in zip(left, pictures, strict=True))
        if is_said or all(left) or _word_count(left, pictures) >= _FALLBACK_PROSE:
            return left
        return [False] * len(left)  # a name and a slogan above the terms of a page
    kept = [choice and rule is None for choice, rule in zip(run, rules, strict=True)]
    return kept if any(kept) else _fallback(pictures, rules)


def _strip_headlines(
    blocks: Sequence[Block], pictures: Sequence[Portrait], kept: list[bool], rules: list[str | None]
) -> None:
    """Drop what heads the article (see ``_is_headline``), and a name alone behind it."""
    places = [place for place, keep in enumerate(kept) if keep]
    if not any(pictures[place].features["ends"] for place in places):
        return
    for place in places[:-1]:
        if not _is_headline(pictures[place], rules[place + 1]):
            break
        kept[place], rules[place] = False, "headline"
    for place in reversed(places):
        features, count = pictures[place]
        if features["ends"] or blocks[place].joined or count > (_HEADING if features["caps5"] else _SIGNATURE):
            break
        kept[place] = False


def _is_headline(picture: Portrait, rule_behind: str | None) -> bool:
    """Whether the first block kept is the headline: it ends in no stop, or a date or byline stands right below it."""
    features, count = picture
    if features["bullet"] or count > _HEADLINE:
        return False
    if not features["ends"]:
        return True
    return not features["sents1"] and (rule_behind in ("date line", "byline") or bool(features["caps5"]))


def _fallback(pictures: Sequence[Portrait], rules: Sequence[str | None]) -> list[bool]:
    """Where no run is an article's: whole sentences if there are some, or the longer blocks if they are most words."""
    free = [rule is None for rule in rules]
    prose = [
        one and bool(p.features["ends_long"] and p.features["stops2"]) for one, p in zip(free, pictures, strict=True)
    ]
    if _word_count(prose, pictures) >= _FALLBACK_PROSE:
        return prose
    long = [one and p.word_count >= _FALLBACK_WORDS for one, p in zip(free, pictures, strict=True)]
    most = 2 * _word_count(long, pictures) > sum(p.word_count for p in pictures)
    return long if most else [False] * len(pictures)


def _word_count(chosen: Sequence[bool], pictures: Sequence[Portrait]) -> int:
    return sum(picture.word_count for picture, choice in zip(pictures, chosen, strict=True) if choice)


def _places(kept: Sequence[bool]) -> list[str]:
    """Where each block stands to what was kept."""
    if not any(kept):
        return ["no article"] * len(kept)
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    return [
        "before the article" if place < first else "behind the article" if place > last else "inside the article"
        for place in range(len(kept))
    ]


def _spans(blocks: Sequence[Block], rules: Sequence[str | None]) -> tuple[tuple[Span, ...], tuple[Cut, ...]]:
    """Kept and cut stretches; sentences that go on in one line make one stretch, the parts of one sentence two."""
    runs: list[tuple[Span, str | None]] = []
    for block, rule in zip(blocks, rules, strict=True):
        if block.joined and not block.parted and runs and runs[-1][1] == rule:
            runs[-1] = (Span(runs[-1][0].start, block.span.end), rule)
        else:
            runs.append((block.span, rule))
    body = tuple(span for span, rule in runs if rule is None)
    return body, tuple(Cut(span=span, rule=rule) for span, rule in runs if rule is not None)
