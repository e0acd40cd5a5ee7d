"""Reading the seeds' page: from a statement to its very words and back, by every way that there is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builders import TEXT, a_brief, an_article

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.domain.brief import Brief
from briefgen.ports.format import Edition
from briefgen.stages.render.formats import HtmlFormat

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

LIT = """() => [...document.querySelectorAll('mark.lit')].map((part) => part.textContent).join('')"""
IN_VIEW = """(selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return box.width > 0 && box.top >= 0 && box.top < innerHeight && box.left >= 0 && box.left < innerWidth;
}"""
EVERY_CITE = """async () => {
    const lit = {};
    for (const link of document.querySelectorAll('#brief .cite')) {
        const followed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        const stays = link.hash === location.hash;
        link.click();
        if (!stays) await followed;
        const parts = [...document.querySelectorAll('mark.lit')];
        const box = parts[0].getBoundingClientRect();
        lit[link.dataset.cite] = {
            text: parts.map((part) => part.textContent).join(''),
            seen: box.top >= 0 && box.bottom <= innerHeight + box.height && box.left > innerWidth / 2,
            source: parts[0].closest('.source').id,
            focused: document.activeElement === parts[0],
        };
    }
    return lit;
}"""
EVERY_BACK = """() => [...document.querySelectorAll('a.back')].map((link) => {
    const mark = link.parentElement.previousElementSibling;
    const statement = document.querySelector(link.hash);
    return [mark.dataset.c, [...statement.querySelectorAll('.cite')].map((cite) => cite.dataset.cite)];
})"""
EVERY_STATEMENT = """async () => {
    const unseen = [];
    for (const statement of document.querySelectorAll('#brief .statement')) {
        scrollTo(0, 0);
        const followed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        location.hash = statement.id;
        await followed;
        const box = statement.getBoundingClientRect();
        if (box.top < 0 || box.top > innerHeight) unseen.push([statement.id, box.top]);
    }
    return unseen;
}"""
CITES = "() => document.querySelectorAll('#brief .cite').length"


def test_every_mark_lights_exactly_its_words(visit: Open, brief: dict[str, Any]) -> None:
    """For every citation of the seeds a click opens its source at the passage and lights its characters, no more."""
    lit = visit().evaluate(EVERY_CITE)
    quotes = {citation["id"]: citation["quote"] for citation in brief["citations"]}
    assert len(lit) > 50
    assert {cite: seen["text"] for cite, seen in lit.items()} == {cite: quotes[cite] for cite in lit}
    assert [cite for cite, seen in lit.items() if not (seen["seen"] and seen["focused"])] == []
    assert all(seen["source"] == cite.partition(".")[0] for cite, seen in lit.items())


def test_every_passage_leads_back_to_its_statements(visit: Open) -> None:
    """Behind each passage stands a way back to every statement that cites it; following one shows the statement."""
    page = visit()
    backs = page.evaluate(EVERY_BACK)
    assert len(backs) == page.evaluate(CITES)
    assert all(cite in cites for cite, cites in backs)
    page.locator("#brief .questions .cite").last.click()
    page.locator(".source.shown a.back").last.click()
    assert page.evaluate(IN_VIEW, ".statement.arrived")
    assert page.evaluate("document.activeElement.matches('.statement.arrived')")


def test_every_deep_link_shows_its_statement(visit: Open) -> None:
    """From the top of the page the address of each statement leads to it, however far down it stands."""
    assert visit().evaluate(EVERY_STATEMENT) == []


def test_a_mouse_click_does_it_too(visit: Open, brief: dict[str, Any]) -> None:
    """A real click on a mark, and the way of the browser's history out again."""
    page = visit()
    cite = page.locator("#brief .positions .cite").nth(3)
    name = cite.get_attribute("data-cite")
    cite.click()
    assert page.url.endswith(f"#c-{name}")
    assert page.evaluate(LIT) == next(each["quote"] for each in brief["citations"] if each["id"] == name)
    page.go_back()
    assert page.locator(".page.current").get_attribute("id") == "brief"


def test_the_keyboard_is_enough(visit: Open) -> None:
    """Tab reaches a mark and shows its passage; Enter goes there, Tab and Enter back again; Escape returns too."""
    page = visit()
    focused = "document.activeElement"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(f"{focused}.matches('#brief .cite')"):
            break
    cite = page.evaluate(f"{focused}.dataset.cite")
    assert page.evaluate("document.querySelector('mark.lit').dataset.c") == cite
    assert page.evaluate(f"{focused}.dataset.cite") == cite, "what is only looked at takes no focus"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{focused}.id") == f"c-{cite}"
    page.keyboard.press("Escape")
    assert page.evaluate(f"{focused}.dataset.cite") == cite
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.matches('a.back')")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{focused}.querySelector('.cite').dataset.cite") == cite


