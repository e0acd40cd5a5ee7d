"""A Markdown brief, edited or not, as statements, footnotes and sources.

A statement is a list item, a paragraph or a row of a table between the first heading below the title and the sources.
It reaches up to its marks; what stands behind the last of them is a statement without any.  No statement are: what is
wholly in italics (the program's notes), words in bold that begin a list (whose positions they are), an item wholly in
bold (what a disagreement is about), and the line under a story's title that counts its articles.
"""

import re
from collections.abc import Iterator, Sequence

from briefgen.domain.rechecking.brief_file import BriefFile, Footnote, Named, Person, Stated
from briefgen.domain.rechecking.page_blocks import Block, blocks_of
from briefgen.domain.rechecking.page_marks import (
    Segment,
    footnote_of,
    is_aside,
    marks_in,
    plain_words,
    segments_of,
    strong_words,
)
from briefgen.domain.text.alignment import fold

BACK_MATTER = frozenset({"sources", "evidence"})
_COUNTED = re.compile(r"\w+ articles?: S\d+(?:, S\d+)*")
_ALSO = re.compile(r"\(also (.*)\)")
_ASKED = ("asked", "question")
_SENTENCE_END = tuple('.!?…”"')


def read_page(page: str) -> BriefFile:
    """Take a page apart; a page of something else has neither statements nor footnotes."""
    blocks = blocks_of(page)
    notes, paths = _notes(blocks)
    statements: list[Stated] = []
    people: list[Person] = []
    part, heading = "", ""
    fronted, behind = True, _back_matter(blocks)
    for place, block in enumerate(blocks):
        if block.shape == "heading":
            part, heading = plain_words(block.text), ""
            fronted = fronted and block.level < 2  # noqa: PLR2004 - below the title
        elif block.shape == "note" or fronted or (place in behind and not marks_in(block.text)):
            continue
        elif name := _heading(block):
            heading = name
            statements += [_label(block, part)] if name != "-" or block.shape == "item" else []
        else:
            statements += _stated(block, part, heading)
            people += _people(block)
    sources = tuple(Named(id=source, paths=tuple(dict.fromkeys(names))) for source, names in paths.items())
    return BriefFile(
        statements=tuple(statements), footnotes=tuple(notes), sources=sources, actors=tuple(people), is_page=True
    )


def _notes(blocks: Sequence[Block]) -> tuple[list[Footnote], dict[str, list[str]]]:
    """The footnotes, and what the article of each source may be called."""
    notes: list[Footnote] = []
    paths: dict[str, list[str]] = {}
    for block in blocks:
        if block.shape == "note":
            note, named = footnote_of(block.name, block.text, block.line)
            notes.append(note)
            if note.source:
                paths.setdefault(note.source, []).extend(named)
    return notes, paths


def _back_matter(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of what stands under the last headings of those names: a story may be called like one."""
    last = {fold(plain_words(b.text)): place for place, b in enumerate(blocks) if b.shape == "heading"}
    begun = {place for name, place in last.items() if name in BACK_MATTER}
    found, inside = set[int](), False
    for place, block in enumerate(blocks):
        inside = place in begun if block.shape == "heading" else inside
        found |= {place} if inside else set()
    return frozenset(found)


def _heading(block: Block) -> str:
    """What a block is the heading of, if it is one: an actor's name, or what sources differ on; "-" for other notes."""
    if marks_in(block.text) or block.shape == "row":
        return ""
    if is_aside(block.text) or _COUNTED.fullmatch(plain_words(block.text)):
        return "-"
    strong, rest = strong_words(block.text)
    if block.shape == "item":
        return "-" if strong and not rest else ""
    return strong if strong and block.leads and not rest.endswith(_SENTENCE_END) else ""


def _label(block: Block, part: str) -> Stated:
    return Stated(line=block.line, part=part, text=plain_words(block.text), is_label=True)


def _stated(block: Block, part: str, heading: str) -> Iterator[Stated]:
    """The statements of one block, in order; the first carries what a row has beside it."""
    cells = block.cells if block.shape == "row" else (block.text,)
    told = next((place for place, cell in enumerate(cells) if marks_in(cell)), None)
    if told is None:
        words = max(map(plain_words, cells), key=len)
        if any(map(str.isalpha, words)):
            yield Stated(line=block.line, part=part, text=words)
        return
    head = [fold(plain_words(cell)) for cell in block.head]
    when = plain_words(cells[0]) if told and head[:1] == ["when"] else None
    named = strong_words(cells[0])[0] if told and not when else ""
    for segment in segments_of(cells[told]):
        yield _statement(block, part, segment, named or heading).model_copy(update={"when": when})
        when = None


def _statement(block: Block, part: str, segment: Segment, heading: str) -> Stated:
    return Stated(
        line=block.line,
        part=part,
        text=segment.text or heading,
        cites=segment.cites,
        is_question=segment.text.endswith("?") and any(word in fold(part) for word in _ASKED),
        actor=None if heading in ("", "-") else heading,
        words=segment.words,
        notes=segment.notes,
    )


def _people(block: Block) -> Iterator[Person]:
    """The actor that a row of a table is about, with its other names."""
    name = strong_words(block.cells[0])[0] if len(block.cells) > 1 else ""
    if name:
        also = _ALSO.search(plain_words(block.cells[0]))
        yield Person(names=(name, *(also[1].split(", ") if also else ())))
