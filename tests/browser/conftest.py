"""A real browser for the tests of the page: one for the session, a fresh profile for each test."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT / "examples" / "brief.html"
"""What the program writes of the seeds: ``test_examples`` holds it to that."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Open = Callable[..., "Page"]


def unavailable(what: str) -> None:
    """Skip on a machine that lacks something, fail where everything must be tried."""
    said = f"the page is tried in a real browser, and there is no {what} here"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The system's Chromium."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  (a machine may lack it)
    except ImportError:
        unavailable("playwright (pip install --group dev)")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        unavailable("Chromium (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        # A container's root may open no sandbox of its own; the pages are the program's.
        chromium = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: "Browser") -> Iterator[Open]:
    """Open a page in a fresh profile; whatever it complains of, and any request that it makes, fails the test."""
    contexts, complaints = [], []

    def opened(path: Path = SEEDS, fragment: str = "", **profile: Any) -> "Page":
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **profile})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
        page.on(
            "request", lambda request: complaints.append(request.url) if request.resource_type != "document" else None
        )
        page.goto(f"{path.as_uri()}{fragment}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [complaint for complaint in complaints if not complaint.startswith("data:")]


@pytest.fixture(scope="session")
def brief() -> dict[str, Any]:
    """The seeds' brief as JSON."""
    value: dict[str, Any] = json.loads(SEEDS.with_suffix(".json").read_text(encoding="utf-8"))
    return value
