"""A brief reads well and safely as Markdown, and its JSON is the contract."""

import json
import re
from typing import Any

import pytest
from builders import a_brief
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from payloads import PAYLOADS, spoilt

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.domain.brief import Brief
from briefgen.domain.text.markdown import code_span
from briefgen.ports.format import Edition
from briefgen.stages.render.arranging import family
from briefgen.stages.render.formats import JsonFormat, MarkdownFormat
from briefgen.stages.render.support import Support
from briefgen.stages.render.words import counted, day, when


def page(value: dict[str, Any]) -> str:
    """A brief's JSON value as Markdown."""
    return MarkdownFormat(JinjaPages("templates")).render(Edition(brief=Brief.model_validate(value)))


def as_html(markdown: str) -> str:
    """Markdown as a code host shows it: tables, footnotes, HTML let through."""
    return str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin).render(markdown))


def test_json_reads_back_as_the_same_brief() -> None:
    """The JSON is the brief, and ends with a newline."""
    brief = Brief.model_validate(a_brief())
    text = JsonFormat().render(Edition(brief=brief))
    assert text.endswith("}\n")
    assert Brief.model_validate(json.loads(text)) == brief


def test_every_anchor_has_its_evidence() -> None:
    """Every mark in the text is defined once, and everything defined is used."""
    text = page(a_brief())
    used = set(re.findall(r"(?<!\n)\[\^([^\]]+)\](?!:)", text))
    defined = re.findall(r"^\[\^([^\]]+)\]:", text, re.MULTILINE)
    assert used == set(defined) == {"S1.1"}
    assert len(defined) == 1
    assert "footnote-ref" in as_html(text)


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_is_shown_as_words(text: str) -> None:
    """Whatever stands in an article, a file name or an answer makes no tag, link, picture, row or heading."""
    plain, hostile = as_html(page(spoilt("quiet words"))), as_html(page(spoilt(text)))

    def tags(html: str) -> list[str]:
        return [tag for tag in re.findall(r"</?[a-zA-Z][a-zA-Z0-9]*", html) if tag not in {"<p", "</p"}]

    assert tags(hostile) == tags(plain)
    assert 'href="javascript' not in hostile
    assert "<img" not in hostile
    assert "\u202e" not in hostile
    assert "\x00" not in hostile


def test_parts_that_are_empty_are_left_out() -> None:
    """A story without a part has no heading for it."""
    value = a_brief()
    value["stories"][0] |= {"positions": [], "timeline": []}
    text = page(value)
    assert "## Actors" in text
    assert "## Positions" not in text
    assert "## Timeline" not in text
    assert "## Open questions" not in text


def test_a_long_timeline_is_shown_in_part_and_says_so() -> None:
    """The page shows twenty rows and counts the rest, which the JSON has."""
    value = a_brief()
    story = value["stories"][0]
    story["timeline"] = [story["timeline"][0] | {"text": f"Ada Ito spoke {number} times."} for number in range(23)]
    text = page(value)
    assert text.count(" times.") == 20
    assert "Three further events of these articles are in the JSON only (`timeline`)." in text


def test_several_stories_stand_under_one_title() -> None:
    """With two stories each has its heading, and its parts one level below."""
    value = a_brief()
    value["stories"] = [value["stories"][0], value["stories"][0] | {"title": "The union"}]
    text = page(value)
    assert "\n## The port\n" in text
    assert "\n## The union\n" in text
    assert text.count("\n### Bottom line\n") == 2


def test_tables_hold_together() -> None:
    """Every row of every table has the cells of its heading."""
    for block in re.findall(r"(?:^\|.*\n)+", page(spoilt("a | b")), re.MULTILINE):
        cells = [len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()]
        assert len(set(cells)) == 1, block


@pytest.mark.parametrize(
    ("date", "words"),
    [("2025-04-10", "10 April 2025"), ("2024-01", "January 2024"), ("2003", "2003"), ("2025-13-01", "2025-13-01")],
)
def test_dates_are_as_precise_as_they_are(date: str, words: str) -> None:
    """A date is written as people write it, and no more of it than is known."""
    assert day(date) == words


def test_counts_are_prose() -> None:
    """Counts read as words up to twelve, and as figures after."""
    assert [counted(n, "origin") for n in (1, 3, 1200)] == ["one origin", "three origins", "1,200 origins"]


def test_support_names_the_origin_of_what_has_one() -> None:
    """A statement with one origin says which."""
    brief = Brief.model_validate(a_brief())
    assert Support(brief)(brief.stories[0].bottom_line[0]) == "one article: a.txt"


def test_an_aside_stands_only_where_it_matters() -> None:
    """One sourced article needs no word; several do, and so does one that names nobody."""
    value = a_brief()
    statement = Brief.model_validate(value).stories[0].bottom_line[0]
    assert Support(Brief.model_validate(value)).told(statement) == ""
    value["sources"][0]["flags"] = ["no_named_source"]
    support = Support(Brief.model_validate(value))
    assert support.told(statement) == "One article, which names no source"
    several = statement.model_copy(update={"cites": ("S1.1", "S2.1"), "origins": 2})
    assert support.told(several) == "Two articles, two origins"


def test_what_only_the_report_dates_says_so() -> None:
    """A date that no words of the event carry is that of the report, and words that leave it open are shown as such."""
    event = Brief.model_validate(a_brief()).stories[0].timeline[0]
    dated = event.model_copy(update={"date": "2024-03-01", "date_words": "Friday"})
    assert when(dated) == "1 March 2024"
    assert when(dated.model_copy(update={"date_words": ""})) == "reported 1 March 2024"
    assert when(dated.model_copy(update={"date": None})) == "“Friday”"


def test_members_stand_behind_their_body() -> None:
    """An actor that is part of another comes behind it, one step in."""
    value = a_brief()
    first = value["stories"][0]["actors"][0]
    value["stories"][0]["actors"] = [first | {"part_of": "A2"}, first | {"id": "A2", "name": "Harbour board"}]
    found = family(Brief.model_validate(value).stories[0])
    assert [(actor.name, depth) for actor, depth in found] == [("Harbour board", 0), ("Ada Ito", 1)]


@pytest.mark.parametrize("words", ["a.txt#char=1,2", "a`b", "`", "a``b`", "new\nline"])
def test_locators_can_be_copied(words: str) -> None:
    """A locator is a code span that shows exactly its words."""
    html = as_html(code_span(words))
    shown = re.sub(r"<[^>]+>", "", html).strip()
    assert shown == words.replace("\n", " ")
