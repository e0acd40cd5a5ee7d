"""The page is well formed, leads everywhere it says, and makes nothing of hostile text."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from builders import TEXT, a_brief, an_article
from payloads import PAYLOADS, spoilt

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.domain.brief import Brief
from briefgen.ports.format import Edition
from briefgen.stages.render.formats import HtmlFormat
from briefgen.stages.render.page.context import address

VOID = {"meta", "link", "input", "br", "rect", "path", "circle", "line"}


class Reader(HTMLParser):
    """Walks through a page: its elements in order, and what was left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.stack: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the last that was opened."""
        if tag not in VOID:
            assert self.stack.pop() == tag

    def all(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def page(brief: Brief, text: str | None = TEXT) -> str:
    """The page of a brief whose one source is at hand, or is not."""
    articles = () if text is None else (an_article(text),)
    return HtmlFormat(JinjaPages("templates")).render(Edition(brief=brief, articles=articles))


@pytest.mark.parametrize("text", [TEXT, None])
def test_every_link_leads_somewhere(text: str | None) -> None:
    """Every mark, deep link and way back has its target, whether or not the article's text is at hand."""
    read = Reader(page(Brief.model_validate(a_brief()), text))
    assert not read.stack
    ids = read.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in read.all("href") if href.startswith("#")} <= set(ids)
    assert "c-S1.1" in ids


def test_the_policy_names_what_stands_in_the_page() -> None:
    """One style and two scripts, whose hashes the policy has; no handler, no style in an attribute, nothing fetched."""
    html = page(Brief.model_validate(a_brief()))
    read = Reader(html)
    (policy,) = [each["content"] for _, each in read.elements if each.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert [html.count("<script"), html.count("<style"), policy.count("sha256-")] == [2, 1, 3]
    assert not [name for _, each in read.elements for name in each if name.startswith("on") or name == "style"]
    assert not read.all("src")
    assert [href for href in read.all("href") if not href.startswith("#")] == ["data:,"]


def test_a_house_may_add_its_own_style(tmp_path: Path) -> None:
    """A style sheet in a folder of templates is joined behind the shipped ones, and the policy lets it in."""
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "9-house.css").write_text(".left { color: navy }\r\n", encoding="utf-8")
    pages = JinjaPages("templates", tmp_path)
    pages.check()
    html = HtmlFormat(pages).render(Edition(brief=Brief.model_validate(a_brief())))
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert style.rstrip().endswith(".left { color: navy }")
    assert b64encode(sha256(style.encode()).digest()).decode() in html.partition("<title>")[0]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_adds_no_element_and_no_address(payload: str) -> None:
    """Whatever stands in an article, a name or an answer, the page has the elements and links that it had."""
    quiet = Reader(page(Brief.model_validate(spoilt("quiet words")), TEXT))
    hostile = Reader(page(Brief.model_validate(spoilt(payload)), TEXT))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in quiet.elements]
    assert [sorted(each) for _, each in hostile.elements] == [sorted(each) for _, each in quiet.elements]
    assert not [href for href in hostile.all("href") if not href.startswith(("#", "data:,"))]


def test_hostile_articles_stay_text() -> None:
    """The words of a source are shown as words, letter for letter."""
    for payload in PAYLOADS:
        html = page(Brief.model_validate(a_brief()), f"{TEXT}\n{payload}")
        read = Reader(html)
        assert not read.stack
        assert {tag for tag, _ in read.elements} == {
            tag for tag, _ in Reader(page(Brief.model_validate(a_brief()))).elements
        }


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://paper.example/a?b=1&c=<", True),
        ("HTTP://paper.example", True),
        ("mailto:desk@paper.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https://paper.example/a b", False),
        ("https://paper.example/\u202egnp", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//paper.example", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(url: str | None, linked: bool) -> None:  # noqa: FBT001
    """Everything else is shown as text."""
    assert (address(url) == url and url is not None) == linked
    value = a_brief()
    value["sources"][0]["url"] = url
    shown = [
        href for href in Reader(page(Brief.model_validate(value))).all("href") if not href.startswith(("#", "data:,"))
    ]
    assert shown == ([url] if linked else [])


def test_a_statement_keeps_its_address_while_its_words_stay() -> None:
    """Deep links hold across runs: the address is made of the words, and twins are told apart."""
    value = a_brief()
    first = re.findall(r'id="(s-[0-9a-f-]+)"', page(Brief.model_validate(value)))
    story = value["stories"][0]
    story["bottom_line"] = [story["bottom_line"][0] | {"text": "Something else."}, *story["bottom_line"] * 2]
    again = re.findall(r'id="(s-[0-9a-f-]+)"', page(Brief.model_validate(value)))
    assert set(first) <= set(again)
    assert len(again) == len(set(again))
