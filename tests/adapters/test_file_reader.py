"""The file reader on good and hostile files."""

import io
import os
import time
from pathlib import Path

import pytest

from briefgen.adapters.file_reader import FileReader
from briefgen.errors import EmptyError, InputError, UnreadableError

AT_MOST = 30.0
"""Seconds: far more than it takes on a busy machine, far less than a hang."""


def read(folder: Path, content: bytes, name: str = "a.txt") -> str:
    """The text of a file of these bytes."""
    (folder / name).write_bytes(content)
    return FileReader().read(str(folder / name)).articles[0].text


def test_folders_are_walked_in_name_order_without_hidden_files(tmp_path: Path) -> None:
    """Files of sub-folders stand where the sub-folder's name stands; hidden files and folders are left out."""
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.md", ".git/x.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [os.path.relpath(path, tmp_path) for path in FileReader().inputs([str(tmp_path)])]
    assert found == ["a.txt", "b/1.txt", "b/2.txt", "c.md"]


def test_an_input_named_twice_is_yielded_once(tmp_path: Path) -> None:
    """A file given beside its folder is one input."""
    (tmp_path / "a.txt").write_text("x")
    assert len(list(FileReader().inputs([str(tmp_path / "a.txt"), str(tmp_path), "-", "-"]))) == 2


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A link to a parent folder is not followed for ever, and a link to itself is an unreadable input."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert [Path(path).name for path in FileReader().inputs([str(tmp_path)])] == ["a.txt", "self.txt"]
    with pytest.raises(UnreadableError):
        FileReader().read(str(tmp_path / "self.txt"))


def test_a_missing_path_is_an_input_error(tmp_path: Path) -> None:
    """A path that is not there stops the run and is named."""
    with pytest.raises(InputError, match=r"gone\.txt"):
        list(FileReader().inputs([str(tmp_path / "gone.txt")]))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Zürich’s “port”".encode(), "Zürich’s “port”"),
        ("\ufeffThe port".encode(), "\ufeffThe port"),
        ("The port — open".encode("utf-16"), "The port — open"),
        ("The port is open".encode("utf-16-be"), "The port is open"),
        ("The minister’s “port” is closed".encode("cp1252"), "The minister’s “port” is closed"),
        (("Der Hafen von Zürich ist für größere Schiffe geöffnet. " * 9).encode("latin-1"),
         "Der Hafen von Zürich ist für größere Schiffe geöffnet. " * 9),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    ],
)  # fmt: skip
def test_encodings_are_recognised(tmp_path: Path, content: bytes, text: str) -> None:
    """UTF-8, UTF-16 and Windows text come out as written, with newlines as one character."""
    assert read(tmp_path, content) == text


def test_offsets_of_utf_8_agree_with_open(tmp_path: Path) -> None:
    """The text is what ``open(path).read()`` gives, byte order mark and newlines included."""
    content = "\ufeffThe port\r\nis “open”.\r".encode()
    assert read(tmp_path, content) == (tmp_path / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b" \n\t ", "\ufeff\n".encode(), b"--- * ---\n"])
def test_a_file_without_words_is_empty(tmp_path: Path, content: bytes) -> None:
    """White space, marks and rules alone are no words."""
    with pytest.raises(EmptyError):
        read(tmp_path, content)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text \0 text", bytes(range(256)) * 8, b"ab\x01\x02\x03" * 50]
)
def test_binary_content_is_unreadable(tmp_path: Path, content: bytes) -> None:
    """Zeros and control characters are not taken for text."""
    with pytest.raises(UnreadableError, match="binary"):
        read(tmp_path, content)


def test_the_limit_names_its_setting(tmp_path: Path) -> None:
    """An over-long file is refused in words that say which setting to raise."""
    (tmp_path / "a.txt").write_text("x" * 11)
    with pytest.raises(UnreadableError, match=r"10 bytes .*--max-bytes or BRIEFGEN_MAX_BYTES"):
        FileReader(max_bytes=10).read(str(tmp_path / "a.txt"))


def test_another_format_is_named(tmp_path: Path) -> None:
    """The reason names the suffix that is not read; a file without a suffix is text."""
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf")
    with pytest.raises(UnreadableError, match=r"the format \.doc is not read"):
        FileReader().read(str(tmp_path / "a.doc"))
    assert read(tmp_path, b"The port", name="README") == "The port"


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    """A FIFO is refused at once."""
    os.mkfifo(tmp_path / "pipe.txt")
    begun = time.perf_counter()
    with pytest.raises(UnreadableError, match="pipe"):
        FileReader().read(str(tmp_path / "pipe.txt"))
    assert time.perf_counter() - begun < AT_MOST


def test_stdin_is_one_article() -> None:
    """``-`` reads the stream that was handed in, under the same limit."""
    (article,) = FileReader(stdin=io.BytesIO(b"The port")).read("-").articles
    assert (article.path, article.text) == ("-", "The port")
    with pytest.raises(UnreadableError, match="--max-bytes"):
        FileReader(max_bytes=3, stdin=io.BytesIO(b"The port")).read("-")


def test_any_bytes_may_name_a_file(tmp_path: Path) -> None:
    """A name that is no UTF-8 is read, and printed with its bytes spelt out."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123  (a name of odd bytes)
        file.write("The port")
    assert FileReader().read(name).articles[0].path.endswith("\\xff.txt")


def test_a_path_with_a_zero_is_missing() -> None:
    """A zero byte in a path is an error in words, not a crash."""
    with pytest.raises(InputError):
        list(FileReader().inputs(["a\0b"]))
