# ruff: noqa: PLC0415  (a module and its library are imported when the first file of its format is met, so that a run
#                        over plain text starts as fast as if there were no others)
"""Which module reads which suffix."""

from pathlib import PurePath

from briefgen.adapters.file_reader.document import Document, read_text
from briefgen.ports.reader import Loaded

PLAIN = frozenset({"", ".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
TABLES = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
PACKED = frozenset({".gz", ".zip"})
READ = PLAIN | PAGES | TABLES | PACKED | {".mhtml", ".mht", ".pdf", ".docx", ".eml", ".mbox"}


def suffix_of(name: str) -> str:
    """The suffix by which a file is read, in small letters."""
    return PurePath(name).suffix.lower()


def read_document(document: Document, suffix: str) -> Loaded:
    """Read a document of a format in ``READ``; ``UnreadableError`` where there is nothing to be had of it."""
    if suffix in PLAIN:
        return read_text(document)
    if suffix in PACKED:
        return _unpacked(document, suffix)
    if suffix in TABLES:
        from briefgen.adapters.file_reader.rows import read_rows

        return read_rows(document, suffix)
    return _paper(document, suffix)


def _unpacked(document: Document, suffix: str) -> Loaded:
    from briefgen.adapters.file_reader.unpacking import read_gzip, read_zip

    return read_gzip(document, _in_gzip) if suffix == ".gz" else read_zip(document, _in_zip)


def _in_gzip(document: Document, name: str) -> Loaded:
    return _inside(document, suffix_of(name), READ - PACKED)


def _in_zip(document: Document, name: str) -> Loaded:
    return _inside(document, suffix_of(name), READ - {".zip"})


def _inside(document: Document, suffix: str, allowed: frozenset[str]) -> Loaded:
    """Read what was packed; an archive in an archive is not opened."""
    if suffix in allowed:
        return read_document(document, suffix)
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
