"""The gate of quality: what is measured stands at its floors, and no floor falls by itself."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copy

ROOT = Path(__file__).parent.parent


def gate(folder: Path, *arguments: str) -> tuple[int, dict[str, float]]:
    """The exit code of the gate copied to a folder, and the floors behind it."""
    command = [sys.executable, str(folder / "quality.py"), *arguments]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    return done.returncode, json.loads((folder / "quality.json").read_text(encoding="utf-8"))


def test_no_floor_falls_by_itself(tmp_path: Path) -> None:
    """At its floors the gate opens; below one it is shut, an update included; only an allowed regression lowers it."""
    for name in ("quality.py", "quality_cases.json", "quality.json"):
        copy(ROOT / "benchmarks" / name, tmp_path / name)
    code, floors = gate(tmp_path)
    assert code == 0
    higher = floors | {"attribution": 1.01}
    (tmp_path / "quality.json").write_text(json.dumps(higher), encoding="utf-8")
    assert gate(tmp_path) == (1, higher)
    assert gate(tmp_path, "--update") == (1, higher)
    code, lowered = gate(tmp_path, "--update", "--allow-regression")
    assert code == 0
    assert lowered["attribution"] < 1
