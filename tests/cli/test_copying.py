"""``briefgen templates`` and ``briefgen prompts``: copies to edit, and what a slip in them is told with."""

from pathlib import Path

import pytest

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.cli.main import main
from briefgen.errors import TemplateError
from briefgen.stages.render.markdown import context_of
from briefgen.stages.render.page.context import html_context
from briefgen.stages.render.plain import plain_context
from briefgen.stages.render.specimen import specimen
from briefgen.stages.render.word import word_context

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")


@pytest.mark.parametrize("kind", ["templates", "prompts"])
def test_everything_is_copied_to_the_letter(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Into a folder of the kind's name where none is named, folders below it too, and each file is told."""
    monkeypatch.chdir(tmp_path)
    assert main([kind]) == 0
    told = capfd.readouterr().out
    shipped = [path for path in (ROOT / kind).rglob("*") if path.is_file()]
    assert shipped
    for path in shipped:
        copy = tmp_path / kind / path.relative_to(ROOT / kind)
        assert copy.read_bytes() == path.read_bytes()
        assert f"wrote {copy.relative_to(tmp_path)}\n" in told


def test_what_was_edited_is_left_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Unless --force says otherwise; a file that is missing is copied again."""
    folder = tmp_path / "mine"
    assert main(["templates", str(folder)]) == 0
    page, other = folder / "brief.md.jinja", folder / "brief.html.jinja"
    page.write_text("mine", encoding="utf-8")
    other.unlink()
    capfd.readouterr()
    assert main(["templates", str(folder)]) == 0
    told = capfd.readouterr().out
    assert page.read_text(encoding="utf-8") == "mine"
    assert f"kept, it was edited (--force replaces it): {page}\n" in told
    assert f"wrote {other}\n" in told
    assert main(["templates", str(folder), "--force"]) == 0
    assert page.read_bytes() == (ROOT / "templates" / "brief.md.jinja").read_bytes()


def test_a_folder_that_cannot_be_made(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file in its place is told in one line."""
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    assert main(["templates", str(tmp_path / "taken" / "here")]) == 1
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("page", "edited", "line", "words"),
    [
        ("brief.md.jinja", "{{ briefs.title }}", 1, "did you mean brief?"),
        ("brief.md.jinja", "\n{{ brief.titles }}", 2, "did you mean title"),
        (
            "brief.md.jinja",
            "{% for s in brief.stories %}\n{{ s.positions[0].actr }}{% endfor %}",
            2,
            "did you mean actor",
        ),
        ("brief.html.jinja", "\n\n{{ index.actorss() }}", 3, "did you mean actors"),
        ("brief.html.jinja", "{{ zzz }}", 1, "there are address, "),
    ],
)
def test_a_slip_is_told_before_any_work(
    page: str, edited: str, line: int, words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With its file, its line, the nearest names and all that there are; no article is read, nothing is written."""
    (tmp_path / page).write_text(edited, encoding="utf-8")
    flags = ("--engine", "extractive", "--templates", str(tmp_path), "--format", page.split(".")[1])
    code = main([str(tmp_path / "no" / "articles"), *flags])
    out, err = capfd.readouterr()
    assert (code, out) == (1, "")
    assert f"{tmp_path / page}:{line}: " in err
    assert words in err
    assert "there are " in err


def test_the_shipped_templates_pass_on_the_invented_brief(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A copy that nobody changed writes what the program's own templates write."""
    assert main(["templates", str(tmp_path)]) == 0
    capfd.readouterr()
    pages = []
    for flags in ((), ("--templates", str(tmp_path))):
        assert main([SEEDS, "--engine", "extractive", "-q", *flags]) == 0
        pages.append(capfd.readouterr().out)
    assert pages[0] == pages[1]


def test_every_name_of_the_contexts_is_documented() -> None:
    """The page on templates knows every name that a page may use."""
    told = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    page = html_context(specimen(), JinjaPages("templates"))
    for context in (context_of(specimen()), page, plain_context(specimen()), word_context(specimen())):
        assert [name for name in context if f"`{name}" not in told] == []


def test_a_name_of_a_text_is_no_list_of_methods(tmp_path: Path) -> None:
    """What a plain value has is the language's, and not listed."""
    (tmp_path / "page.jinja").write_text("{{ title.nothing }}", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        JinjaPages("templates", tmp_path).render("page.jinja", {"title": "x"})
    assert "there are" not in str(caught.value)
