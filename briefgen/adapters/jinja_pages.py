"""Renders prompts and page templates with Jinja: strict about names, safe about what is printed.

A file is looked for in the user's override folder first, then in the wheel, then in a checkout's top-level folder.
"""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from traceback import walk_tb
from typing import Literal

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from briefgen.domain.text.markdown import Markdown, escape_markdown
from briefgen.errors import SettingsError, TemplateError

Kind = Literal["prompts", "templates"]
HTML, TEXT = ".html.jinja", ".txt.jinja"
PARTS = (".jinja", ".css", ".js", ".typ", ".docx")
"""How the names of files end that make up pages and documents."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONE = re.compile("[\ud800-\udfff]")
"""Control characters and those that turn what follows them around; halves of characters, which no file can hold."""


_NAME = re.compile(r"'(.{1,80})' is undefined")
_SHOWN = 40  # names that a message lists


class _Strict(StrictUndefined):
    """A name that is not there; of a thing that is, the message says what else it has."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        message = super()._undefined_message
        thing, name = self._undefined_obj, self._undefined_name
        if not isinstance(name, str) or type(thing).__module__ in {"builtins", "jinja2.utils"}:
            return message
        fields = getattr(type(thing), "model_fields", None) or getattr(thing, "_fields", None) or dir(thing)
        return message + _instead(name, [field for field in fields if not field.startswith("_")])


def _instead(name: str, names: Collection[str]) -> str:
    """The nearest of the names that there are, and all of them."""
    near = get_close_matches(name, names, n=3)
    meant = f"; did you mean {' or '.join(near)}?" if near else ";"
    return f"{meant} there are {', '.join(sorted(names)[:_SHOWN])}" if names else ""


class JinjaPages:
    """A ``PageSource`` over Jinja files.

    In an HTML page Jinja's own escaping is on; plain text needs none.  In any other of kind ``templates`` every printed
    string is escaped for Markdown unless it is ``Markdown`` or the template marks it with ``|safe``; that includes what
    a macro returns, so a forgotten ``|safe`` shows on the page and never breaks it.
    """

    def __init__(self, kind: Kind, override: Path | None = None) -> None:
        """Take the kind of page, and the user's folder of replacements."""
        if override is not None and not override.is_dir():
            raise SettingsError(f"--{kind} {override}: there is no such folder")
        self._folders = [folder for folder in (override, _packaged(kind)) if folder is not None]
        self._kind = kind

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Return the page called ``name`` filled with ``context``; ``TemplateError`` names the file and line."""
        with self._telling(name, context):
            return self._template(name).render(context)

    def check(self) -> None:
        """Raise ``TemplateError`` where a template cannot be compiled or replaces none, before it is worked with.

        Style sheets and scripts may be added: a page joins all that there are.
        """
        own = _files(self._folders[-1], (".jinja",))
        for folder in self._folders[:-1]:
            if strangers := sorted(_files(folder, (".jinja",)) - own):
                known = ", ".join(sorted(own))
                raise TemplateError(
                    f"replaces no file of that name; there are {known}", file=str(folder / strangers[0])
                )
        for name in self.names(".jinja"):
            with self._telling(name):
                self._template(name)

    def hashes(self) -> dict[str, str]:
        """Return the sha256 of every file's text by its name, of the override where there is one."""
        names = self.names(".jinja")
        return {name: hashlib.sha256(self._find(name).read_bytes()).hexdigest() for name in names}

    def names(self, suffix: str) -> tuple[str, ...]:
        """Return the names of the files that end so, those in folders as ``html/page.css``."""
        found = {name for folder in self._folders for name in _files(folder, (suffix,))}
        return tuple(sorted(found))

    def shipped(self) -> dict[str, bytes]:
        """Return what comes with the program by name, whatever replaces it."""
        folder = self._folders[-1]
        return {name: (folder / name).read_bytes() for name in sorted(_files(folder))}

    def path(self, name: str) -> Path:
        """Return where a file is that comes with the program: the user's, where there is one."""
        return self._find(name)

    def text(self, name: str) -> str:
        """Return the words of a file that is no template; ``TemplateError`` where it is not UTF-8."""
        with self._telling(name):
            return self._find(name).read_text(encoding="utf-8")

    @contextmanager
    def _telling(self, name: str, context: Collection[str] = ()) -> Iterator[None]:
        """Turn what Jinja and the template's own code raise into a ``TemplateError``."""
        try:
            yield
        except TemplateNotFound as error:
            raise TemplateError("there is no such file", file=str(error.name or name)) from error
        except UnicodeDecodeError as error:
            raise TemplateError("the file is not UTF-8", file=str(self._find(name))) from error
        except TemplateSyntaxError as error:
            file = error.filename or error.name or name
            raise TemplateError(f"{error.message}", file=file, line=error.lineno) from error
        except (
            JinjaError,
            SecurityError,
            ArithmeticError,
            LookupError,
            TypeError,
            ValueError,
            AttributeError,
        ) as error:
            file, line = self._place(error, name)
            message = str(error) or type(error).__name__
            if isinstance(error, UndefinedError) and (missing := _NAME.fullmatch(message)):
                message += _instead(missing[1], context)
            raise TemplateError(message, file=file, line=line) from error

    def _template(self, name: str) -> Template:
        suffix = next((each for each in (HTML, TEXT) if name.endswith(each)), "")
        return _environment(self._kind, tuple(self._folders), suffix).get_template(name)

    def _find(self, name: str) -> Path:
        return next(folder / name for folder in self._folders if (folder / name).is_file())

    def _place(self, error: BaseException, name: str) -> tuple[str, int | None]:
        """The innermost line of a template that the error passed through."""
        roots = tuple(str(folder) for folder in self._folders)
        frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
        inside = [(file, line) for file, line in frames if file.startswith(roots)]
        return inside[-1] if inside else (name, None)


def _files(folder: Path, suffixes: tuple[str, ...] = PARTS) -> set[str]:
    """The names of a folder's files that are parts of pages, those in folders below it with their paths."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.name.endswith(suffixes)}


@cache
def _environment(kind: Kind, folders: tuple[Path, ...], suffix: str) -> SandboxedEnvironment:
    """What compiles files of a kind and suffix; one for those and their folders, so that a file is compiled once."""
    return SandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=_Strict,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=suffix == HTML,  # other pages are Markdown, which finalize escapes; HTML escapes would garble it
        finalize=(_shown if suffix else _printed) if kind == "templates" else None,
    )


def _packaged(kind: Kind) -> Path:
    """The folder in the wheel, or the one beside the package in a checkout: an editable install has no copy."""
    package = Path(str(files("briefgen")))
    inside = package / "_resources" / kind
    return inside if inside.is_dir() else package.parent / kind


def _printed(value: object) -> object:
    """What ``{{ value }}`` puts on a Markdown page."""
    return escape_markdown(value) if isinstance(value, str) and not isinstance(value, Markdown | Markup) else value


def _shown(value: object) -> object:
    """What ``{{ value }}`` puts on an HTML page, before it is escaped, and on a page of plain text as it is."""
    return (
        _LONE.sub("\ufffd", _UNSEEN.sub("", value))
        if isinstance(value, str) and not isinstance(value, Markup)
        else value
    )
