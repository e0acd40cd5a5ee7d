"""briefgen turns a pile of news articles into a brief in which every statement is pinned to the words it rests on.

``write_brief(paths, …)`` is the Python form of the command line; it returns a ``Brief``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.domain.brief import Brief
    from briefgen.errors import BriefgenError
    from briefgen.wiring import write_brief

__all__ = ["Brief", "BriefgenError", "write_brief"]

_HOMES = {"Brief": "briefgen.domain.brief", "BriefgenError": "briefgen.errors", "write_brief": "briefgen.wiring"}


def __getattr__(name: str) -> object:
    """Find a public name when it is first used: ``briefgen --version`` must not wait for all that writing needs."""
    from importlib import import_module  # noqa: PLC0415  (the same reason)

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
