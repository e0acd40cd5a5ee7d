"""What a page of changes may use: every statement with numbered notes, since two briefs number their sources alike."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from briefgen.domain.changes import Changes, PositionChange, QuestionChange, Said, Words
from briefgen.domain.text.markdown import Markdown, code_span
from briefgen.ports.page_source import FileSource, PageSource
from briefgen.stages.render.page.inlining import content_hash
from briefgen.stages.render.words import counted, day, sentence

MOVED = ("reversed", "hardened", "softened", "changed")
"""The ways in which a position can move, the one that a reader must know first."""


class Note(NamedTuple):
    """One footnote: its number, the words that it shows, and whether its mark is the first that leads there."""

    number: int
    words: Words
    first: bool = False


class Notes:
    """Numbers the words that statements rest on, in the order in which a page comes to them."""

    def __init__(self) -> None:
        """Begin with no note."""
        self._numbers: dict[Words, int] = {}

    def __call__(self, said: Said) -> Markdown:
        """The marks of a statement's notes: ``[^1][^2]``."""
        return Markdown("".join(f"[^{note.number}]" for note in self.of(said)))

    def of(self, said: Said) -> tuple[Note, ...]:
        """The notes of a statement, for a page that makes its own marks."""
        return tuple(map(self._note, said.words))

    def _note(self, words: Words) -> Note:
        first = words not in self._numbers
        return Note(self._numbers.setdefault(words, len(self._numbers) + 1), words, first)

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note that was made so far."""
        return tuple(Note(number, words) for words, number in self._numbers.items())


def changes_page(changes: Changes, pages: PageSource) -> str:
    """Render changes through ``templates/changes.md.jinja``; ``TemplateError`` where it is broken."""
    return pages.render("changes.md.jinja", changes_context(changes))


def changes_html(changes: Changes, pages: FileSource) -> str:
    """The same as one page of HTML that fetches nothing and runs nothing: ``templates/changes.html.jinja``."""
    style = f"{pages.text('html/1-base.css')}\n{pages.render('changes.css.jinja', {})}".replace("\r\n", "\n")
    policy = f"default-src 'none'; style-src {content_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    own = {"style": Markup(style), "policy": policy}  # noqa: S704  (files of the templates folder, as trusted as they are)
    return pages.render("changes.html.jinja", {**changes_context(changes), **own})


def changes_context(changes: Changes) -> Mapping[str, object]:
    """What a template of changes may use; ``docs/templates.md`` describes each name."""
    notes = Notes()
    taken = [change for change in changes.positions if change.kind == "taken"]
    return {
        "changes": changes,
        "moved": moved(changes),
        "taken": [(actor, tuple(group)) for actor, group in groupby(_by_actor(taken), key=attrgetter("actor"))],
        "repeated": sum(change.kind == "repeated" for change in changes.positions),
        "of_kind": of_kind,
        "notes": notes,
        "dated": dated,
        "open_since": open_since,
        "counted": counted,
        "sentence": sentence,
        "code": code_span,
        "day": day,
    }


def moved(changes: Changes) -> tuple[PositionChange, ...]:
    """The positions that moved: those that turned round first."""
    found = [change for change in changes.positions if change.kind in MOVED]
    return tuple(sorted(found, key=lambda change: MOVED.index(change.kind)))


def _by_actor(taken: Sequence[PositionChange]) -> list[PositionChange]:
    order = list(dict.fromkeys(change.actor for change in taken))
    return sorted(taken, key=lambda change: order.index(change.actor))


def of_kind(found: Sequence[object], kind: str) -> list[object]:
    """Those of the changes that are of a kind."""
    return [change for change in found if getattr(change, "kind", None) == kind]


def dated(said: Said) -> str:
    """When something was said or reported: ``8 March 2031``, or that it is not known."""
    return day(said.date) if said.date else "undated"


def open_since(change: QuestionChange) -> str:
    """Since when a question is open: the day of the first brief that raised it, where that brief knew it."""
    return f"open since {day(change.since)}" if change.since else "open since an earlier brief"
