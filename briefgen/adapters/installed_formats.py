"""The formats that other installed packages add, found through their entry points."""

import re
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points

from briefgen.errors import BriefgenError, FormatError
from briefgen.ports.format import Edition, Format

GROUP = "briefgen.formats"
WHATEVER = (
    ImportError,
    AttributeError,
    SyntaxError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    OSError,
    AssertionError,
)
"""What code that is not ours raises when it is broken; an interrupt or a lack of memory is not its fault."""

_NAME = re.compile(r"[a-z][a-z0-9]*")
_SUFFIX = re.compile(r"(?:\.[a-z0-9]+)+")


def installed_names() -> tuple[str, ...]:
    """The names of the formats that are installed, without loading any."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def installed_formats(name: str | None = None) -> Iterator[Format]:
    """Load the formats, or the one of that name.

    Raises:
        FormatError: one of them cannot be used; the message names the package that it came with.
    """
    seen: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, _package(point))):
        if name is None or point.name == name:
            if point.name in seen:
                both = f"{_package(seen[point.name])} and {_package(point)}"
                raise FormatError(f"format {point.name!r} is added by two packages, {both}; uninstall one")
            seen[point.name] = point
            yield InstalledFormat(point)


class InstalledFormat:
    """A format of another package, whose errors say whose it is."""

    def __init__(self, point: EntryPoint) -> None:
        """Load what the entry point names: an object that is a format, or a class of such that takes no arguments."""
        self._whose = f"format {point.name!r} of the package {_package(point)}"
        try:
            found = point.load()
            self._format: Format = found() if isinstance(found, type) else found
            self.suffixes: tuple[str, ...] = tuple(self._format.suffixes)
            self.binary = bool(self._format.binary)
            sound = self._format.name == point.name and all(map(_SUFFIX.fullmatch, self.suffixes))
            parts = callable(self._format.check) and callable(self._format.render)
        except WHATEVER as error:
            raise self._broken("cannot be loaded", error) from error
        if not (sound and parts and _NAME.fullmatch(point.name)):
            raise FormatError(
                f"{self._whose} is no format: its name must be that of its entry point, in small letters and digits, "
                "and its suffixes such as .epub; update that package or uninstall it"
            )
        self.name = point.name

    def check(self) -> None:
        """Let it say what it needs."""
        try:
            self._format.check()
        except BriefgenError:
            raise
        except WHATEVER as error:
            raise self._broken("cannot be used", error) from error

    def render(self, edition: Edition) -> str | bytes:
        """Return what it makes of the brief."""
        try:
            made = self._format.render(edition)
        except BriefgenError:
            raise
        except WHATEVER as error:
            raise self._broken("failed", error) from error
        if not isinstance(made, bytes if self.binary else str):
            raise FormatError(f"{self._whose} failed: it gave {type(made).__name__}; update that package")
        return made

    def _broken(self, how: str, error: BaseException) -> FormatError:
        said = " ".join(str(error).split()) or "no reason given"
        return FormatError(f"{self._whose} {how}: {type(error).__name__}: {said}; update that package or uninstall it")


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "that names it"
