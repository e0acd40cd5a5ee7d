"""A small invented brief with a statement of every kind, to try an edited template on before any work is done."""

from briefgen.domain.article import Article
from briefgen.domain.brief import Brief
from briefgen.domain.checking.coverage import Coverage
from briefgen.domain.span import Span
from briefgen.ports.format import Edition

_TEXT = "Minister Ada Ito said the port will close in March 2031. Bo Ek said the port will stay open."
_TOLD = {"cites": ["S1.1"], "origins": 1, "certainty": "reported"}
_AGAIN = {"cites": ["S1.2", "S2.1"], "origins": 1, "certainty": "claimed"}
_ACTOR = {"kind": "person", "sources": ["S1"], "mentions": 1, "aliases": ["Ito"], "role": "Minister"}
_POSITION = {"issue": "the port", "stance": "will close", "speech": "inferred"}


def _story(title: str) -> dict[str, object]:
    closes, stays = _TOLD | {"text": "Ada Ito said the port will close."}, _AGAIN | {"text": "Bo Ek wants it open."}
    return {
        "title": title,
        "sources": ["S1", "S2"],
        "bottom_line": [closes, stays],
        "actors": [
            closes | _ACTOR | {"id": "A1", "name": "Ada Ito"},
            stays | _ACTOR | {"id": "A2", "name": "Bo Ek", "part_of": "A1"},
        ],
        "positions": [
            closes | _POSITION | {"actor": "A1", "quote": "the port will close", "date": "2031-03"},
            stays | _POSITION | {"actor": "A2"},
        ],
        "disagreements": [{"about": "The port", "kind": "position", "sides": [closes, stays | {"actor": "A2"}]}],
        "timeline": [
            closes | {"date": "2031-03", "date_words": "in March 2031", "future": True},
            stays | {"date": None, "date_words": "soon", "future": False},
        ],
        "open_questions": [closes | {"raised_by": "conflict", "why": "The actors differ."}],
    }


def _citation(number: int, source: str, start: int, end: int) -> dict[str, object]:
    place = {"start": start, "end": end, "quote": _TEXT[start:end], "locator": f"{source}.txt#char={start},{end}"}
    return place | {"id": f"{source}.{number}", "source": source}


def _source(number: int) -> dict[str, object]:
    known = {"title": "The port", "publisher": "Post", "author": "Jo Berg", "published": "2031-02-03"}
    counts = {"words": 18, "words_kept": 18, "characters": len(_TEXT), "sha256": "0" * 64, "origin": "O1"}
    place = {"id": f"S{number}", "path": f"S{number}.txt", "url": "https://post.example/port", "language": "en"}
    flags = {"published_basis": "the page", "body": [[0, len(_TEXT)]], "flags": ["no_named_source"]}
    return known | counts | place | flags


def specimen() -> Edition:
    """A brief of two stories, its articles and its coverage."""
    brief = Brief.model_validate(
        {
            "title": "The port",
            "question": "Will the port close?",
            "as_of": "2031-02-03",
            "as_of_basis": "when S1 was published",
            "generated_at": "2031-02-04T00:00:00+00:00",
            "engine": "openai",
            "stories": [_story("The port"), _story("The same port")],
            "claims": [],
            "sources": [_source(1), _source(2)],
            "origins": [
                {"id": "O1", "label": "Post", "sources": ["S1", "S2"], "why": "the words “the port” are shared"}
            ],
            "citations": [_citation(1, "S1", 9, 55), _citation(2, "S1", 57, 92), _citation(1, "S2", 57, 92)],
            "ledger": [
                {"input": "S1.txt", "fate": "used", "source": "S1", "reason": "all kept"},
                {"input": "S2.txt", "fate": "copy", "source": "S2", "of": "S1", "reason": "the same words"},
            ],
            "gaps": [{"what": "statement", "text": "The port is old.", "source": "S1", "reason": "nobody says so"}],
            "run": {"engine": "openai", "model": "a model"},
        }
    )
    body = (Span(0, len(_TEXT)),)
    articles = tuple(Article(id=f"S{n}", path=f"S{n}.txt", text=_TEXT, body=body, language="en") for n in (1, 2))
    coverage = tuple(Coverage(source=f"S{n}", share=0.5, held=1, uncited=("Bo Ek said",)) for n in (1, 2))
    return Edition(brief=brief, articles=articles, coverage=coverage)
