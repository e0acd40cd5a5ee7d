"""Documents parsed in a process of their own: the same articles, and one that ends the process costs itself alone."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from file_builders import WORDS, a_page, an_archive, every_broken, every_format, zipped

from briefgen.adapters.file_reader import FileReader, Workshop
from briefgen.errors import EmptyError, UnreadableError
from briefgen.stages.load import load_articles


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    """A workshop that is closed behind the last test."""
    opened = Workshop()
    yield opened
    opened.close()


def test_every_format_gives_the_same_in_either_process(workshop: Workshop, tmp_path: Path) -> None:
    """What comes back over the pipe is what parsing here would have given, articles, rows and errors alike."""
    for name, content in (every_format() | every_broken() | {"empty.html": b"<div></div>"}).items():
        (tmp_path / name).write_bytes(content)
        path = str(tmp_path / name)
        try:
            expected = FileReader().read(path)
        except UnreadableError as error:
            with pytest.raises(type(error), match=re.escape(str(error))):
                FileReader(parse=workshop.parse).read(path)
        else:
            assert FileReader(parse=workshop.parse).read(path) == expected
    with pytest.raises(EmptyError):
        FileReader(parse=workshop.parse).read(str(tmp_path / "empty.html"))


def test_a_document_without_end_costs_itself_alone(tmp_path: Path) -> None:
    """A PDF whose drawing draws itself ten times over is a reason in words, and what comes next is read."""
    (tmp_path / "a.zip").write_bytes(an_archive({"a.pdf": an_endless_pdf(), "b.html": a_page().encode()}))
    workshop = Workshop(seconds=2)
    loaded = FileReader(parse=workshop.parse).read(str(tmp_path / "a.zip"))
    workshop.close()
    assert [row.input.removeprefix(f"{tmp_path}/") for row in loaded.rows] == ["a.zip/a.pdf"]
    assert loaded.rows[0].reason.startswith("takes ")
    assert len(loaded.articles) == 1


def test_documents_are_parsed_side_by_side(tmp_path: Path) -> None:
    """Two processes share what is to be read: one that takes its whole time holds up no other, and the order stays."""
    (tmp_path / "a.pdf").write_bytes(an_endless_pdf())
    for number in range(6):
        (tmp_path / f"b{number}.html").write_text(a_page(), encoding="utf-8")
    workshop = Workshop(workers=2, seconds=2)
    with ThreadPoolExecutor(2) as reads:
        loaded = load_articles([str(tmp_path)], reader=FileReader(parse=workshop.parse), reads=reads)
        workshop.close()
        again = FileReader(parse=workshop.parse, rest=workshop.close)
        assert again.read(str(tmp_path / "b0.html")).articles == loaded.articles[:1]
        again.rest()
    assert [Path(article.path).name for article in loaded.articles] == [f"b{number}.html" for number in range(6)]
    assert [Path(row.input).name for row in loaded.rows] == ["a.pdf"]


def test_names_of_fields_reach_the_other_process(workshop: Workshop, tmp_path: Path) -> None:
    """What the user calls a field holds there too."""
    (tmp_path / "a.json.gz").write_bytes(zipped(b'{"story": "' + WORDS.encode() + b'"}'))
    reader = FileReader(parse=workshop.parse, fields={"text": ("story",)})
    assert reader.read(str(tmp_path / "a.json.gz")).articles[0].text == WORDS


def an_endless_pdf() -> bytes:
    """A page that draws a form which draws itself ten times."""
    draws = b"/F Do " * 10
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 60>>\nstream\n"
        + draws
        + b"\nendstream",
        b"<</Length 5>>\nstream\n/F Do\nendstream",
    ]
    out = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    return out + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"
