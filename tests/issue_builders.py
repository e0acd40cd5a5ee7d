"""Briefs of invented articles, to be compared: each line of an article is a claim that a story shows."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from builders import a_brief
from story_builders import Said

from briefgen.digest.comparing import changes_between
from briefgen.domain.brief import Brief
from briefgen.domain.changes import Changes

FIELDS = {
    "position": ("actor", "issue", "stance", "speech", "quote", "date"),
    "event": ("date", "date_words", "future"),
    "question": ("raised_by", "why"),
}
PARTS = {"position": "positions", "event": "timeline", "question": "open_questions"}


def event(text: str, date: str | None = None, **fields: object) -> Said:
    """Something that happened, or is to happen."""
    words = {"date": date, "date_words": str(date or ""), "future": False}
    return {"kind": "event", "text": text, "certainty": "stated", **words, **fields}


def question(text: str) -> Said:
    """What a source leaves open."""
    return {"kind": "question", "text": text, "certainty": "possible"}


def source(*lines: Said, published: str | None = None, title: str | None = None, path: str | None = None) -> Said:
    """An article that says these lines, one after the other."""
    return {"lines": lines, "published": published, "title": title, "path": path}


def an_issue(*sources: Said, as_of: str | None = None, disputes: Sequence[tuple[str, str]] = ()) -> Brief:
    """A brief of one story that shows every line of its sources; ``disputes`` are pairs of their texts."""
    claims = [claim for number, each in enumerate(sources, 1) for claim in _claims(number, each)]
    ids = {name: f"A{place}" for place, name in enumerate(dict.fromkeys(c["actor"] for c in claims if c["actor"]), 1)}
    shown = {c["text"]: {key: c[key] for key in ("text", "cites", "origins", "certainty")} for c in claims}
    story: dict[str, Any] = {"title": "The port", "sources": [f"S{n}" for n in range(1, len(sources) + 1)]}
    story["actors"] = [_actor(name, ids[name], [c for c in claims if c["actor"] == name], shown) for name in ids]
    for kind, part in PARTS.items():
        story[part] = [_shown(claim, shown, ids) for claim in claims if claim["kind"] == kind]
    story["disagreements"] = [
        {"about": "Which holds?", "kind": "fact", "sides": [shown[one], shown[other]]} for one, other in disputes
    ]
    values = a_brief(
        as_of=as_of,
        stories=[story],
        claims=[{key: value for key, value in claim.items() if not key.startswith("_")} for claim in claims],
        sources=[_source(number, each) for number, each in enumerate(sources, 1)],
        origins=[
            {"id": f"O{n}", "label": "a report", "sources": [f"S{n}"], "why": "alone"}
            for n in range(1, len(sources) + 1)
        ],
        citations=[citation for number, each in enumerate(sources, 1) for citation in _citations(number, each)],
        ledger=[
            {"input": f"{n}.txt", "fate": "used", "source": f"S{n}", "reason": "kept"}
            for n in range(1, len(sources) + 1)
        ],
    )
    return Brief.model_validate(values)


def changes(before: Brief | Sequence[Brief], now: Brief) -> Changes:
    """What changed since one brief or several."""
    return changes_between([before] if isinstance(before, Brief) else before, now)


def _text(source: Said) -> str:
    return "\n".join(str(line["text"]) for line in source["lines"])  # type: ignore[attr-defined]


def _claims(number: int, source: Said) -> Iterator[dict[str, Any]]:
    for place, line in enumerate(source["lines"], 1):  # type: ignore[arg-type, var-annotated]
        speech = {"issue": "the port", "stance": "holds"} if line["kind"] == "position" else {}
        base = {"key": f"S{number}-{place}", "source": f"S{number}", "cites": [f"S{number}.{place}"], "origins": 1}
        yield {"actor": None, **base, **speech, **line}


def _shown(claim: dict[str, Any], shown: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    fields = {key: claim.get(key) for key in FIELDS[claim["kind"]]}
    if claim["kind"] == "position":
        fields["actor"] = ids[claim["actor"]]
    if claim["kind"] == "question":
        fields = {"raised_by": "source", "why": "A source leaves it open."}
    return {**shown[claim["text"]], **fields}


def _actor(name: str, key: str, claims: Sequence[dict[str, Any]], shown: dict[str, Any]) -> dict[str, Any]:
    sources = list(dict.fromkeys(claim["source"] for claim in claims))
    counts = {"kind": "person", "sources": sources, "mentions": len(claims)}
    return {**shown[claims[0]["text"]], "id": key, "name": name, **counts}


def _source(number: int, source: Said) -> dict[str, Any]:
    text = _text(source)
    return {
        "id": f"S{number}",
        "path": source["path"] or f"{hashlib.sha256(text.encode()).hexdigest()[:8]}.txt",
        "title": source["title"],
        "published": source["published"],
        "published_basis": "byline" if source["published"] else "undated",
        "language": "en",
        "body": [[0, len(text)]],
        "words": 1,
        "words_kept": 1,
        "characters": len(text),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "origin": f"O{number}",
    }


def _citations(number: int, source: Said) -> Iterator[dict[str, Any]]:
    start = 0
    for place, line in enumerate(source["lines"], 1):  # type: ignore[arg-type, var-annotated]
        words = str(line["text"])
        yield {
            "id": f"S{number}.{place}",
            "source": f"S{number}",
            "start": start,
            "end": start + len(words),
            "quote": words,
            "locator": f"{number}.txt#char={start},{start + len(words)}",
        }
        start += len(words) + 1
