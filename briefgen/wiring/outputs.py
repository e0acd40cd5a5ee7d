"""Which formats there are, and which of them writes what the settings ask for."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefgen.adapters.installed_formats import installed_formats, installed_names
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.adapters.pandoc_word import PandocWord
from briefgen.adapters.typst_pdf import TypstPdf
from briefgen.errors import SettingsError
from briefgen.ports.format import Format
from briefgen.settings import Settings
from briefgen.stages.render.formats import HtmlFormat, JsonFormat, MarkdownFormat, PdfFormat, TextFormat, WordFormat

SHIPPED = (MarkdownFormat.name, JsonFormat.name, HtmlFormat.name, TextFormat.name, WordFormat.name, PdfFormat.name)
"""The first is what standard output gets where nothing else is asked for."""


class Output(NamedTuple):
    """A file to write, or standard output, and the format for it."""

    path: Path | None
    form: Format


def shipped_formats(settings: Settings) -> tuple[Format, ...]:
    """The formats that come with the program, in the order of ``SHIPPED``."""
    pages = JinjaPages("templates", settings.templates)
    word = PandocWord(settings.reference_doc or pages.path("house.docx"))
    pdf = TypstPdf(pages.path("brief.typ"))
    return (
        MarkdownFormat(pages),
        JsonFormat(),
        HtmlFormat(pages),
        TextFormat(pages),
        WordFormat(pages, word),
        PdfFormat(pdf),
    )


def format_names() -> tuple[str, ...]:
    """What ``--format`` may be: the shipped ones, then those of other packages."""
    return (*SHIPPED, *(name for name in installed_names() if name not in SHIPPED))


def outputs_of(settings: Settings) -> tuple[Output, ...]:
    """What is to be written where; each format has said that it can.

    Raises:
        SettingsError: no format has that name or writes files of that suffix, or one file is named twice.
        FormatError: a format of another package cannot be used, or lacks what it needs.
    """
    if len(settings.output) > 1 and settings.format:
        raise SettingsError("--format is for one output; where -o names several files their suffixes say the formats")
    if twice := [path for n, path in enumerate(settings.output) if _same(path, settings.output[:n])]:
        raise SettingsError(f"{twice[0]} is named twice by -o; name another file")
    outputs = tuple(Output(path, _form(path, settings)) for path in settings.output or (None,))
    for output in outputs:
        output.form.check()
    return outputs


def format_of(name: str, settings: Settings) -> Format:
    """The format of a name."""
    for form in chain(shipped_formats(settings), installed_formats(name)):
        if form.name == name:
            return form
    raise SettingsError(f"there is no format {name!r}; there are {', '.join(format_names())}")


def _form(path: Path | None, settings: Settings) -> Format:
    """The format asked for, else that of the file's suffix, else Markdown."""
    if settings.format:
        return format_of(settings.format, settings)
    if path is None or (path.exists() and not path.is_file()):
        return format_of(SHIPPED[0], settings)  # a pipe or a device has no suffix that means anything
    known: list[str] = []
    for form in _all(settings):
        if path.name.lower().endswith(tuple(form.suffixes)):
            return form
        known += form.suffixes
    names = "|".join(format_names())
    raise SettingsError(f"{path}: the suffix names no format; use {', '.join(known)}, or --format {names}")


def _all(settings: Settings) -> Iterator[Format]:
    """Every format, those of other packages loaded only once none of the shipped ones will do."""
    yield from shipped_formats(settings)
    yield from (form for form in installed_formats() if form.name not in SHIPPED)


def _same(path: Path, others: tuple[Path, ...]) -> bool:
    return path.resolve() in {other.resolve() for other in others}
