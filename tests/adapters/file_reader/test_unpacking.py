"""Archives, good and hostile."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from file_builders import WORDS, a_page, an_archive, an_encrypted_archive

from briefgen.adapters.file_reader import FileReader
from briefgen.errors import UnreadableError
from briefgen.ports.reader import Loaded


def load(folder: Path, content: bytes, max_bytes: int = 1_000_000) -> Loaded:
    """All that the reader says of an archive."""
    (folder / "a.zip").write_bytes(content)
    return FileReader(max_bytes=max_bytes).read(str(folder / "a.zip"))


def test_members_are_inputs_of_their_own(tmp_path: Path) -> None:
    """Each member is an article or a row; hidden ones are left out, and nothing is written to the disk."""
    loaded = load(tmp_path, an_archive({
        "in/a.txt": WORDS.encode(), "b.html": a_page().encode(), "c.exe": b"MZ", "d.txt": b"", "e.zip": an_archive({}),
        "__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "f/": b"",
    }))  # fmt: skip
    assert [article.path.removeprefix(f"{tmp_path}/") for article in loaded.articles] == [
        "a.zip/in/a.txt",
        "a.zip/b.html",
    ]
    assert [(row.input.rsplit("/", 1)[1], row.fate) for row in loaded.rows] == [
        ("c.exe", "unreadable"),
        ("d.txt", "empty"),
        ("e.zip", "unreadable"),
    ]
    assert all(article.extracted for article in loaded.articles)
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:\\a.txt", "..\\a.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    """A member whose name climbs out of the archive is not read."""
    loaded = load(tmp_path, an_archive({name: WORDS.encode(), "good.txt": WORDS.encode()}))
    assert len(loaded.articles) == 1
    assert "leads out" in loaded.rows[0].reason


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    """An archive that unpacks to a thousand times its size costs hardly more memory than it has bytes."""
    bomb = an_archive({f"{number}.txt": bytes(9_000_000) for number in range(5)})
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="zip bomb"):
        load(tmp_path, bomb)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_limits_name_their_setting(tmp_path: Path) -> None:
    """A member, and an archive, larger than allowed are refused with the setting to raise."""
    loaded = load(tmp_path, an_archive({"a.txt": b"ab " * 1500, "b.txt": b"The port"}), 4_000)
    assert "--max-bytes" in loaded.rows[0].reason
    assert loaded.articles[0].text == "The port"
    with pytest.raises(UnreadableError, match="limit of 20,000"):
        load(tmp_path, an_archive({f"{number}.txt": b"x" * 1900 for number in range(11)}), 2_000)


def test_locked_and_strange_members_are_rows(tmp_path: Path) -> None:
    """A password, and a method that unpacks without a limit, are reasons of their own."""
    assert "password" in load(tmp_path, an_encrypted_archive("a.txt")).rows[0].reason
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", b"a" * 100_000)
    assert "method" in load(tmp_path, file.getvalue()).rows[0].reason


def test_damaged_members_are_rows(tmp_path: Path) -> None:
    """A member whose checksum is wrong costs itself alone."""
    content = bytearray(an_archive({"a.txt": WORDS.encode(), "b.txt": WORDS.encode()}))
    content[60] ^= 0xFF
    loaded = load(tmp_path, bytes(content))
    assert ["damaged" in row.reason for row in loaded.rows] == [True]
    assert len(loaded.articles) == 1


def test_an_empty_archive_is_empty(tmp_path: Path) -> None:
    """Nothing in it is said so."""
    with pytest.raises(UnreadableError, match="empty"):
        load(tmp_path, an_archive({}))
