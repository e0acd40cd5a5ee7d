"""A folder of every format, every broken format, and a zip bomb: a brief, a full ledger, exit code 3."""

import json
from pathlib import Path

import pytest
from file_builders import an_archive, every_broken, every_format

from briefgen.cli.main import main


def test_a_folder_of_everything(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Every input has its row, every citation holds against the text that travels, every locator has its form."""
    files = every_format() | every_broken() | {"bomb.zip": an_archive({f"{n}.txt": bytes(10**7) for n in range(3)})}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert main([str(tmp_path), "--format", "json", "--engine", "extractive"]) == 3
    brief = json.loads(capfd.readouterr().out)
    fates = {row["input"].removeprefix(f"{tmp_path}/"): row["fate"] for row in brief["ledger"]}
    for name in files:
        assert any(entry.startswith(name) for entry in fates)
    assert all(fates[name] == "unreadable" for name in [*every_broken(), "bomb.zip"])
    assert fates["k.jsonl#row=2"] == "empty"
    assert len(brief["sources"]) == sum(fate in {"used", "copy"} for fate in fates.values()) == 16
    sources = {source["id"]: source for source in brief["sources"]}
    for citation in brief["citations"]:
        source = sources[citation["source"]]
        text = source.get("text") or Path(source["path"]).read_text(encoding="utf-8")
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["locator"].startswith(source["path"])
    assert {source["path"].rpartition(".")[2] for source in brief["sources"] if "text" not in source} == {"txt", "md"}
