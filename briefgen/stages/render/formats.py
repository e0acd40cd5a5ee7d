"""The shipped formats, in the order in which ``--format`` offers them."""

from briefgen.ports.format import Edition
from briefgen.ports.page_source import FileSource
from briefgen.stages.render.markdown import context_of
from briefgen.stages.render.page.context import html_context


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
