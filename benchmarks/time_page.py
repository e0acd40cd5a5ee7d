"""Measure the HTML page of made articles: its size, and how long Chromium takes to open it and to follow a mark.

    python benchmarks/time_page.py 5 200

Each page is opened anew so many times in one browser, and the median is told; the browser's start is not counted.
"""

import shutil
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from make_articles import ROOT, write_articles
from measuring import counts
from playwright.sync_api import Browser, sync_playwright

from briefgen.settings import read_settings
from briefgen.wiring import edition_of, made_of
from briefgen.wiring.outputs import format_of

TIMES = 7
HEAD = (
    "| articles | kB | seconds to make the page | to the first words | to open | to follow a mark | to search |\n"
    + ("| --- " * 7 + "|")
)
_PAINTED = """() => new Promise((done) => new PerformanceObserver((seen) => {
    for (const paint of seen.getEntriesByName('first-contentful-paint')) done(paint.startTime / 1000);
}).observe({ type: 'paint', buffered: true }))"""
_LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"
_FOLLOWED = """() => new Promise((done) => {
    const begun = performance.now();
    document.querySelector('#brief .cite').click();
    requestAnimationFrame(() => setTimeout(() => done((performance.now() - begun) / 1000)));
})"""
_FOUND = """() => new Promise((done) => {
    const begun = performance.now();
    document.getElementById('words').value = 'government';
    document.getElementById('finder').requestSubmit();
    requestAnimationFrame(() => setTimeout(() => done((performance.now() - begun) / 1000)));
})"""


def page_of(folder: str, path: Path) -> float:
    """Write the page of a folder; return the seconds that the page itself took, the brief being there."""
    settings = read_settings(engine="extractive")
    edition = edition_of(made_of([folder], settings), settings)
    begun = time.perf_counter()
    path.write_text(str(format_of("html", settings).render(edition)), encoding="utf-8")
    return time.perf_counter() - begun


def opened(browser: Browser, path: Path) -> list[float]:
    """The seconds of one visit: first words, all there, a mark followed, a word found."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    times = [float(page.evaluate(question)) for question in (_PAINTED, _LOADED, _FOLLOWED, _FOUND)]
    page.close()
    return times


def main() -> None:
    """Measure each size that the command line names; 5 are the seeds."""
    print(HEAD)
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as driver, TemporaryDirectory() as home:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for count in counts(sys.argv[1:], [5, 200]):
            folder, path = Path(home, str(count)), Path(home, f"{count}.html")
            if count > 5:  # noqa: PLR2004  (the seeds)
                write_articles(count, folder)
            made = page_of(str(folder / "articles" if folder.exists() else ROOT / "seeds"), path)
            times = [median(column) for column in zip(*(opened(browser, path) for _ in range(TIMES)), strict=True)]
            cells = " | ".join(f"{seconds:.2f}" for seconds in (made, *times))
            print(f"| {count:,} | {path.stat().st_size / 1000:,.0f} | {cells} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
