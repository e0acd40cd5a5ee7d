"""Where prompts and pages come from."""

from collections.abc import Mapping
from typing import Protocol


class PageSource(Protocol):
    """Renders a template file with a context; an undefined name is a ``TemplateError``."""

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Return the page called ``name`` filled with ``context``."""
        ...

    def hashes(self) -> dict[str, str]:
        """Return the sha256 of every template's text by its name."""
        ...


class FileSource(PageSource, Protocol):
    """A page source that also has files that are no templates: style sheets and scripts."""

    def names(self, suffix: str) -> tuple[str, ...]:
        """Return the names of the files that end so, in order."""
        ...

    def text(self, name: str) -> str:
        """Return the words of a file as they stand; ``TemplateError`` where there are none to be had."""
        ...
