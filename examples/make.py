"""Write the examples anew: the seeds' brief as Markdown and as JSON, with what varies from run to run held still.

``python examples/make.py [FOLDER]`` writes to this folder, or to another; ``tests/test_examples.py`` compares.
"""

import sys
from pathlib import Path

from briefgen.adapters.brief_writer import write_file
from briefgen.digest.comparing import changes_between
from briefgen.pipeline.recipe import Made
from briefgen.settings import Settings, read_settings
from briefgen.wiring import edition_of, made_of
from briefgen.wiring.comparing import changes_page_of
from briefgen.wiring.outputs import shipped_formats

HERE = Path(__file__).resolve().parent
EARLIER = 3
STILL = "2026-01-01T00:00:00+00:00"


def make(folder: Path) -> None:
    """Write the seeds' brief, and what it says beyond that of the first three of them, into a folder."""
    settings = read_settings(engine="extractive")
    made, earlier = (
        made_of(["seeds/"], settings),
        made_of(sorted(map(str, Path("seeds").iterdir()))[:EARLIER], settings),
    )
    write_still(made, settings, folder / "brief")
    write_file(folder / "changes.md", changes_page_of(changes_between([earlier.brief], made.brief), settings))


def write_still(made: Made, settings: Settings, stem: Path) -> None:
    """Write a brief in every shipped format of text, but for the time it was made and took."""
    brief = made.brief
    steps = tuple(step.model_copy(update={"seconds": 0.0}) for step in brief.run.steps)
    run = brief.run.model_copy(update={"seconds": 0.0, "steps": steps})
    still = brief.model_copy(update={"generated_at": STILL, "run": run})
    edition = edition_of(made.model_copy(update={"brief": still}), settings)
    for form in (form for form in shipped_formats(settings) if not form.binary):
        write_file(stem.with_suffix(form.suffixes[0]), form.render(edition))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
