"""A brief in Word, as PDF and as plain text, opened by other programs: all of it is there, and nothing else."""

import ctypes
import importlib.util
import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pypdfium2
import pytest
from builders import a_brief
from docx.shared import Pt
from payloads import PAYLOADS, spoilt
from pypdfium2 import raw

from briefgen.cli.main import main
from briefgen.domain.brief import Brief
from briefgen.domain.text.plain import WIDTH
from briefgen.ports.format import Edition
from briefgen.settings import read_settings
from briefgen.stages.render.arranging import cited
from briefgen.wiring.outputs import format_of

ROOT = Path(__file__).parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("Bottom line", "Actors", "Positions", "Where the sources differ", "Timeline", "Open questions", "Sources")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds' brief in every format of this page, and as JSON."""
    folder = tmp_path_factory.mktemp("made")
    names = ("brief.docx", "brief.pdf", "brief.txt", "brief.json")
    outputs = [argument for name in names for argument in ("-o", str(folder / name))]
    assert main([str(ROOT / "seeds"), "--engine", "extractive", "-q", *outputs]) == 0
    return folder


@pytest.fixture(scope="module")
def brief(made: Path) -> Brief:
    """The same, to compare with."""
    return Brief.model_validate_json((made / "brief.json").read_bytes())


def in_a_row(words: str) -> str:
    """Words however they are laid out: no space, no mark of no width, no hyphen at the end of a line."""
    return re.sub(r"[\s\x02\u200b\u2060\ufffe\u00ad-]+", "", words)


def shown(brief: Brief) -> list[str]:
    """The words that any page must show."""
    story = brief.stories[0]
    texts = [one.text for one in (*story.bottom_line, *story.positions, *story.timeline, *story.open_questions)]
    sides = [side.text for disagreement in story.disagreements for side in disagreement.sides]
    return [brief.title, *texts, *sides, *(citation.quote for citation in cited(brief))]


def part_of(made: Path, name: str) -> Any:
    """A part of the Word file as a tree."""
    with zipfile.ZipFile(made / "brief.docx") as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314  (our own file)


def words_of(tree: Any) -> str:
    """All words of a tree."""
    return "".join(each.text or "" for each in tree.iter(f"{W}t"))


def test_word_has_real_headings_tables_and_footnotes(made: Path, brief: Brief) -> None:
    """Every citation of every statement is a footnote with its words and its address; heads of tables are repeated."""
    document = docx.Document(str(made / "brief.docx"))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[: len(PARTS)] == list(PARTS)
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Title"] == [brief.title]
    assert len([p for p in document.paragraphs if p.style and p.style.name == "Heading 2"]) == len(
        {position.actor for position in brief.stories[0].positions}
    )
    tables = document.tables
    assert [table.rows[0].cells[0].text for table in tables] == ["Actor", "When", "", "Input"]
    assert len(tables[0].rows) == len(brief.stories[0].actors) + 1
    for table in tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    notes = in_a_row(words_of(part_of(made, "word/footnotes.xml")))
    for citation in cited(brief):
        assert in_a_row(f"{citation.id}: “{citation.quote}” {citation.locator}") in notes
    marks = list(part_of(made, "word/document.xml").iter(f"{W}footnoteReference"))
    story = brief.stories[0]
    sides = [side for disagreement in story.disagreements for side in disagreement.sides]
    told = (*story.bottom_line, *story.actors, *story.positions, *sides, *story.timeline, *story.open_questions)
    assert len(marks) == sum(len(statement.cites) for statement in told)
    text = in_a_row(words_of(part_of(made, "word/document.xml")) + words_of(part_of(made, "word/footnotes.xml")))
    assert [words for words in shown(brief) if in_a_row(words) not in text] == []


def test_what_many_articles_say_leaves_room_on_the_page() -> None:
    """Of twenty citations five are footnotes, a sixth names the others, and their words stand at the end."""
    value = a_brief()
    place = value["citations"][0]
    value["citations"] = [place | {"id": f"S1.{number}"} for number in range(1, 21)]
    value["stories"][0]["bottom_line"][0]["cites"] = [citation["id"] for citation in value["citations"]]
    content = format_of("docx", read_settings()).render(Edition(brief=Brief.model_validate(value)))
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        notes = words_of(ET.fromstring(archive.read("word/footnotes.xml")))  # noqa: S314  (our own file)
    assert re.findall(r"S1\.\d+(?=: “)", notes)[:5] == [f"S1.{number}" for number in range(1, 6)]
    assert f"Also {', '.join(f'S1.{number}' for number in range(6, 21))}, under" in notes
    paragraphs = [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]
    further = paragraphs[paragraphs.index("Further evidence") :]
    assert [text[:5].rstrip(": ") for text in further[1:16]] == [f"S1.{number}" for number in range(6, 21)]


