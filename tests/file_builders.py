"""Makes one small file of every format that is read, from words: no binary fixture is kept."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

import docx

TITLE = "Port of Lund to close in spring"
SENTENCES = (
    "Harbour minister Ada Ito said on Monday that the port of Lund will close in March 2024.",
    "“We cannot keep it open,” Ito told reporters at the town hall, where dockers had gathered since the morning.",
    "The port employs 1,200 people and has served the fishing villages of the coast for more than a century.",
    "The dockers' union rejects the plan, and its leader, Bo Ek, said that the union would strike next week.",
)
WORDS = " ".join(SENTENCES)


def a_page(title: str = TITLE, sentences: Sequence[str] = SENTENCES) -> str:
    """A web page with metadata, a menu and a footer around the article."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} - Lund Post</title>"
        "<meta property='og:site_name' content='Lund Post'><meta name='author' content='Jo Berg'>"
        f"<meta property='og:title' content='{title}'><link rel='canonical' href='https://post.example/port'>"
        "<meta property='article:published_time' content='2024-02-03T10:00:00Z'></head>"
        "<body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{title}</h1>{body}</article>"
        "<footer>© 2031 Lund Post. All rights reserved.</footer></body></html>"
    )


def a_mail(words: str = WORDS, *, kind: str = "plain", subject: str = TITLE) -> bytes:
    """A message with its words as plain text or HTML."""
    return (
        f"From: Harbour Briefing <news@brief.example>\r\nSubject: {subject}\r\n"
        "Date: Sat, 03 Feb 2024 23:30:00 -0500\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{words}\r\n"
    ).encode()


def a_mixed_mail(plain: str, page: str, attached: str = "report.pdf") -> bytes:
    """A message in two versions with an attachment."""
    return (
        "From: news@brief.example\r\nSubject: Two versions\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=xx\r\n\r\n"
        "--xx\r\nContent-Type: multipart/alternative; boundary=yy\r\n\r\n"
        f"--yy\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n"
        f"--yy\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--yy--\r\n"
        "--xx\r\nContent-Type: application/pdf\r\n"
        f"Content-Disposition: attachment; filename={attached}\r\n\r\n%PDF\r\n--xx--\r\n"
    ).encode()


def a_box(*messages: bytes) -> bytes:
    """A mailbox of messages."""
    return b"".join(b"From x@example Sat Feb  3 23:30:00 2024\n" + message + b"\n\n" for message in messages)


def a_saved_page() -> bytes:
    """A page as browsers save it in one file."""
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://post.example/port?x=1\r\nSubject: Port\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=zz\r\n\r\n"
        "--zz\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{a_page()}\r\n--zz\r\nContent-Type: image/png\r\n\r\nxx\r\n--zz--\r\n"
    ).encode()


def a_row(**changes: object) -> dict[str, object]:
    """A row as news-please writes it."""
    row: dict[str, object] = {
        "maintext": WORDS,
        "title": TITLE,
        "authors": ["Jo Berg", "Al Ng"],
        "date_publish": "2024-02-03 10:00:00",
        "source_domain": "post.example",
        "url": "https://post.example/port",
        "language": "en",
    }
    return row | changes


def json_lines(*rows: object) -> bytes:
    """Rows as JSON Lines."""
    return "\n".join(json.dumps(row) for row in rows).encode()


def a_word_file(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document of paragraphs and a table behind the first of them."""
    word = docx.Document()
    for place, words in enumerate(paragraphs):
        word.add_paragraph(words)
        if place == 0 and table:
            grid = word.add_table(len(table), len(table[0]))
            for row, cells in enumerate(table):
                for column, cell in enumerate(cells):
                    grid.cell(row, column).text = cell
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def with_members(archive: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The same archive with members replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        members = {name: old.read(name) for name in old.namelist()} | dict(changes)
        for name, content in members.items():
            new.writestr(name, content)
    return file.getvalue()


def an_archive(members: Mapping[str, bytes]) -> bytes:
    """A .zip of members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def an_encrypted_archive(name: str) -> bytes:
    """A .zip whose member says that it is encrypted."""
    content = bytearray(an_archive({name: b"secret"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    return bytes(content)


def zipped(content: bytes) -> bytes:
    """The same, gzipped."""
    return gzip.compress(content)


Print = tuple[float, float, str]
"""Where a line begins, left and up from the foot of the page, and its words."""


def a_pdf(*pages: Sequence[Print], size: int = 10, info: str = "") -> bytes:
    """A PDF of lines of Helvetica and its metadata; a page without lines has a picture."""
    picture = "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\nx\nendstream"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Type/XObject/Subtype/Image{picture}",
    ]
    kids = []
    for page in pages:
        shown = "".join(f"1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj\n" for x, y, words in page)
        stream = f"BT /F1 {size} Tf\n{shown}ET" if page else "q 500 0 0 700 50 50 cm /I1 Do Q"
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>\nstream\n{stream}\nendstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    objects.append(f"<<{info}>>")
    out = b"%PDF-1.4\n"
    places = []
    for number, value in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + value.encode("cp1252") + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Root 1 0 R/Info {len(objects)} 0 R/Size {len(objects) + 1}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def printed(text: str, *, left: float = 60, top: float = 700, width: int = 80) -> list[Print]:
    """Lines of a paragraph, wrapped at so many characters."""
    lines: list[str] = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(left, top - 12 * place, line) for place, line in enumerate(lines)]


def every_format() -> dict[str, bytes]:
    """One good file of every format."""
    article = f"{TITLE}\n\n" + "\n\n".join(SENTENCES)
    row = a_row()
    plain = {key: value for key, value in row.items() if isinstance(value, str)}
    header, values = ",".join(plain), ",".join('"' + value.replace('"', '""') + '"' for value in plain.values())
    return {
        "a.txt": article.encode(),
        "b.md": article.encode(),
        "c.html": a_page().encode(),
        "d.htm": a_page().encode(),
        "e.mhtml": a_saved_page(),
        "f.pdf": a_pdf(printed(WORDS)),
        "g.docx": a_word_file(TITLE, *SENTENCES),
        "h.eml": a_mail(),
        "i.mbox": a_box(a_mail(), a_mail(a_page(), kind="html")),
        "j.json": json.dumps([row]).encode(),
        "k.jsonl": json_lines(row, a_row(maintext=None)),
        "l.csv": f"{header}\n{values}\n".encode(),
        "m.html.gz": zipped(a_page().encode()),
        "n.zip": an_archive({"one.html": a_page().encode(), "two.txt.gz": zipped(article.encode())}),
    }


def every_broken() -> dict[str, bytes]:
    """One broken file of every format."""
    noise = bytes(range(256)) * 8
    return {f"broken{suffix}": noise for suffix in (
        ".txt", ".md", ".html", ".htm", ".mhtml", ".pdf", ".docx", ".eml", ".mbox", ".json", ".jsonl", ".csv",
        ".html.gz", ".zip",
    )}  # fmt: skip
