"""Search, filters and copying on the seeds' page."""

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

SHOWN = """() => [...document.querySelectorAll('.statement')].filter((each) => each.offsetParent)
    .map((each) => ({...each.dataset, text: each.textContent}))"""


def test_search_finds_statements_what_they_cite_and_sources(visit: Open, brief: dict[str, Any]) -> None:
    """Statements without the words go, the number is told, sources that have them are named, and all comes back."""
    texts = [position["text"].lower() for story in brief["stories"] for position in story["positions"]]
    (word, _), *_ = Counter(word for text in texts for word in set(re.findall(r"[a-z]{6,}", text))).most_common()
    quotes = {citation["id"]: citation["quote"].lower() for citation in brief["citations"]}
    page = visit()
    every = len(page.evaluate(SHOWN))
    page.get_by_role("searchbox").fill(word)
    page.wait_for_function("() => document.querySelector('.found').textContent")
    shown = page.evaluate(SHOWN)
    assert 0 < len(shown) < every
    assert page.locator(".found").inner_text().startswith(f"{len(shown)} of ")
    for each in shown:
        cited = " ".join(quotes[cite] for cite in re.findall(r"S\d+\.\d+", each["text"]))
        assert word in each["text"].lower() or word in cited
    assert page.evaluate("CSS.highlights.get('found').size") > 1
    link = page.locator(".found-in a").first
    source = str(link.get_attribute("href"))
    link.click()
    assert page.locator(f"{source}.shown").is_visible()
    assert word in page.locator(f"{source} .text").inner_text().lower()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => !document.querySelector('.found').textContent")
    assert len(page.evaluate(SHOWN)) == every


def test_words_that_nothing_has_leave_nothing(visit: Open) -> None:
    """No heading stands over nothing."""
    page = visit()
    page.get_by_role("searchbox").fill("zzqx")
    page.wait_for_function("() => document.querySelector('.found').textContent")
    assert page.locator(".found").inner_text().startswith("0 of ")
    assert not page.locator("#brief h2:visible").count()


@pytest.mark.parametrize(("select", "data"), [("by-actor", "actors"), ("by-origin", "origins"), ("by-kind", "kind")])
def test_a_filter_keeps_what_it_names(visit: Open, select: str, data: str) -> None:
    """Each choice leaves exactly the statements that have to do with it."""
    page = visit()
    values = page.locator(f"#{select} option").evaluate_all("(all) => all.map((each) => each.value).filter(Boolean)")
    assert values
    for value in values:
        page.locator(f"#{select}").select_option(value)
        shown = page.evaluate(SHOWN)
        assert shown
        assert all(value in each[data].split() for each in shown)
        total = page.evaluate(
            "([data, value]) => [...document.querySelectorAll('.statement')]"
            ".filter((each) => each.dataset[data].split(' ').includes(value)).length",
            [data, value],
        )
        assert len(shown) == total


def test_a_way_back_leads_to_a_statement_that_is_filtered_out(visit: Open) -> None:
    """What a source leads to is shown, whatever the filter."""
    page = visit()
    page.locator("#by-kind").select_option("question")
    page.evaluate("location.hash = 'S1'")
    page.locator(".source.shown a.back").first.click()
    assert page.locator(".statement.arrived").is_visible()


def test_a_statement_copies_with_its_citation(visit: Open) -> None:
    """The clipboard has the words, the anchors, the quoted words and their address."""
    page = visit()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    statement = page.locator(".bottom-line .statement").first
    statement.hover()
    statement.get_by_role("button", name="Copy this statement").click()
    page.wait_for_selector(".copy.done")
    copied = page.evaluate("navigator.clipboard.readText()")
    cite = statement.locator(".cite").first.get_attribute("data-cite")
    assert copied.startswith(f"{statement.locator('.words').inner_text()} [{cite}]")
    assert f"[{cite}] “" in copied
    assert "#char=" in copied
