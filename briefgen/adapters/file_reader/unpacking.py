"""Gzipped files and .zip archives: unpacked in memory, member by member, never onto the disk and never past a limit."""

import gzip
import io
import stat
import zipfile
from collections.abc import Callable

from briefgen.adapters.file_reader.document import MALFORMED, Document, sound
from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import Loaded, row_of

MOST_MEMBERS = 10_000
_BOMB_RATIO = 100  # text packs to a fifth; nothing that people write packs to a hundredth
_ARCHIVE_SHARE = 10  # an archive of many pages may unpack to so many times what one input may hold
_ENCRYPTED = 1  # bit of a member's flags

Inside = Callable[[Document, str], Loaded]
"""Reads what was packed, given the name that tells its format."""


def read_gzip(document: Document, inside: Inside) -> Loaded:
    """Read a gzipped file as what its name without ``.gz`` says it is."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(document.content)) as file:
            content = file.read(document.max_bytes + 1)
    except MALFORMED as error:
        raise document.lost("is no gzipped file, or is cut short") from error
    if len(content) > document.max_bytes:
        raise document.lost(f"unpacks to more than the limit of {document.max_bytes:,} bytes (raise --max-bytes)")
    return _travelling(inside(document._replace(content=content), document.name[: -len(".gz")]))


def read_zip(document: Document, inside: Inside) -> Loaded:
    """Read every member of an archive as one input; hidden members are left out as hidden files are."""
    articles: list[Article] = []
    rows: list[LedgerRow] = []
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            for member in checked_members(document, archive):
                try:
                    loaded = inside(_member(document, archive, member), member.filename)
                except UnreadableError as error:
                    loaded = Loaded(rows=(row_of(error),))
                articles += _travelling(loaded).articles
                rows += loaded.rows
    except (*MALFORMED, zipfile.BadZipFile) as error:
        raise document.lost("is no .zip archive, or is damaged") from error
    if not articles and not rows:
        raise EmptyError(document.name, "the archive is empty")
    return Loaded(articles=tuple(articles), rows=tuple(rows))


def checked_members(document: Document, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive that is not too large; its directory says how much it unpacks to, and no more is read."""
    members = [member for member in archive.infolist() if not member.is_dir() and not _is_hidden(member.filename)]
    if len(members) > MOST_MEMBERS:
        raise document.lost(f"holds {len(members):,} files; at most {MOST_MEMBERS:,} are read")
    size = sum(member.file_size for member in members)
    if size > document.max_bytes and size > _BOMB_RATIO * len(document.content):
        raise document.lost(f"is a zip bomb: {len(document.content):,} bytes unpack to {size:,}")
    if size > document.max_bytes * _ARCHIVE_SHARE:
        limit = document.max_bytes * _ARCHIVE_SHARE
        raise document.lost(f"unpacks to {size:,} bytes, more than the limit of {limit:,} (raise --max-bytes)")
    return members


def content_of(document: Document, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """What a member unpacks to; ``UnreadableError`` about the document where it cannot be had within the limits."""
    if member.flag_bits & _ENCRYPTED:
        raise document.lost("is protected by a password")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:  # others unpack without a limit
        raise document.lost("is packed by a method that is not read; pack it again as an ordinary .zip")
    if member.file_size > document.max_bytes:
        raise document.lost(
            f"unpacks to {member.file_size:,} bytes, more than the limit of {document.max_bytes:,} (raise --max-bytes)"
        )
    try:
        with archive.open(member) as file:
            return file.read(document.max_bytes + 1)[: document.max_bytes]
    except (*MALFORMED, zipfile.BadZipFile) as error:
        raise document.lost("is damaged inside the archive") from error


def _member(document: Document, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Document:
    name = member.filename
    inner = document._replace(name=f"{document.name}/{' '.join(sound(name).split())}", content=b"")
    if name.startswith(("/", "\\")) or ":" in name[:2] or ".." in name.replace("\\", "/").split("/"):
        raise inner.lost("its name leads out of the archive")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise inner.lost("is a link, not a file")
    return inner._replace(content=content_of(inner, archive, member))


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def _travelling(loaded: Loaded) -> Loaded:
    """The same with texts that travel with the brief, since no file holds them as they are."""
    articles = tuple(article.model_copy(update={"extracted": True}) for article in loaded.articles)
    return Loaded(articles=articles, rows=loaded.rows)
