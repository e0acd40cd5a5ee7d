"""The bar moves on a terminal, and nothing moves elsewhere."""

import sys

import pytest

from briefgen.adapters.rich_progress import RichProgress
from briefgen.adapters.silent_progress import SilentProgress
from briefgen.ports.progress import Progress


def steps(progress: Progress) -> None:
    """Two steps of work, the first call outside any step."""
    progress.advance()
    for step in ("Reading", "Merging"):
        progress.begin(step, 2)
        progress.advance()


def test_bar_names_its_steps_on_stderr(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is named on stderr, and standard output stays the brief's."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with RichProgress() as progress:
        steps(progress)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading" in err
    assert "Merging" in err


def test_silence_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal nothing is printed."""
    with SilentProgress() as progress:
        steps(progress)
    assert capsys.readouterr() == ("", "")
