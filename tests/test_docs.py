"""The documents cannot lie."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import errors
from briefgen.cli.main import DOORS
from briefgen.cli.write import ARGUMENTS
from briefgen.settings import SECRETS, Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
COGGED = [page for page in PAGES if "[[[cog" in page.read_text(encoding="utf-8")]
EXAMPLES = [
    (page, code)
    for page in PAGES
    for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


def test_generated_parts_are_up_to_date() -> None:
    """Help pages, option tables and the README's excerpt are what the program says now."""
    command = [sys.executable, "-m", "cogapp", "--check", *map(str, COGGED)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run `make format`: {done.stdout}{done.stderr}"


def test_make_checks_every_generated_page() -> None:
    """The Makefile's list of generated pages is complete."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = re.search(r"^COGGED := (.*)$", makefile, re.MULTILINE)
    assert listed
    assert {ROOT / name for name in listed[1].split()} == set(COGGED)


@pytest.mark.parametrize(("page", "code"), EXAMPLES, ids=[page.name for page, _ in EXAMPLES])
def test_python_example_runs(page: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Python example in the documents runs as it stands."""
    monkeypatch.chdir(ROOT)
    exec(compile(code, str(page), "exec"), {})  # noqa: S102  (running the documents is the test)


def test_every_setting_has_its_flag() -> None:
    """Every setting can be given on the command line, but for the key."""
    assert set(ARGUMENTS) == set(Settings.model_fields) - SECRETS


def test_every_command_is_documented() -> None:
    """Every command's help stands in the usage page."""
    usage = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
    for command in DOORS:
        assert f"$ briefgen {command} --help" in usage


def test_reliability_is_proved_by_tests_that_exist() -> None:
    """Every row of the reliability page names tests, and each of them is there."""
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    rows = [row for row in page.splitlines() if row.startswith("| ") and not row.startswith(("| fault", "| ---"))]
    assert rows
    for row in rows:
        named = re.findall(r"`(test_\w+)`", row.rsplit("|", 2)[1])
        assert named, row
        for name in named:
            assert f"def {name}(" in code, name


def test_error_tree_is_drawn_whole() -> None:
    """Every error class stands in the tree that the module draws, and hangs from the one root."""
    drawn = str(errors.__doc__)
    for name, error in inspect.getmembers(errors, inspect.isclass):
        assert re.search(rf"\b{name}\b", drawn), name
        assert issubclass(error, errors.BriefgenError)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a document leads to a file that is there."""
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_seeds_are_described_by_nothing_but_themselves() -> None:
    """No rule of the program knows a name of the seeds: they are an example, not a special case."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "briefgen").rglob("*.py"))
    for name in ("Hussein", "Sudani", "Rudolf", "Schanzer", "Kata'ib", "Popular Mobilization"):
        assert name not in re.sub(r'""".*?"""|#.*', "", code, flags=re.DOTALL)
