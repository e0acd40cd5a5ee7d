"""A brief as the plain values that a document on paper is set from: every word is ready to print, and is no markup."""

from collections.abc import Mapping, Sequence

from briefgen.domain.brief import Brief
from briefgen.domain.milestones import abridged
from briefgen.domain.selection import MOST
from briefgen.domain.statement import Statement
from briefgen.domain.story import Position, Story
from briefgen.domain.text.plain import one_line
from briefgen.ports.format import Edition
from briefgen.stages.render.arranging import cited, family, stands, unshown
from briefgen.stages.render.page.context import address
from briefgen.stages.render.support import Support
from briefgen.stages.render.word import properties_of
from briefgen.stages.render.words import counted, day, sentence, when

Value = Mapping[str, object]


def paper_of(edition: Edition) -> Value:
    """What ``templates/brief.typ`` sets; ``docs/templates.md`` describes each name."""
    brief, support = edition.brief, Support(edition.brief)
    labels = {origin.id: f"{origin.id}: {origin.label}" for origin in brief.origins}
    told = properties_of(brief)
    value = {
        "title": brief.title,
        "keywords": told["keywords"].split(", "),
        "about": told["comments"],
        "language": "en",
        "as_of": day(brief.as_of) if brief.as_of else "an unknown date",
        "as_of_basis": brief.as_of_basis,
        "scope": f"{counted(len(brief.sources), 'article')} of {counted(len(brief.origins), 'independent origin')}",
        "question": brief.question or "",
        "stories": [_story(story, edition, support) for story in brief.stories],
        "sources": [_source(source.id, brief, labels) for source in brief.sources],
        "origins": [
            {"name": labels[o.id], "sources": ", ".join(o.sources), "why": sentence(o.why)}
            for o in brief.origins
            if len(o.sources) > 1 or "“" in o.why
        ],
        "evidence": [{"id": c.id, "quote": c.quote, "locator": c.locator} for c in cited(brief)],
        "ledger": [
            {"input": row.input, "became": _became(row.fate, row.source, row.of), "reason": row.reason}
            for row in brief.ledger
        ],
        "gaps": [{"what": g.what, "source": g.source or "", "text": g.text, "reason": g.reason} for g in brief.gaps],
        "colophon": _colophon(brief),
    }
    return {name: _lines(each) for name, each in value.items()}


def _lines(value: object) -> object:
    """The same value with every text in it on one line, without what cannot be seen."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, Mapping):
        return {name: _lines(each) for name, each in value.items()}
    return [_lines(each) for each in value] if isinstance(value, Sequence) else value


def _story(whole: Story, edition: Edition, support: Support) -> Value:
    story = abridged(whole, MOST[edition.length].timeline)
    left = len(whole.timeline) - len(story.timeline)
    sides = [(one.about, one.sides) for one in story.disagreements]
    return {
        "title": story.title,
        "scope": f"{sentence(counted(len(story.sources), 'article'))}: {', '.join(story.sources)}",
        "bottom_line": [_said(statement, support.told(statement)) for statement in story.bottom_line],
        "actors": [
            _said(actor, "")
            | {"text": "" if actor.text == actor.name else actor.text, "name": actor.name, "depth": depth}
            | {"aliases": ", ".join(actor.aliases), "sources": " ".join(actor.sources)}
            for actor, depth in family(story)
        ],
        "positions": [
            {"actor": actor.name, "role": actor.role or "", "items": [_position(one, support) for one in positions]}
            for actor, positions in stands(story)
        ],
        "unshown": _elsewhere(unshown(story, edition.brief), "further position"),
        "disagreements": [
            {"about": about, "sides": [_said(s, support.told(s)) for s in each]} for about, each in sides
        ],
        "timeline": [
            _said(event, "(ahead)" if event.future else "") | {"when": when(event)} for event in story.timeline
        ],
        "unshown_events": _elsewhere(left, "further event"),
        "open_questions": [_said(one, f"{one.why.strip('.')}.") for one in story.open_questions],
    }


def _said(statement: Statement, note: str) -> dict[str, object]:
    return {"text": statement.text, "cites": list(statement.cites), "note": _closed(note)}


def _position(position: Position, support: Support) -> Value:
    notes = ["Inferred from what is reported." if position.speech == "inferred" else "", support.told(position)]
    quote = position.quote if position.quote and position.quote not in position.text else ""
    return _said(position, " ".join(_closed(note) for note in notes if note)) | {"quote": quote}


def _closed(note: str) -> str:
    """A note with a stop at its end."""
    return note if not note or note.endswith((".", ")", "?")) else f"{note}."


def _elsewhere(number: int, what: str) -> str:
    verb = "is" if number == 1 else "are"
    return f"{sentence(counted(number, what))} of these articles {verb} in the JSON only." if number else ""


def _source(key: str, brief: Brief, labels: Mapping[str, str]) -> Value:
    source = next(source for source in brief.sources if source.id == key)
    place = source.path or source.url or ""
    return {
        "id": source.id,
        "name": f"{source.title} ({place})" if source.title else place,
        "address": address(source.url) or "",
        "published": day(source.published) if source.published else "undated",
        "origin": labels[source.origin],
        "notes": ", ".join(source.flags).replace("_", " "),
    }


def _became(fate: str, source: str | None, of: str | None) -> str:
    return " ".join(filter(None, (fate.replace("_", " "), source, f"of {of}" if of else "")))


def _colophon(brief: Brief) -> str:
    model = f" with {brief.run.model}" if brief.run.model else ""
    return f"Written by the {brief.engine} engine{model}, {day(brief.generated_at[:10])}."
