"""Prompts and pages: found file by file, strict about names, escaped where they are Markdown, told apart by hash."""

import hashlib
from pathlib import Path

import pytest

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.domain.text.markdown import Markdown
from briefgen.errors import SettingsError, TemplateError


def pages(folder: Path, text: str, kind: str = "templates") -> JinjaPages:
    """A page source with one file called ``page.jinja``."""
    (folder / "page.jinja").write_text(text, encoding="utf-8")
    return JinjaPages("prompts" if kind == "prompts" else "templates", folder)


def test_a_file_of_the_override_stands_before_the_packaged_one(tmp_path: Path) -> None:
    """File by file: what is overridden is the user's, the rest is still there."""
    packaged = JinjaPages("prompts").hashes()
    (tmp_path / "merge_system.jinja").write_text("Merge, please.", encoding="utf-8")
    both = JinjaPages("prompts", tmp_path)
    assert both.render("merge_system.jinja", {}) == "Merge, please."
    assert both.hashes() == packaged | {"merge_system.jinja": hashlib.sha256(b"Merge, please.").hexdigest()}


def test_printed_text_is_escaped_on_pages_and_not_in_prompts(tmp_path: Path) -> None:
    """What an article says is text on a Markdown page; a prompt takes it as it is."""
    page = "{{ title }}: {{ 3 }}\n"
    assert pages(tmp_path, page).render("page.jinja", {"title": "*a*\n# b"}) == "\\*a\\* \\# b: 3\n"
    assert pages(tmp_path, page, "prompts").render("page.jinja", {"title": "*a*"}) == "*a*: 3\n"


def test_markdown_is_printed_as_it_is(tmp_path: Path) -> None:
    """A mark made by the program, or by the template with ``safe``, is not text; a macro's words are, until said."""
    page = "{% macro m() %}**{% endmacro %}{{ mark }} {{ '*' | safe }} {{ m() }} {{ m() | safe }}"
    assert pages(tmp_path, page).render("page.jinja", {"mark": Markdown("[^S1.2]")}) == "[^S1.2] * \\*\\* **"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("one\n{{ nothing }}\n", 2, "'nothing' is undefined"),
        ("{% for x in xs %}\n{{ x.y.z }}\n{% endfor %}", 2, "has no attribute"),
        ("one\ntwo {% if %}\n", 2, "Expected"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("\n\n{{ xs.__class__.__mro__ }}", 3, "unsafe"),
        ("{{ 'a' + 1 }}", 1, "str"),
        ("{% include 'none.jinja' %}", None, "no such file"),
        ("{{ xs | nofilter }}", 1, "nofilter"),
        ("{{ range(1000000000) }}", 1, "too big"),
    ],
)
def test_a_broken_page_is_told_with_its_file_and_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    """Whoever edits a page learns where to look."""
    with pytest.raises(TemplateError, match=words) as caught:
        pages(tmp_path, text).render("page.jinja", {"xs": ["s"]})
    assert caught.value.line == line
    assert str(caught.value).startswith("none.jinja" if line is None else str(tmp_path / "page.jinja"))


def test_all_pages_are_compiled_before_the_work(tmp_path: Path) -> None:
    """A syntax error is found by ``check``, with its place; sound pages pass."""
    JinjaPages("prompts").check()
    (tmp_path / "brief.md.jinja").write_text("a\n{% endif %}", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        JinjaPages("templates", tmp_path).check()
    assert caught.value.line == 2


def test_a_page_that_is_no_text_is_told(tmp_path: Path) -> None:
    """A file in another encoding is broken like any other."""
    source = pages(tmp_path, "")
    (tmp_path / "page.jinja").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateError, match="UTF-8"):
        source.render("page.jinja", {})


@pytest.mark.parametrize("name", ["../secret.jinja", "/etc/passwd", "a/../../secret.jinja", "none.jinja"])
def test_nothing_outside_the_folders_is_read(tmp_path: Path, name: str) -> None:
    """A name that climbs out of the folder is no page."""
    (tmp_path / "secret.jinja").write_text("secret", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(TemplateError, match="no such file"):
        JinjaPages("templates", inside).render(name, {})


def test_a_folder_that_is_none_is_a_setting_to_mend(tmp_path: Path) -> None:
    """A mistyped path does not silently mean the packaged pages."""
    with pytest.raises(SettingsError, match="--prompts"):
        JinjaPages("prompts", tmp_path / "nowhere")
