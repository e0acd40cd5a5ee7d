# ruff: noqa: PLC0415  (a module and its library are imported when the first file of its format is met, so that a run
#                        over plain text starts as fast as if there were no others)
"""Which module reads which suffix."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from briefgen.adapters.file_reader.document import Document, read_text
from briefgen.errors import EmptyError
from briefgen.ports.reader import Loaded

PLAIN = frozenset({"", ".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
TABLES = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
PACKED = frozenset({".gz", ".zip"})
READ = PLAIN | PAGES | TABLES | PACKED | {".mhtml", ".mht", ".pdf", ".docx", ".eml", ".mbox"}

Parse = Callable[[Document, str], Loaded]
"""Makes articles of a document that is neither plain text nor packed; ``UnreadableError`` where there are none."""


def suffix_of(name: str) -> str:
    """The suffix by which a file is read, in small letters."""
    return PurePath(name).suffix.lower()


def read_document(document: Document, suffix: str, parse: Parse) -> Loaded:
    """Read a document of a format in ``READ``; ``UnreadableError`` where there is nothing to be had of it."""
    if not document.content:
        raise EmptyError(document.name, "is a file of 0 bytes; save or download it again")
    if suffix in PLAIN:
        return read_text(document)
    return _unpacked(document, suffix, parse) if suffix in PACKED else parse(document, suffix)


def parse_document(document: Document, suffix: str) -> Loaded:
    """Parse a document here and now; implements ``Parse``."""
    if suffix in TABLES:
        from briefgen.adapters.file_reader.rows import read_rows

        return read_rows(document, suffix)
    return _paper(document, suffix)


def _unpacked(document: Document, suffix: str, parse: Parse) -> Loaded:
    from briefgen.adapters.file_reader.unpacking import read_gzip, read_zip

    if suffix == ".gz":
        return read_gzip(document, partial(_inside, allowed=READ - PACKED, parse=parse))
    return read_zip(document, partial(_inside, allowed=READ - {".zip"}, parse=parse))


def _inside(document: Document, name: str, *, allowed: frozenset[str], parse: Parse) -> Loaded:
    """Read what was packed; an archive in an archive is not opened."""
    suffix = suffix_of(name)
    if suffix in allowed:
        return read_document(document, suffix, parse)
    nested = suffix in PACKED
    raise document.lost("an archive inside an archive is not opened; unpack it first" if nested else unknown(suffix))


def _paper(document: Document, suffix: str) -> Loaded:
    if suffix == ".pdf":
        from briefgen.adapters.file_reader.pdf import read_pdf

        return read_pdf(document)
    if suffix == ".docx":
        from briefgen.adapters.file_reader.word import read_word

        return read_word(document)
    if suffix in PAGES:
        from briefgen.adapters.file_reader.web_page import read_page

        return read_page(document)
    from briefgen.adapters.file_reader.mail import read_mail

    return read_mail(document, suffix)


def unknown(suffix: str) -> str:
    """Why a file of another format is not read."""
    return f"the format {suffix} is not read; save it as .txt, .html, .pdf or .docx"
