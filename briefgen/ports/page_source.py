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
