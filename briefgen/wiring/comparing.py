"""What ``briefgen diff`` needs; a module of its own, so that writing a brief does not wait for it."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.adapters.brief_reader import read_kept_brief
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.digest.comparing import changes_between
from briefgen.domain.changes import Changes
from briefgen.settings import Settings
from briefgen.stages.render.changes import changes_html, changes_page


def changes_of(briefs: Sequence[Path], settings: Settings) -> Changes:
    """What is new in the last of the briefs that were kept at the paths, against those before it."""
    *before, now = (read_kept_brief(path, settings.max_bytes) for path in briefs)
    return changes_between(before, now)


def changes_page_of(changes: Changes, settings: Settings, form: str = "md") -> str:
    """The page of changes: ``md``, ``html`` or ``json``."""
    pages = JinjaPages("templates", settings.templates)
    if form == "json":
        return changes.model_dump_json(indent=2) + "\n"
    return changes_html(changes, pages) if form == "html" else changes_page(changes, pages)
