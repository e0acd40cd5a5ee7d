"""The documents tell everything that a page template may use."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import a_brief

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.domain.brief import Brief
from briefgen.ports.format import Edition
from briefgen.stages.render.markdown import context_of
from briefgen.stages.render.page.context import html_context
from briefgen.stages.render.page.index import Entry
from briefgen.stages.render.page.inlining import Inlined
from briefgen.stages.render.page.passages import Block, Piece

ROOT = Path(__file__).parent.parent.parent.parent
DOCUMENT = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
EDITION = Edition(brief=Brief.model_validate(a_brief()))


def told(part: str) -> set[str]:
    """The names that a part of the document puts in code."""
    return {name for code in re.findall(r"`([^`]+)`", part) for name in re.findall(r"[a-z_]+", code)}


def test_every_name_of_the_markdown_page_is_told() -> None:
    """Whatever its template may use stands in the document."""
    assert set(context_of(EDITION)) <= told(DOCUMENT.partition("## The HTML page")[0])


def test_every_name_of_the_html_page_is_told() -> None:
    """The same of the HTML page."""
    assert set(html_context(EDITION, JinjaPages("templates"))) <= told(DOCUMENT.partition("## The HTML page")[2])


@pytest.mark.parametrize("noun", [Piece, Block, Entry, Inlined])
def test_every_field_is_told(noun: type[NamedTuple]) -> None:
    """What the names lead to has its parts told too."""
    assert set(noun._fields) <= told(DOCUMENT.partition("## The HTML page")[2])
