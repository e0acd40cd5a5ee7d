"""Sets PDFs with Typst, out of a template that is given the brief as data and can reach no other file.

Typst comes with the package ``typst`` (``pip install 'briefgen[pdf]'``) and carries its fonts with it.
"""

import datetime as dt
import importlib.util
import json
import re
import tempfile
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from briefgen.errors import FormatError, TemplateError

STANDARD: Final = "ua-1"
"""PDF/UA: tagged, with a title and a language, so that it can be read aloud."""

_MISSING = "format pdf needs Typst, which is not installed: pip install 'briefgen[pdf]'"
_PLACE = re.compile(r"brief\.typ:(\d+)")
_PACKAGE = re.compile(r"\"@[\w-]+/")
_KEY = re.compile(r'does not contain key "(.{1,80}?)"')
_TOLD = 400


class TypstPdf:
    """A ``Typesetter`` of PDFs; ``template`` is the Typst file that sets them."""

    def __init__(self, template: Path) -> None:
        """Take the template; it is read when a document is made."""
        self._template = template

    def check(self) -> None:
        """Raise ``FormatError`` where Typst is not installed."""
        if importlib.util.find_spec("typst") is None:  # importing it takes a moment
            raise FormatError(_MISSING)

    def document(self, words: str, properties: Mapping[str, str]) -> bytes:
        """Return the PDF; ``words`` are the brief's data as JSON, ``properties`` have the moment when it was made.

        The template stands alone in a folder of its own while it is set: Typst reads nothing outside.

        Raises:
            FormatError: Typst is not installed.
            TemplateError: the template is broken.
        """
        try:
            import typst  # noqa: PLC0415  (may not be there, and takes a moment)
        except ImportError as error:
            raise FormatError(_MISSING) from error
        with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
            source = Path(folder) / "brief.typ"
            try:
                template = self._template.read_text(encoding="utf-8")
                if _PACKAGE.search(template):
                    raise TemplateError("imports a package, and none is fetched", file=str(self._template))
                source.write_text(template, encoding="utf-8")
                made = typst.compile(
                    str(source),
                    root=folder,
                    sys_inputs={"brief": words},
                    pdf_standards=[STANDARD],
                    timestamp=_moment(properties.get("made", "")),
                    package_path=folder,
                    package_cache_path=folder,
                )
            except typst.TypstError as error:
                raise self._broken(error, words) from error
            except (OSError, RuntimeError, ValueError, TypeError) as error:
                raise TemplateError(f"cannot be set ({error})", file=str(self._template)) from error
        if not isinstance(made, bytes):
            raise TemplateError("makes no document", file=str(self._template))
        return made

    def _broken(self, error: Exception, words: str) -> TemplateError:
        """What Typst says, on one line, with the line of the template and the nearest names that the data has."""
        told = " ".join(" ".join(map(str, (error, *getattr(error, "hints", ())))).split())[:_TOLD]
        place = _PLACE.search(str(getattr(error, "diagnostic", "")))
        if missing := _KEY.search(told):
            near = get_close_matches(missing[1], sorted(_names(json.loads(words))), n=3)
            told += f"; did you mean {' or '.join(near)}?" if near else "; docs/templates.md tells what there is"
        return TemplateError(told, file=str(self._template), line=int(place[1]) if place else None)


def _names(value: object) -> set[str]:
    """Every name in some data."""
    if isinstance(value, dict):
        return set(value).union(*map(_names, value.values()))
    return set[str]().union(*map(_names, value)) if isinstance(value, list) else set()


def _moment(made: str) -> dt.datetime | None:
    """When the document was made, so that the same brief gives the same bytes."""
    try:
        return dt.datetime.fromisoformat(made)
    except ValueError:
        return None
