"""A brief is written whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.adapters.brief_writer import check_writable, write_file
from briefgen.errors import OutputError


def test_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    """The new words stand in the old file's place under its permissions, and nothing else is left in the folder."""
    path = tmp_path / "brief.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    write_file(path, "new “words”\n")
    assert path.read_text(encoding="utf-8") == "new “words”\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["brief.md"]


def test_link_stays_a_link(tmp_path: Path) -> None:
    """Writing to a link writes the file that it points at."""
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_file(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_full_device_is_an_error_and_leaves_no_half_file(tmp_path: Path) -> None:
    """A device that takes nothing more gives an error that says so."""
    with pytest.raises(OutputError, match="No space left"):
        write_file(Path("/dev/full"), "x" * 100_000)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "missing/brief.md"])
def test_impossible_place_is_refused_before_the_work(tmp_path: Path, name: str) -> None:
    """A folder, or a file in a folder that is not there, is refused at once."""
    with pytest.raises(OutputError):
        check_writable(tmp_path / name)


def test_full_standard_output_is_an_error() -> None:
    """A full standard output raises ``OutputError`` and the interpreter ends without a second complaint."""
    code = (
        "from briefgen.adapters.brief_writer import write_stdout\n"
        "from briefgen.errors import OutputError\n"
        "import sys\n"
        "try:\n    write_stdout('x' * 100_000)\n"
        "except OutputError as error:\n    print(error, file=sys.stderr)\n"
    )
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.stderr.decode().strip() == "standard output: No space left on device"
