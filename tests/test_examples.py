"""The examples are what the program writes."""

from pathlib import Path

import pytest

from examples.make import make

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["brief.md", "brief.json"])
def test_example_is_what_the_program_writes(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the examples anew gives the files in the repository, to the letter."""
    monkeypatch.chdir(ROOT)
    make(tmp_path)
    expected = (ROOT / "examples" / name).read_text(encoding="utf-8")
    assert (tmp_path / name).read_text(encoding="utf-8") == expected, "run `make examples`, and read the difference"
