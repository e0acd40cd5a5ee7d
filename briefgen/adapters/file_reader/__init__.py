"""Reads articles from files: one module a format, found by the suffix; the content is data, never trusted."""

from briefgen.adapters.file_reader.reader import FileReader

__all__ = ["FileReader"]
