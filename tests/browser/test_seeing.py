"""The page for everybody: axe finds nothing, paper has all of it, and hostile text does nothing in a real browser."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from builders import TEXT, an_article
from payloads import CANARY, PAYLOADS, spoilt

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.domain.brief import Brief
from briefgen.ports.format import Edition
from briefgen.stages.render.formats import HtmlFormat

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
AT_ONCE = 8
"""Payloads on one page; ``test_page`` tries each alone, without a browser."""

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize(
    ("fragment", "profile"),
    [
        ("", {}),
        ("#S4", {"color_scheme": "dark"}),
        ("#ledger", {}),
        ("#S1", {"viewport": {"width": 360, "height": 740}}),
        ("#evidence", PHONE),
    ],
)
def test_axe_finds_nothing(visit: Open, fragment: str, profile: dict[str, Any]) -> None:
    """No fault of accessibility that a machine can see: light, dark, wide, narrow, and on the other pages."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  (a machine may lack it)

    page = visit(fragment=fragment, **profile)
    page.evaluate("document.querySelector('#brief .cite').focus()")  # beside the brief its passage is lit
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_paper_has_the_brief_and_its_evidence(visit: Open, brief: dict[str, Any]) -> None:
    """Printed, whichever page is shown, the evidence follows as endnotes; controls and articles stay on the screen."""
    page = visit(fragment="#ledger")
    sheets = pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    words = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets).split())
    sheets.close()
    assert brief["title"] in words
    assert "Evidence (endnotes)" in words
    for story in brief["stories"]:
        for statement in story["bottom_line"]:
            assert statement["text"][:40] in words
            assert statement["cites"][0] in words
    assert "1 / " in words
    page.emulate_media(media="print")
    for hidden in ("#finder", ".pages", ".desk-bar", "#S1", ".tools >> nth=0"):
        assert not page.locator(hidden).is_visible()
    for shown in ("#brief", "#evidence", "#ledger", "#gaps", "#sources"):
        assert page.locator(shown).is_visible()


def test_hostile_text_does_nothing(visit: Open, tmp_path: Path) -> None:
    """Every payload, everywhere at once: no script runs, nothing is fetched, no policy has to stop anything."""
    pages = HtmlFormat(JinjaPages("templates"))
    path = tmp_path / "hostile.html"
    page = visit()
    for number in range(0, len(PAYLOADS), AT_ONCE):
        payload = "\n".join(PAYLOADS[number : number + AT_ONCE])
        brief = Brief.model_validate(spoilt(payload))
        article = an_article(f"{TEXT}\n{payload}\n")
        path.write_text(pages.render(Edition(brief=brief, articles=(article,))), encoding="utf-8")
        page.goto(path.as_uri())
        page.locator(".statement").first.hover()
        assert page.title() != CANARY
        assert page.locator(".source .text").inner_text().strip().startswith(TEXT)
        assert page.url == path.as_uri()
