"""Word documents: paragraphs and tables in order, each footnote behind the paragraph that refers to it."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefgen.adapters.file_reader.document import MALFORMED, Document, sound, with_words
from briefgen.adapters.file_reader.unpacking import checked_members, content_of
from briefgen.domain.article import Article, Place
from briefgen.ports.reader import Loaded

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DTD = re.compile(rb"<!\s{0,9}(?:DOCTYPE|ENTITY)|<\0!\0D|\0<\0!\0D")
_TITLE_REACH = 3000  # characters from the beginning


class Block(NamedTuple):
    """A paragraph, a row of a table or a footnote: how a person finds it, and its words."""

    name: str
    text: str


def read_word(document: Document) -> Loaded:
    """One article, its places the paragraphs; the date stays open, for a document tells when it was typed."""
    _check(document)
    # imported here because it takes a tenth of a second
    from docx import Document as open_word  # noqa: N813, PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        word = open_word(io.BytesIO(document.content))
        blocks = list(_blocks(word))
        title, author = word.core_properties.title, word.core_properties.author
    except (*MALFORMED, OpcError, zipfile.BadZipFile) as error:
        raise document.lost(f"is damaged, or is no Word document ({type(error).__name__})") from error
    return Loaded(articles=(_article(document.name, blocks).model_copy(update=_known(blocks, title, author)),))


def _check(document: Document) -> None:
    """Refuse what unpacks to too much, and documents that define entities: Word writes none."""
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            members = checked_members(document, archive)
            if sum(member.file_size for member in members) > document.max_bytes:
                raise document.lost(
                    f"unpacks to more than the limit of {document.max_bytes:,} bytes (raise --max-bytes)"
                )
            for member in members:
                if _is_xml(member.filename) and _DTD.search(content_of(document, archive, member)):
                    raise document.lost("defines entities, which no Word document needs and an attack uses")
    except (*MALFORMED, zipfile.BadZipFile) as error:
        raise document.lost("is damaged, or is no Word document (an older .doc must be saved as .docx)") from error


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _article(name: str, blocks: list[Block]) -> Article:
    text = ""
    places = []
    for block in blocks:
        text += "\n\n" if text else ""
        places.append(Place(len(text), block.name))
        text += block.text
    with_words(name, text)
    return Article(path=name, text=text, extracted=True, address="place", places=tuple(places))


def _known(blocks: list[Block], title: str, author: str) -> dict[str, str]:
    """The properties that the text shows too: they are often those of a template or of who owns the machine."""
    head = " ".join(" ".join(block.text for block in blocks)[:_TITLE_REACH].split()).casefold()
    found = {"title": " ".join(sound(title).split()), "author": " ".join(sound(author).split())}
    return {name: value for name, value in found.items() if len(value.split()) > 1 and value.casefold() in head}


def _blocks(word: "WordDocument") -> Iterator[Block]:
    notes = dict(_notes(word))
    paragraphs = tables = rows = 0
    table = None
    for element in word.element.body.iter(f"{_W}p", f"{_W}tr"):
        if next(element.iterancestors(f"{_W}tr", _FALLBACK), None) is not None:
            continue  # told with its row, or a second version of a text box
        is_row = element.tag == f"{_W}tr"
        text = _row_text(element) if is_row else _text(element)
        if is_row and element.getparent() is not table:
            table, tables, rows = element.getparent(), tables + 1, 0
        if text:
            rows, paragraphs = rows + is_row, paragraphs + (not is_row)
            yield Block(f"table={tables},row={rows}" if is_row else f"paragraph={paragraphs}", text)
        for reference in element.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"):
            kind = "footnote" if reference.tag.endswith("footnoteReference") else "endnote"
            if note := notes.pop((kind, reference.get(f"{_W}id")), None):
                yield note


def _row_text(row: "Element") -> str:
    cells = (" ".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in row.iterchildren(f"{_W}tc"))
    return " | ".join(filter(None, cells))


def _text(paragraph: "Element") -> str:
    """The words of a paragraph as its tracked changes leave it, without those of text boxes in it."""
    words = [
        _SPACES.get(str(node.tag)) or node.text or ""
        for node in paragraph.iter(f"{_W}t", *_SPACES)
        if next(node.iterancestors(f"{_W}p", f"{_W}moveFrom"), None) is paragraph
    ]
    return "\n".join(" ".join(line.split()) for line in sound("".join(words)).split("\n"))


def _notes(word: "WordDocument") -> Iterator[tuple[tuple[str, str | None], Block]]:
    from docx.oxml import parse_xml  # noqa: PLC0415  (see read_word)

    for relation in word.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1].removesuffix("s")
        if kind not in {"footnote", "endnote"} or relation.is_external:
            continue
        notes = parse_xml(relation.target_part.blob).iterchildren(f"{_W}{kind}")
        # those with a type are the lines that part notes from the page
        for number, note in enumerate((note for note in notes if note.get(f"{_W}type") is None), 1):
            text = " ".join(filter(None, map(_text, note.iter(f"{_W}p"))))
            if text:
                yield (kind, note.get(f"{_W}id")), Block(f"{kind}={number}", text)
