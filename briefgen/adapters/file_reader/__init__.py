"""Reads articles from files: one module a format, found by the suffix; the content is data, never trusted."""

from briefgen.adapters.file_reader.reader import FileReader
from briefgen.adapters.file_reader.workshop import Workshop

__all__ = ["FileReader", "Workshop"]