def test_word_has_its_properties(made: Path, brief: Brief) -> None:
    """Title, author, keywords and what the brief is made of."""
    properties = docx.Document(str(made / "brief.docx")).core_properties
    assert (properties.title, properties.author) == (brief.title, "briefgen")
    assert brief.stories[0].actors[0].name in properties.keywords
    assert str(brief.as_of) in properties.comments


def test_the_house_decides_how_word_looks(made: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Styles are those of --reference-doc, or of house.docx in the folder of templates; what is none is told."""
    house = docx.Document(str(ROOT / "templates" / "house.docx"))
    house.styles["Heading 1"].font.size = Pt(31)
    house.save(str(tmp_path / "house.docx"))
    article = tmp_path / "a.txt"
    article.write_text("Minister Ada Ito said on Monday that the port of Lund will close in March.\n", encoding="utf-8")
    for flags in (("--reference-doc", str(tmp_path / "house.docx")), ("--templates", str(tmp_path))):
        assert main([str(article), "--engine", "extractive", "-q", "-o", str(made / "other.docx"), *flags]) == 0
        assert docx.Document(str(made / "other.docx")).styles["Heading 1"].font.size == Pt(31)
    (tmp_path / "none.docx").write_bytes(b"no document")
    for name, told in (("none.docx", "pandoc made no document"), ("nowhere.docx", "there is no such file")):
        other = ("-o", str(made / "third.docx"), "--reference-doc", str(tmp_path / name))
        assert main([str(article), "--engine", "extractive", "-q", *other]) == 1
        assert told in capfd.readouterr().err
        assert not (made / "third.docx").exists()


def test_pdf_has_every_word_bookmarks_and_tags(made: Path, brief: Brief) -> None:
    """Statements, evidence, an outline of the headings, a title, tags for readers aloud, and every font within it."""
    pdf = pypdfium2.PdfDocument(made / "brief.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    text = in_a_row("\n".join(re.sub(r"(?m)^.*\d+ / \d+\s*$", "", page) for page in pages))
    missing = [words for words in shown(brief) if not carried(in_a_row(words), text, brief)]
    assert missing == []
    assert [mark.get_title() for mark in pdf.get_toc() if mark.level == 0][: len(PARTS)] == list(PARTS)
    assert pdf.get_metadata_dict()["Title"] == brief.title
    assert raw.FPDFCatalog_IsTagged(pdf.raw)
    assert f"{len(pages)}/{len(pages)}" in in_a_row(pages[-1])
    fonts = [raw.FPDFTextObj_GetFont(each.raw) for page in pdf for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
    assert fonts
    assert all(raw.FPDFFont_GetIsEmbedded(font) for font in fonts)


def carried(words: str, text: str, brief: Brief) -> bool:
    """Whether words stand in a text, whatever a page's end puts between them."""
    if words in text:
        return True
    title = in_a_row(brief.title)
    return words in text.replace(title, "")


def test_every_mark_of_the_pdf_is_a_link(made: Path, brief: Brief) -> None:
    """From each statement to its evidence, and from the evidence to the pages of its statements."""
    pdf = pypdfium2.PdfDocument(made / "brief.pdf")
    story = brief.stories[0]
    sides = [side for disagreement in story.disagreements for side in disagreement.sides]
    told = (*story.bottom_line, *story.actors, *story.positions, *sides, *story.timeline, *story.open_questions)
    assert sum(links(page) for page in pdf) >= sum(len(one.cites) for one in told) + len(cited(brief))


def links(page: pypdfium2.PdfPage) -> int:
    """How many links a page has."""
    place, link, count = ctypes.c_int(0), raw.FPDF_LINK(), 0
    while raw.FPDFLink_Enumerate(page.raw, place, link):
        count += 1
    return count


def test_plain_text_fits_a_mail(made: Path, brief: Brief) -> None:
    """Nothing but long addresses is wider than a mail, every word is there, and every mark has its evidence."""
    text = (made / "brief.txt").read_text(encoding="utf-8")
    assert all(len(line) <= WIDTH or len(line.split()) == 1 for line in text.splitlines())
    assert [words for words in shown(brief) if in_a_row(words) not in in_a_row(text)] == []
    evidence = text[text.index("\nEvidence\n") :]
    marks = {mark for found in re.findall(r"\[(S[\d.,\sS]+)\]", text) for mark in re.findall(r"S\d+\.\d+", found)}
    assert (
        marks
        == {citation.id for citation in cited(brief)}
        == set(re.findall(r"^(S\d+\.\d+)  ", evidence, re.MULTILINE))
    )


@pytest.fixture(scope="module")
def spoilt_briefs() -> list[Edition]:
    """All payloads, in two briefs: pandoc and Typst are started once for each."""
    return [
        Edition(brief=Brief.model_validate(spoilt(" · ".join(PAYLOADS[half::2]).replace("\n", " ")))) for half in (0, 1)
    ]


def test_no_text_becomes_more_than_text_in_word(spoilt_briefs: list[Edition], tmp_path: Path) -> None:
    """No link, picture, field, heading or footnote comes out of a payload, and each is read as it was written."""
    for number, edition in enumerate(spoilt_briefs):
        content = format_of("docx", read_settings()).render(edition)
        assert isinstance(content, bytes)
        (tmp_path / "brief.docx").write_bytes(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            relations = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
            assert not [name for name in archive.namelist() if "media/" in name or "vba" in name.lower()]
        assert 'TargetMode="External"' not in relations
        tree = part_of(tmp_path, "word/document.xml")
        assert not list(tree.iter(f"{W}instrText"))
        words = in_a_row(words_of(tree))
        for payload in PAYLOADS[number::2]:
            seen = re.sub("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", payload)
            assert in_a_row(seen) in words
        headings = {
            p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.style and p.style.name == "Heading 1"
        }
        assert headings <= {*PARTS, "What became of every input", "What was left out, and why"}


def test_no_text_becomes_more_than_text_on_paper(spoilt_briefs: list[Edition]) -> None:
    """No link leads out, no file is read, and the document is made."""
    for edition in spoilt_briefs:
        content = format_of("pdf", read_settings()).render(edition)
        assert isinstance(content, bytes)
        pdf = pypdfium2.PdfDocument(content)
        text = in_a_row("".join(page.get_textpage().get_text_bounded() for page in pdf))
        assert "root:x:" not in text
        assert b"/URI" not in content
        assert b"/JavaScript" not in content


def test_addresses_of_the_web_are_links() -> None:
    """The address of a source leads there from Word and from paper."""
    value = a_brief()
    value["sources"][0] |= {"url": "https://post.example/a?b=(1)&c='2'", "title": "The port"}
    edition = Edition(brief=Brief.model_validate(value))
    word, paper = (format_of(name, read_settings()).render(edition) for name in ("docx", "pdf"))
    assert isinstance(word, bytes)
    assert isinstance(paper, bytes)
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "https://post.example/a?b=(1)&amp;c=" in relations
    page = pypdfium2.PdfDocument(paper)[0]
    assert "The port" in page.get_textpage().get_text_bounded()
    assert links(page) > 0


def test_plain_text_is_plain(spoilt_briefs: list[Edition]) -> None:
    """No control character is left, and no payload begins a line of its own."""
    for edition in spoilt_briefs:
        text = format_of("txt", read_settings()).render(edition)
        assert isinstance(text, str)
        assert all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize(("name", "extra"), [("docx", "briefgen[word]"), ("pdf", "briefgen[pdf]")])
def test_what_is_not_installed_is_told(
    name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """In one line that says what to install, before any work is done, and nothing is written."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda *_: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    code = main([str(tmp_path / "nowhere"), "--engine", "extractive", "-q", "-o", str(tmp_path / f"brief.{name}")])
    assert code == 1
    assert extra in capfd.readouterr().err
    assert not (tmp_path / f"brief.{name}").exists()


def test_a_slip_in_the_paper_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With its line and the nearest name, before any work is done; packages are not fetched."""
    page = (ROOT / "templates" / "brief.typ").read_text(encoding="utf-8")
    line = page.count("\n") + 2
    for slip, told in (
        ("#brief.titles\n", f"brief.typ:{line}: dictionary does not contain key "),
        ("#brief.titles\n", "did you mean title"),
        ('#import "@preview/x:1.0.0"\n', "none is fetched"),
        ('#read("/etc/hostname")\n', "file not found"),
    ):
        (tmp_path / "brief.typ").write_text(f"{page}\n{slip}", encoding="utf-8")
        flags = ("--templates", str(tmp_path), "-o", str(tmp_path / "brief.pdf"))
        assert main([str(tmp_path / "nowhere"), "--engine", "extractive", "-q", *flags]) == 1
        assert told in capfd.readouterr().err


def test_the_same_brief_gives_the_same_paper(brief: Brief) -> None:
    """Byte by byte, so that a file that did not change need not be sent again."""
    form = format_of("pdf", read_settings())
    assert form.render(Edition(brief=brief)) == form.render(Edition(brief=brief))
