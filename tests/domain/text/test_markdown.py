"""Any text on a Markdown page reads as itself and is never markup."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.domain.text.markdown import JOINER, escape_markdown

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = st.text(alphabet=st.sampled_from("\\`*_[]<>#|~^$&@!{}=%:.-+() \n1a/w"), max_size=40)


def shown(markdown: str) -> str:
    """What a reader sees of one paragraph; anything but plain text in it is an error."""
    if not markdown.strip():
        return ""
    opening, inline, closing = PARSER.parse(markdown)
    assert (opening.type, inline.type, closing.type) == ("paragraph_open", "inline", "paragraph_close")
    assert {child.type for child in inline.children or []} <= {"text"}
    return "".join(child.content for child in inline.children or [])


@given(MARKUP | st.text(max_size=60))
def test_every_text_reads_as_itself(text: str) -> None:
    """Parsed, the page shows the words on one line, and nothing of them has become markup."""
    visible = re.sub("[\x00-\x08\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]", "", text)
    assert shown(escape_markdown(text)).replace(JOINER, "") == " ".join(visible.replace(JOINER, "").split())


@given(MARKUP)
def test_a_cell_stays_one_cell(text: str) -> None:
    """No text opens another column or ends the row."""
    page = f"| a | b |\n| --- | --- |\n| {escape_markdown(text)} | end |\n"
    cells = [token.content for token in PARSER.parse(page) if token.type == "inline"]
    assert cells[2:] == [escape_markdown(text).replace("\\|", "|").strip(), "end"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, with 2.5 and (3) – “quoted”; it's so", "plain words, with 2.5 and (3) – “quoted”; it's so"),
        ("- a list", "\\- a list"),
        ("1. an item", "1\\. an item"),
        ("2024) ends", "2024\\) ends"),
        ("10.5 per cent", "10.5 per cent"),
        ("two\r\nlines\u2028more", "two lines more"),
        ("a|b", "a\\|b"),
        ("[[wiki]] ==mark== %%note%%", "\\[\\[wiki\\]\\] \\=\\=mark\\=\\= \\%\\%note\\%\\%"),
        ("costs $5 & more &amp; less", "costs \\$5 & more \\&amp; less"),
        ("see http://example.org", f"see http:{JOINER}//example.org"),
        ("@ada, ada@example.org", f"\\@{JOINER}ada, ada\\@{JOINER}example.org"),
        ("fixes #12 and GH-3", f"fixes \\#{JOINER}12 and GH-{JOINER}3"),
        ("www.example.org :tada:", f"www.{JOINER}example.org :{JOINER}tada:"),
        ("\u202eevil", "evil"),
    ],
)
def test_marks_and_links_are_defused(text: str, escaped: str) -> None:
    """Each kind of mark, mention, reference and address, as it stands in the page."""
    assert escape_markdown(text) == escaped


def test_escaping_takes_linear_time() -> None:
    """Two hundred thousand characters of anything are escaped in a moment."""
    began = time.process_time()
    for text in ("*" * 200_000, ":a" * 100_000, "=" * 200_000, "a" * 200_000, ":" + "a" * 200_000, "1" * 200_000):
        assert escape_markdown(text)
    assert time.process_time() - began < AT_MOST
