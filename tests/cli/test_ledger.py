"""``briefgen PATH… --ledger``: what the sources say that a brief does not cite."""

import json
from pathlib import Path

import pytest

from briefgen.cli.main import main

SEEDS = str(Path(__file__).parents[2] / "seeds")
HEADING = "How much of each source is cited"


def test_the_page_tells_what_is_not_cited(capfd: pytest.CaptureFixture[str]) -> None:
    """With --ledger each source has a row with its share and uncited passages; without, the page says nothing of it."""
    assert main([SEEDS, "--engine", "extractive", "--ledger"]) == 0
    page = capfd.readouterr().out
    rows = page[page.index(HEADING) :].split("</details>")[0]
    assert all(f"\n| S{number} | " in rows for number in range(1, 6))
    assert main([SEEDS, "--engine", "extractive"]) == 0
    assert HEADING not in capfd.readouterr().out


def test_the_json_is_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    """The contract knows nothing of it: but for the run's own times the value is equal."""
    values = []
    for flags in ((), ("--ledger",)):
        assert main([SEEDS, "--engine", "extractive", "--format", "json", *flags]) == 0
        value = json.loads(capfd.readouterr().out)
        values.append({name: part for name, part in value.items() if name not in ("generated_at", "run")})
    assert values[0] == values[1]
