"""PDF: the text of its pages in the order of reading; pictures of pages hold none."""

import ctypes
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.adapters.file_reader.document import MALFORMED, Document, sound, with_words
from briefgen.adapters.file_reader.pdf_layout import Piece, reading_order
from briefgen.adapters.file_reader.pdf_lines import Line
from briefgen.adapters.file_reader.pdf_paragraphs import joined
from briefgen.adapters.file_reader.pdf_streams import is_bomb
from briefgen.domain.article import Article, Place
from briefgen.domain.ledger import LedgerRow
from briefgen.ports.reader import Loaded

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_PAGES = 500
_MOST_LETTERS = 5_000_000  # of a document; half of it is too much for one page
_HEADER = 1024  # bytes in which readers look for the mark of a PDF
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
"""How the library gives a hyphen at the end of a line."""
_NEW_LINE, _GAP, _BACK = 0.6, 1.5, 2.0  # heights of a letter: down, to the right (a gutter), to the left
_TITLE_WORDS = 3
_SITE = re.compile(r"\s[|–—-]\s[^|–—]{1,60}$")  # behind the title of a page that a browser printed
_TITLE_REACH = 3000  # characters from the beginning


def read_pdf(document: Document) -> Loaded:
    """One article, its places the pages; metadata's title counts only where the first page shows it."""
    if b"%PDF-" not in document.content[:_HEADER]:
        raise document.lost("is no PDF")
    if is_bomb(document.content, document.max_bytes):
        raise document.lost("its pages unpack to far more than pages of print hold")
    # imported here because it loads a library of several megabytes
    import pypdfium2  # noqa: PLC0415

    try:
        pdf = pypdfium2.PdfDocument(document.content)
        try:
            return _read(document, pdf)
        finally:
            pdf.close()
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        raise document.lost("is protected by a password" if locked else "is damaged, or is no PDF") from error
    except MALFORMED as error:
        raise document.lost(f"is damaged ({type(error).__name__})") from error


def _read(document: Document, pdf: "PdfDocument") -> Loaded:
    pages: list[list[Line]] = []
    pictures, characters = False, 0
    count = len(pdf)
    for number in range(min(count, MOST_PAGES)):
        if characters > _MOST_LETTERS:
            break
        page = pdf[number]
        pages.append(list(_page_lines(page)))
        characters += sum(len(line.text) for line in pages[-1])
        pictures = pictures or _is_picture(page)
        page.close()
    if not any(pages) and pictures:
        raise document.lost("holds pictures of pages only; run text recognition (OCR) on it first")
    article = _article(document.name, reading_order(pages))
    known = _metadata(pdf, article.text)
    return Loaded(articles=(article.model_copy(update=known),), rows=tuple(_unread(document.name, len(pages), count)))


def _unread(name: str, done: int, count: int) -> Iterator[LedgerRow]:
    if done < count:
        reason = f"its last {count - done:,} pages are not read: it is too long; split it"
        yield LedgerRow(input=f"{name}#page={done + 1}", fate="unreadable", reason=reason)


def _article(name: str, paragraphs: list[list[Piece]]) -> Article:
    text = ""
    places: list[Place] = []
    for pieces in paragraphs:
        text += "\n\n" if text else ""
        for at, (page, words) in enumerate(pieces):
            text += joined(text, words) if at else ""
            if not places or places[-1].name != f"page={page}":
                places.append(Place(len(text), f"page={page}"))
            text += words
    with_words(name, text)
    return Article(path=name, text=text, extracted=True, address="place", places=tuple(places))


def _metadata(pdf: "PdfDocument", text: str) -> dict[str, str]:
    """The title and author in the metadata where the text shows them too: they are often those of an older file."""
    fields = pdf.get_metadata_dict()
    head = " ".join(text[:_TITLE_REACH].split()).casefold()
    known = {}
    for name, least in (("title", _TITLE_WORDS), ("author", 2)):
        value = " ".join(sound(fields.get(name.capitalize(), "")).split())
        for shown in (value, _SITE.sub("", value)):
            if len(shown.split()) >= least and shown.casefold() in head:
                known[name] = shown
                break
    return known


def _page_lines(page: "PdfPage") -> Iterator[Line]:
    textpage = page.get_textpage()
    box: list[float] = []
    words: list[str] = []
    for mark, letter in _letters(textpage):
        if box and letter and _is_apart(box, letter):
            yield from _line(box, words)
            box, words = [], []
        if letter and not mark.isspace():
            *edges, _ = box or [*letter, 0.0]
            box = [min(edges[0], letter[0]), min(edges[1], letter[1]), max(edges[2], letter[2]),
                   max(edges[3], letter[3]), letter[2]]  # fmt: skip
        words.append(mark)
    yield from _line(box, words)
    textpage.close()


def _line(box: list[float], words: list[str]) -> Iterator[Line]:
    text = " ".join(sound("".join(words)).split())
    if box and text:
        yield Line(box[0], box[1], box[2], box[3], text)


def _is_apart(box: list[float], letter: tuple[float, float, float, float]) -> bool:
    """Whether a letter begins another line, or stands beyond a gutter."""
    height = max(letter[3] - letter[1], 1.0)
    middle = (letter[1] + letter[3]) / 2
    gap = letter[0] - box[4]
    return abs(middle - (box[1] + box[3]) / 2) > _NEW_LINE * height or gap > _GAP * height or gap < -_BACK * height


def _letters(textpage: "PdfTextPage") -> Iterator[tuple[str, tuple[float, float, float, float] | None]]:
    """Every character of a page with its box, none for white space, in the order in which the file draws them."""
    from pypdfium2 import raw  # noqa: PLC0415  (see read_pdf)

    edges = raw.FS_RECTF()
    count = textpage.count_chars()
    if count > _MOST_LETTERS // 2:
        raise ValueError(f"{count} letters on a page")
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        mark = "-" if code in _HYPHENS else chr(code)
        if mark.isspace() or not raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(edges)):
            yield mark, None
        else:
            yield mark, (edges.left, edges.bottom, edges.right, edges.top)


def _is_picture(page: "PdfPage") -> bool:
    from pypdfium2 import raw  # noqa: PLC0415  (see read_pdf)

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])), None) is not None
