"""The shipped formats, in the order in which ``--format`` offers them."""

import json

from briefgen.ports.format import Edition
from briefgen.ports.page_source import FileSource
from briefgen.ports.typesetter import Typesetter
from briefgen.stages.render.markdown import context_of
from briefgen.stages.render.page.context import html_context
from briefgen.stages.render.paper import paper_of
from briefgen.stages.render.plain import plain_context
from briefgen.stages.render.word import properties_of, word_context


class MarkdownFormat:
    """The page for people, through ``templates/brief.md.jinja``."""

    name = "md"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    binary = False

    def __init__(self, pages: FileSource) -> None:
        """Take where the template comes from."""
        self._pages = pages

    def check(self) -> None:
        """Nothing can be missing: templates are checked all together."""

    def render(self, edition: Edition) -> str:
        """Return the page; ``TemplateError`` where its template is broken."""
        return self._pages.render("brief.md.jinja", context_of(edition))


class JsonFormat:
    """The contract with every program that reads a brief."""

    name = "json"
    suffixes: tuple[str, ...] = (".json",)
    binary = False

    def check(self) -> None:
        """Nothing can be missing."""

    def render(self, edition: Edition) -> str:
        """Return the brief as one object; the articles stay where they are."""
        return edition.brief.model_dump_json(indent=2) + "\n"


class HtmlFormat:
    """One self-contained page with the sources beside the brief, through ``templates/brief.html.jinja``."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm")
    binary = False

    def __init__(self, pages: FileSource) -> None:
        """Take where the template, the style and the script come from."""
        self._pages = pages

    def check(self) -> None:
        """Nothing can be missing: templates are checked all together."""

    def render(self, edition: Edition) -> str:
        """Return the page; ``TemplateError`` where its template is broken."""
        return self._pages.render("brief.html.jinja", html_context(edition, self._pages))


class TextFormat:
    """Plain text for a mail, through ``templates/brief.txt.jinja``."""

    name = "txt"
    suffixes: tuple[str, ...] = (".txt", ".text")
    binary = False

    def __init__(self, pages: FileSource) -> None:
        """Take where the template comes from."""
        self._pages = pages

    def check(self) -> None:
        """Nothing can be missing: templates are checked all together."""

    def render(self, edition: Edition) -> str:
        """Return the text; ``TemplateError`` where its template is broken."""
        return self._pages.render("brief.txt.jinja", plain_context(edition))


class WordFormat:
    """A Word document with real headings, tables and footnotes, through ``templates/brief.docx.jinja`` and pandoc."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx",)
    binary = True

    def __init__(self, pages: FileSource, typesetter: Typesetter) -> None:
        """Take where the template comes from, and what makes a document of Markdown."""
        self._pages = pages
        self._typesetter = typesetter

    def check(self) -> None:
        """Raise ``FormatError`` where pandoc or the reference document is missing."""
        self._typesetter.check()

    def render(self, edition: Edition) -> bytes:
        """Return the document; ``TemplateError`` where its template is broken."""
        words = self._pages.render("brief.docx.jinja", word_context(edition))
        return self._typesetter.document(words, properties_of(edition.brief))


class PdfFormat:
    """A PDF, set by Typst with ``templates/brief.typ``."""

    name = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)
    binary = True

    def __init__(self, typesetter: Typesetter) -> None:
        """Take what sets the data of a brief."""
        self._typesetter = typesetter

    def check(self) -> None:
        """Raise ``FormatError`` where Typst is missing."""
        self._typesetter.check()

    def render(self, edition: Edition) -> bytes:
        """Return the document; ``TemplateError`` where its template is broken."""
        words = json.dumps(paper_of(edition), ensure_ascii=False)
        return self._typesetter.document(words, {"made": edition.brief.generated_at})
