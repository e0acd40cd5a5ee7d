"""Web pages in the shapes that newspapers' sites have, to put an article's lines into; none is a page of any site.

Around the article stand what such pages carry: metadata, menus, teasers of other stories, boxes, scripts and styles.  A
page has some 600 elements and 60,000 characters, of which the article is a tenth.
"""

import json
import random
from collections.abc import Callable, Sequence
from html import escape
from itertools import count
from typing import NamedTuple

_NUMBERS = count(1)
_SECTIONS = ("World", "Politics", "Business", "Markets", "Opinion", "Science", "Health", "Culture", "Sport", "Weather")


class Page(NamedTuple):
    """What a page says: its title, its day, the lines of its article, and headlines of other stories."""

    title: str
    day: str
    lines: Sequence[str]
    headlines: Sequence[str]


def page_of(page: Page, dice: random.Random) -> str:
    """The page in one of the shapes."""
    return dice.choice(SHAPES)(page)


def semantic(page: Page) -> str:
    """A page that says what its parts are: header, nav, article, aside, footer, and metadata for link previews."""
    body = "".join(f"<p>{escape(line)}</p>\n" for line in page.lines)
    return _document(
        page,
        f"<header><a class='logo' href='/'>The Rowton Courier</a>{_menu('nav', 'li', 40)}</header>\n"
        f"<main><article><h1>{escape(page.title)}</h1><time datetime='{page.day}T09:30:00Z'>{page.day}</time>"
        f"<figure><img src='/i/1.jpg' alt=''><figcaption>A view of the town.</figcaption></figure>\n{body}"
        f"{_share()}</article>\n<aside><h2>Most read</h2>{_teasers(page, 'article', 30)}</aside></main>\n"
        f"<footer>{_menu('div', 'span', 60)}<p>© The Rowton Courier. All rights reserved.</p></footer>",
    )


def nested(page: Page) -> str:
    """A page of divisions in divisions, whose classes alone tell what is the article and what stands between."""
    lines = []
    for number, line in enumerate(page.lines):
        lines.append(f"<div class='paragraph'><p class='text-block'><span>{escape(line)}</span></p></div>\n")
        if number % 6 == 5:  # noqa: PLR2004  (a box after every sixth line)
            lines.append(f"<div class='promo-box'><h4>Read more</h4>{_teasers(page, 'div', 3)}</div>\n")
    return _document(
        page,
        f"<div id='top'>{_menu('div', 'div', 50)}</div>\n<div class='wrap'><div class='col main-col'>"
        f"<div class='headline'><h1>{escape(page.title)}</h1></div><div class='byline'>By Ada Ito | {page.day}</div>\n"
        f"<div class='article-body content'>{''.join(lines)}</div>{_share()}"
        f"<div class='comments'>{_teasers(page, 'div', 20)}</div></div>\n"
        f"<div class='col side-col'>{_teasers(page, 'div', 40)}</div></div>\n"
        f"<div id='bottom'>{_menu('div', 'a', 50)}</div>",
    )


def broken_lines(page: Page) -> str:
    """A page of old: tables for columns, the article in one cell with line breaks for paragraphs."""
    body = "<br><br>\n".join(map(escape, page.lines))
    return _document(
        page,
        f"<table width='100%'><tr><td colspan='3'>{_menu('div', 'b', 40)}</td></tr>\n"
        f"<tr><td>{_menu('div', 'p', 60)}</td>"
        f"<td class='story'><h2>{escape(page.title)}</h2><i>Published {page.day}</i><br>\n{body}</td>"
        f"<td>{_teasers(page, 'p', 40)}</td></tr>\n<tr><td colspan='3'>{_menu('div', 'small', 40)}</td></tr></table>",
    )


SHAPES: tuple[Callable[[Page], str], ...] = (semantic, nested, broken_lines)


def _document(page: Page, body: str) -> str:
    title, address = escape(page.title, quote=True), f"https://news.example/{page.day[:4]}/story-{next(_NUMBERS)}"
    told = json.dumps({"@type": "NewsArticle", "headline": page.title, "datePublished": page.day})
    script = "".join(f"window.q.push(['slot',{n},'/{n}/unit',{{lazy:true,sizes:[[300,250]]}}]);" for n in range(200))
    style = "".join(f".c{n}-box{{margin:{n}px auto;padding:0 {n % 7}px;color:#{n:06x}}}" for n in range(200))
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title} | The Rowton Courier</title>\n"
        f"<meta property='og:title' content='{title}'><meta property='og:site_name' content='The Rowton Courier'>\n"
        f"<meta property='article:published_time' content='{page.day}T09:30:00Z'>\n"
        f"<meta name='author' content='Ada Ito'>"
        f"<link rel='canonical' href='{address}'><script type='application/ld+json'>{told}</script>\n"
        f"<style>{style}</style><script>{script}</script></head>\n"
        f"<body>\n{body}\n<script>{script}</script></body></html>\n"
    )


def _menu(outer: str, inner: str, size: int) -> str:
    names = [f"{_SECTIONS[n % len(_SECTIONS)]} {n // len(_SECTIONS) or ''}".strip() for n in range(size)]
    links = "".join(f"<{inner} class='c{n}-box'><a href='/s/{n}'>{name}</a></{inner}>" for n, name in enumerate(names))
    return f"<{outer} class='menu'>{links}</{outer}>"


def _teasers(page: Page, element: str, size: int) -> str:
    shown = [page.headlines[n % len(page.headlines)] for n in range(size)]
    return "".join(
        f"<{element} class='teaser c{n}-box'><a href='/t/{n}'><img src='/t/{n}.jpg' alt=''><b>{escape(line)}</b></a>"
        f"</{element}>\n"
        for n, line in enumerate(shown)
    )


def _share() -> str:
    return "<div class='share'>" + "".join(f"<a href='#s{n}'>Share</a> " for n in range(5)) + "</div>"