def test_a_phone_shows_one_side_at_a_time(visit: Open) -> None:
    """On a narrow screen nothing runs over the edge; a tap opens the source over the brief, and a button closes it."""
    page = visit(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    for fragment in ("#brief", "#evidence", "#ledger", "#gaps", "#sources"):
        page.evaluate("(to) => { location.hash = to; }", fragment)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("location.hash = 'brief'")
    page.locator("#brief .cite").first.tap()
    assert page.evaluate(IN_VIEW, "mark.lit")
    assert not page.locator("h1").is_visible()
    page.get_by_role("button", name="Back to the brief").tap()
    assert page.locator("h1").is_visible()
    assert not page.locator("#desk").is_visible()


def test_without_script_every_mark_still_jumps(visit: Open) -> None:
    """With JavaScript off all parts stand on the page, a mark jumps to its words, they are lit, and lead back."""
    page = visit(java_script_enabled=False)
    for part in ("#brief", "#evidence", "#ledger", "#gaps", "#sources", "#S1", "#S5"):
        assert page.locator(part).is_visible()
    assert not page.locator("#finder").is_visible()
    assert not page.locator(".copy").count()
    cite = page.locator("#brief .disagreements .cite").first
    cite.click()
    target = page.locator(f"[id='c-{cite.get_attribute('data-cite')}']")
    assert target.evaluate("(mark) => getComputedStyle(mark).backgroundColor") == "rgb(255, 224, 138)"
    box, view = target.bounding_box(), page.viewport_size
    assert box
    assert view
    assert 0 <= box["y"] < view["height"]
    assert page.locator("#brief .disagreements").bounding_box() is not None
    page.locator(f"[id='c-{cite.get_attribute('data-cite')}'] + .backs a").first.click()
    assert "#s-" in page.url


def test_a_deep_link_opens_at_its_statement(visit: Open) -> None:
    """The address of a statement, opened anew, shows it."""
    page = visit()
    name = page.locator("#brief .timeline .statement").last.get_attribute("id")
    page = visit(fragment=f"#{name}")
    assert page.locator(".statement.arrived").get_attribute("id") == name
    assert page.evaluate(IN_VIEW, ".statement.arrived")
    cite = page.locator("#brief .positions .cite").last.get_attribute("data-cite")
    page = visit(fragment=f"#c-{cite}")
    assert page.locator("mark.lit").first.get_attribute("data-c") == cite


def test_removed_text_is_shown_on_demand(visit: Open) -> None:
    """What cleaning left out is hidden until it is asked for."""
    page = visit(fragment="#S4")
    removed = page.locator("#S4 del.cut").first
    assert not removed.is_visible()
    page.locator("#S4 .show-removed").check()
    assert removed.is_visible()


def test_the_back_matter_has_pages_of_its_own(visit: Open) -> None:
    """Each is reached from the head of the page, alone, and says where the reader is."""
    page = visit()
    for name in ("evidence", "ledger", "gaps"):
        page.locator(f".pages a[href='#{name}']").click()
        assert page.locator(f"#{name}").is_visible()
        assert not page.locator("#brief").is_visible()
        assert page.locator(".pages [aria-current]").get_attribute("href") == f"#{name}"


def test_many_marks_stand_back_until_asked(visit: Open, tmp_path: Path) -> None:
    """A statement that many copies carry shows a few marks and a button; on paper and without script all of them."""
    value = a_brief()
    (first,), start = value["citations"], value["citations"][0]["start"]
    value["citations"] = [
        first | {"id": f"S1.{n}", "start": start, "end": start + n, "quote": first["quote"][:n]} for n in range(1, 13)
    ]
    value["stories"][0]["bottom_line"][0]["cites"] = [citation["id"] for citation in value["citations"]]
    edition = Edition(brief=Brief.model_validate(value), articles=(an_article(TEXT),))
    path = tmp_path / "many.html"
    path.write_text(HtmlFormat(JinjaPages("templates")).render(edition), encoding="utf-8")
    assert visit(path, java_script_enabled=False).locator(".bottom-line .cite:visible").count() == 12
    page = visit(path)
    assert page.locator(".bottom-line .cite:visible").count() == 6
    page.emulate_media(media="print")
    assert page.locator(".bottom-line .cite:visible").count() == 12
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Show 6 more marks").click()
    assert page.locator(".bottom-line .cite:visible").count() == 12
    assert page.evaluate("document.activeElement.dataset.cite") == "S1.7"
    assert page.evaluate(LIT) == first["quote"][:7], "they begin together: each is lit alone"
