"""The examples are what the program writes."""

from collections.abc import Callable
from pathlib import Path

import pytest
import recorded_model

from examples import make as by_rule

ROOT = Path(__file__).parent.parent
MAKERS: dict[str, Callable[[Path], None]] = {"brief": by_rule.make, "brief-by-model": recorded_model.make}


@pytest.mark.parametrize("stem", MAKERS)
def test_example_is_what_the_program_writes(stem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the examples anew gives the files in the repository, to the letter.

    The one by a model replays the answers that an independent reader gave to the very requests (tests/recorded).
    """
    monkeypatch.chdir(ROOT)
    MAKERS[stem](tmp_path)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert {f"{stem}.md", f"{stem}.json", f"{stem}.html"} <= set(written)
    for name in written:
        expected = (ROOT / "examples" / name).read_text(encoding="utf-8")
        assert (tmp_path / name).read_text(encoding="utf-8") == expected, "run `make examples`"


def test_recorded_reader_pins_every_statement() -> None:
    """The reader's brief has every part, and nothing of it was withheld."""
    page = (ROOT / "examples" / "brief-by-model.md").read_text(encoding="utf-8")
    for part in ("Bottom line", "Actors", "Positions", "Where the sources differ", "Timeline", "Open questions"):
        assert f"\n## {part}\n" in page
    assert "What was left out" not in page
