"""Makes Word documents with pandoc, which runs in its sandbox, on CommonMark without any raw markup.

Pandoc comes with the package ``pypandoc-binary`` (``pip install 'briefgen[word]'``) or with the system.
"""

import importlib.util
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.oxml import OxmlElement

from briefgen.domain.text.markdown import JOINER
from briefgen.errors import FormatError

READS = "markdown_strict+footnotes+pipe_tables+superscript+all_symbols_escapable+startnum-raw_html"
"""Nothing else of Markdown is understood: no markup of other languages, no mathematics, no citations, no attributes."""

SECONDS = 120
"""A brief of two hundred articles takes five."""

_MEMORY = "-M2G"
_TOLD = 300


class PandocWord:
    """A ``Typesetter`` of Word files; ``reference`` is the document whose styles are used."""

    def __init__(self, reference: Path) -> None:
        """Take the document with the house's styles."""
        self._reference = reference

    def check(self) -> None:
        """Raise ``FormatError`` where there is no pandoc, or no document to take the styles from."""
        if not _pandoc():
            raise FormatError(
                "format docx needs pandoc, which is not installed: pip install 'briefgen[word]', or install pandoc 3"
            )
        if not self._reference.is_file():
            raise FormatError(f"--reference-doc {self._reference}: there is no such file")

    def document(self, words: str, properties: Mapping[str, str]) -> bytes:
        """Return the document; ``words`` are Markdown, and the properties are those of the file.

        Raises:
            FormatError: pandoc could not make it, mostly because the reference document is none.
        """
        with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
            made = Path(folder) / "brief.docx"
            command = [_pandoc(), "--sandbox", "--from", READS, "--to", "docx", "--output", str(made)]
            command += ["--reference-doc", str(self._reference.resolve()), "--data-dir", folder]
            command += ["--metadata", f"title:{properties.get('title', '')}"]
            try:
                done = subprocess.run(  # noqa: S603  (no shell, and every argument is one)
                    [*command, "+RTS", _MEMORY, "-RTS"],
                    input=words.replace(JOINER, "").encode("utf-8", "replace"),
                    capture_output=True,
                    timeout=SECONDS,
                    cwd=folder,
                    env=_environment(),
                    check=False,
                )
            except (OSError, ValueError, subprocess.TimeoutExpired) as error:
                raise FormatError(f"format docx: pandoc cannot be run ({error})") from error
            if done.returncode or not made.is_file():
                said = " ".join(done.stderr.decode("utf-8", "replace").split())[:_TOLD]
                raise FormatError(f"format docx: pandoc made no document with {self._reference.name}: {said}")
            return _finished(made.read_bytes(), properties)


def _finished(content: bytes, properties: Mapping[str, str]) -> bytes:
    """The document with its properties, and with no row of a table torn by the end of a page."""
    document = docx.Document(io.BytesIO(content))
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    for table in document.tables:
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  (the library has no such property)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _pandoc() -> str:
    """Where pandoc is: in the wheel, else on the path; empty where it is not."""
    found = importlib.util.find_spec("pypandoc")
    for folder in found.submodule_search_locations or () if found else ():
        for name in ("pandoc", "pandoc.exe"):
            if (program := Path(folder) / "files" / name).is_file():
                return str(program)
    return shutil.which("pandoc") or ""


def _environment() -> dict[str, str]:
    """No key, and none of the user's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
