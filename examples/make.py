"""Write the examples anew: the seeds' brief as Markdown and as JSON, with what varies from run to run held still.

``python examples/make.py [FOLDER]`` writes to this folder, or to another; ``tests/test_examples.py`` compares.
"""

import sys
from pathlib import Path

from briefgen.domain.brief import Brief
from briefgen.settings import Settings, read_settings
from briefgen.wiring import brief_of, page_of

HERE = Path(__file__).resolve().parent
STILL = "2026-01-01T00:00:00+00:00"


def make(folder: Path) -> None:
    """Write ``brief.md`` and ``brief.json`` of the seeds into a folder."""
    settings = read_settings(engine="extractive")
    write_still(brief_of(["seeds/"], settings), settings, folder / "brief")


def write_still(brief: Brief, settings: Settings, stem: Path) -> None:
    """Write a brief in both formats, but for the time it was made and took."""
    steps = tuple(step.model_copy(update={"seconds": 0.0}) for step in brief.run.steps)
    run = brief.run.model_copy(update={"seconds": 0.0, "steps": steps})
    still = brief.model_copy(update={"generated_at": STILL, "run": run})
    for form in ("md", "json"):
        stem.with_suffix(f".{form}").write_text(page_of(still, settings, form), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
