"""Formats of other packages are found as installed packages declare them, and a broken one says whose it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import a_brief

from briefgen.adapters.installed_formats import installed_formats, installed_names
from briefgen.domain.brief import Brief
from briefgen.errors import BriefgenError, FormatError
from briefgen.ports.format import Edition

Install = Callable[..., None]
WORDS = """
class Words:
    name, suffixes, binary = "words", (".words",), False
    def check(self): {check}
    def render(self, edition): {render}
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Lay out a package as an installer does: its module, and beside it what is known of the distribution."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def lay(package: str, code: str, entry: str) -> None:
        (tmp_path / f"{package}.py").write_text(code, encoding="utf-8")
        info = tmp_path / f"{package}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[briefgen.formats]\n{entry}\n", encoding="utf-8")

    return lay


def words(check: str = "pass", render: str = "return edition.brief.title") -> str:
    """The code of a small format."""
    return WORDS.format(check=check, render=render)


def test_a_format_of_another_package_is_found(install: Install) -> None:
    """What a package declares is offered by name without being loaded, and writes a brief once it is."""
    install("house_words", words(), "words = house_words:Words")
    assert installed_names() == ("words",)
    (found,) = installed_formats("words")
    assert (found.name, found.suffixes, found.binary) == ("words", (".words",), False)
    found.check()
    assert found.render(Edition(brief=Brief.model_validate(a_brief()))) == "The port"


def test_an_object_is_a_format_as_well_as_a_class(install: Install) -> None:
    """An entry point may name what is made already."""
    install("made_words", words() + "FORMAT = Words()\n", "words = made_words:FORMAT")
    assert [found.name for found in installed_formats()] == ["words"]


@pytest.mark.parametrize(
    ("code", "entry", "said"),
    [
        ("import nowhere_to_be_found", "words = broken_0:Words", "cannot be loaded: ModuleNotFoundError"),
        ("def x(:", "words = broken_1:Words", "cannot be loaded: SyntaxError"),
        ("", "words = broken_2:Words", "cannot be loaded: AttributeError"),
        ("1 / 0", "words = broken_3:Words", "cannot be loaded: ZeroDivisionError"),
        ("class Words: pass", "words = broken_4:Words", "cannot be loaded: AttributeError"),
        (words().replace('"words"', '"else"'), "words = broken_5:Words", "is no format"),
        (words().replace('".words"', '"words"'), "words = broken_6:Words", "is no format"),
        (words(check="1 / 0"), "words = broken_7:Words", "cannot be used: ZeroDivisionError"),
        (words(render="raise KeyError(1)"), "words = broken_8:Words", "failed: KeyError"),
        (words(render="return b'x'"), "words = broken_9:Words", "failed: it gave bytes"),
    ],
)
def test_a_broken_format_says_whose_it_is(install: Install, code: str, entry: str, said: str) -> None:
    """However a package is broken, the error names it and its version."""
    package = entry.split(" = ")[1].split(":", maxsplit=1)[0]
    install(package, code, entry)
    with pytest.raises(FormatError) as caught:
        use()
    assert f"format 'words' of the package {package} 1.2" in str(caught.value)
    assert said in str(caught.value)


def use() -> None:
    """Load, check and use whatever is installed."""
    for found in installed_formats():
        found.check()
        found.render(Edition(brief=Brief.model_validate(a_brief())))


@pytest.mark.parametrize("part", ["check", "render"])
def test_a_format_may_say_itself_what_it_lacks(install: Install, part: str) -> None:
    """Its own sentence is passed on as it is."""
    sentence = "from briefgen.errors import FormatError; raise FormatError('install pandoc first')"
    install(f"asking_{part}", words(**{part: sentence}), f"words = asking_{part}:Words")
    with pytest.raises(BriefgenError, match=r"^install pandoc first$"):
        use()


def test_two_packages_of_one_format_are_told(install: Install) -> None:
    """Neither wins quietly."""
    install("first_words", words(), "words = first_words:Words")
    install("other_words", words(), "words = other_words:Words")
    with pytest.raises(FormatError, match=r"first_words 1\.2 and other_words 1\.2"):
        list(installed_formats())
