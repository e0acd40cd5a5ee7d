"""Make ``templates/house.docx`` anew: pandoc's own reference document, set soberly, on A4, with page numbers.

An office edits the document itself in Word; this only says how the shipped one came about.
"""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypandoc
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run

TARGET = Path(__file__).parent.parent / "templates" / "house.docx"
INK, QUIET, LINE = RGBColor(0x1A, 0x24, 0x33), RGBColor(0x55, 0x5F, 0x6D), "B8C0CC"
SIZES = {
    "Title": (22, 0, 4), "Heading 1": (15, 18, 4), "Heading 2": (12.5, 14, 3), "Heading 3": (11, 10, 2),
    "Normal": (10.5, 0, 0), "Body Text": (10.5, 4, 6), "First Paragraph": (10.5, 4, 6), "Compact": (10, 2, 2),
    "Footnote Text": (8.5, 0, 2), "Verbatim Char": (8, None, None),
}  # fmt: skip
"""Style to its size and the space above and below it, in points."""

STAMP = (2026, 1, 1, 0, 0, 0)


def main() -> int:
    """Write the document."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    document = docx.Document(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    for name, (size, above, below) in SIZES.items():
        _style(document, name, size, (above, below))
    _table_style(document)
    _page(document)
    document.core_properties.title = ""
    document.core_properties.author = "briefgen"
    made = io.BytesIO()
    document.save(made)
    TARGET.write_bytes(_steady(made.getvalue()))
    return 0


def _style(document: Document, name: str, size: float, space: tuple[float | None, float | None]) -> None:
    style = next((s for s in document.styles if s.name == name), None)
    if style is None:
        return
    font = "Cambria" if name.startswith(("Title", "Heading")) else "Consolas" if "Verbatim" in name else "Calibri"
    style.font.name, style.font.size = font, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), font)
    if name.startswith(("Title", "Heading")):
        style.font.color.rgb, style.font.bold = INK, True
    if space[0] is not None:
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(space[0]), Pt(space[1] or 0)
    if name == "Title":
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if name.startswith("Heading"):
        style.paragraph_format.keep_with_next = True


def _table_style(document: Document) -> None:
    """Thin lines between the rows, a head in bold."""
    style = document.styles["Table"]
    properties = style.element.find(qn("w:tblPr"))
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    place = next((n for n, child in enumerate(properties) if child.tag == qn("w:tblCellMar")), len(properties))
    properties.insert(place, borders)
    for child in style.element.findall(qn("w:tblStylePr")):
        run = child.find(qn("w:rPr"))
        if run is None:
            run = OxmlElement("w:rPr")
            child.insert(0, run)
        run.insert(0, OxmlElement("w:b"))


def _page(document: Document) -> None:
    """A4, footnotes numbered through, and the page's number of how many at its foot."""
    section = document.sections[0]
    for restart in section._sectPr.iter(qn("w:numRestart")):  # noqa: SLF001  (the library has no footnotes)
        restart.set(qn("w:val"), "continuous")
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for piece in ("PAGE", " / ", "NUMPAGES"):
        run = foot.add_run("" if piece.isupper() else piece)
        run.font.size, run.font.color.rgb, run.font.name = Pt(8.5), QUIET, "Calibri"
        if piece.isupper():
            _field(run, piece)


def _field(run: Run, name: str) -> None:
    for kind in ("begin", None, "end"):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = name
        run._r.append(mark)  # noqa: SLF001  (the library has no fields)


def _steady(content: bytes) -> bytes:
    """The same archive with one date on every part, so that the same input gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            part = zipfile.ZipInfo(item.filename, STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(item.filename))
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
