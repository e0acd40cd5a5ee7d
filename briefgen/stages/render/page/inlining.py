"""Style and script that stand in the page itself, and the policy that lets nothing else in."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from briefgen.ports.page_source import FileSource

FIRST = "first.js"


class Inlined(NamedTuple):
    """What goes between the tags, to the letter, and the Content-Security-Policy with the hash of each.

    ``first`` is a script for the head of the page, which runs before anything is drawn.
    """

    first: Markup
    style: Markup
    script: Markup
    policy: str


def inlined(pages: FileSource, torn: Iterable[str]) -> Inlined:
    """Join the style sheets and the scripts, each in the order of their names.

    Without a script the browser's ``:target`` marks a citation; the parts of a ``torn`` one need a rule of its own.
    """
    style = _joined(pages, ".css") + "".join(map(_rule, sorted(set(torn))))
    first = _joined(pages, FIRST)
    script = _joined(pages, ".js")
    policy = (
        f"default-src 'none'; style-src {content_hash(style)}; "
        f"script-src {content_hash(first)} {content_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return Inlined(Markup(first), Markup(style), Markup(script), policy)  # noqa: S704  (files of the templates folder, as trusted as they are)


def _rule(cite: str) -> str:
    name = cite.replace(".", "\\.")
    return f':root:not(.js):has(#c-{name}:target) [data-c="{cite}"] {{ background: var(--lit) }}\n'


def _joined(pages: FileSource, suffix: str) -> str:
    names = [name for name in pages.names(suffix) if suffix == FIRST or not name.endswith(FIRST)]
    return "\n".join(pages.text(name).replace("\r\n", "\n").strip() for name in names) + "\n"


def content_hash(text: str) -> str:
    """What a Content-Security-Policy names a style sheet or script by."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
