"""What is kept outlives what goes wrong while it is replaced."""

from pathlib import Path

import pytest

from briefgen.adapters.brief_writer import write_file
from briefgen.adapters.fetching.page_archive import PageArchive
from briefgen.errors import OutputError
from briefgen.ports.fetcher import Fetched, Validators


def fetched(content: bytes) -> Fetched:
    """What one address gave."""
    address = "https://courier.example/port"
    return Fetched(
        address=address,
        url=address,
        content=content,
        content_type="text/html",
        validators=Validators(),
        retrieved="2031-03-05T00:00:00+00:00",
    )


def full(path: Path, content: bytes) -> None:
    """A disk that takes what is set aside, and then no more."""
    if path.parent.name != ".earlier":
        raise OutputError(f"{path}: No space left on device; nothing was changed there")
    write_file(path, content)


def test_a_page_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    """The last version lies open until the new one takes its place, and the next run knows it."""
    PageArchive(tmp_path, write_file).keep(fetched(b"first"), ".html")
    with pytest.raises(OutputError, match="No space left"):
        PageArchive(tmp_path, full).keep(fetched(b"second"), ".html")
    again = PageArchive(tmp_path, write_file)
    kept = again.path_of("https://courier.example/port")
    assert kept is not None
    assert Path(kept).read_bytes() == b"first"
    assert again.keep(fetched(b"second"), ".html") == (kept, True)


def test_a_page_of_another_kind_takes_the_place_of_the_last(tmp_path: Path) -> None:
    """An address that gave a page and gives a PDF now is one article, not two."""
    archive = PageArchive(tmp_path, write_file)
    archive.keep(fetched(b"<html>"), ".html")
    path, changed = archive.keep(fetched(b"%PDF"), ".pdf")
    assert changed
    assert [each for each in tmp_path.iterdir() if not each.name.startswith(".")] == [Path(path)]
    assert [each.read_bytes() for each in (tmp_path / ".earlier").iterdir()] == [b"<html>"]
