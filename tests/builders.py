"""One default value of each noun, for tests that care about one field of it."""

import copy
from typing import Any

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk, Sentence
from briefgen.domain.span import Span
from briefgen.domain.text.sentences import sentence_spans


def an_article(text: str = "Minister Ada Ito said the port will close.", **fields: object) -> Article:
    """An article whose body is its whole text."""
    values = {"id": "S1", "path": "article.txt", "text": text, "body": (Span(0, len(text)),), "language": "en"}
    return Article.model_validate(values | fields)


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The numbered sentences of an article's body; every kept span is a paragraph."""
    places = [(n, span) for n, part in enumerate(article.body, 1) for span in sentence_spans(article.text, part)]
    return tuple(
        Sentence(number=number, paragraph=paragraph, span=span, text=article.words_of(span))
        for number, (paragraph, span) in enumerate(places, 1)
    )


def a_chunk(article: Article) -> Chunk:
    """An article as one chunk."""
    sentences = sentences_of(article)
    return Chunk(
        article=article.id, number=1, of=1, sentences=sentences, token_count=sum(len(s.text.split()) for s in sentences)
    )


TEXT = "Minister Ada Ito said the port will close. The port is old."


def a_brief(**changes: object) -> dict[str, Any]:
    """The JSON value of a small consistent brief: one source, one actor, one position, one event."""
    quote = "the port will close"
    statement = {"text": "Ada Ito said the port will close.", "cites": ["S1.1"], "origins": 1, "certainty": "claimed"}
    actor = {"id": "A1", "name": "Ada Ito", "kind": "person", "sources": ["S1"], "mentions": 1}
    position = {"actor": "A1", "issue": "the port", "stance": "will close", "speech": "reported"}
    event = {"date": None, "date_words": "soon", "future": True}
    source = {"id": "S1", "path": "a.txt", "published_basis": "undated", "language": "en", "body": [[0, len(TEXT)]]}
    counts = {"words": 12, "words_kept": 12, "characters": len(TEXT), "sha256": "0" * 64, "origin": "O1"}
    start = TEXT.index(quote)
    citation = {"id": "S1.1", "source": "S1", "start": start, "end": start + len(quote), "quote": quote}
    story = {
        "title": "The port",
        "sources": ["S1"],
        "bottom_line": [statement],
        "actors": [statement | actor],
        "positions": [statement | position],
        "timeline": [statement | event],
    }
    brief = {
        "title": "The port",
        "as_of": None,
        "as_of_basis": "none of the sources is dated",
        "generated_at": "2026-01-02T03:04:05+00:00",
        "engine": "extractive",
        "stories": [story],
        "claims": [statement | {"key": "S1-1", "source": "S1", "kind": "position", "actor": "Ada Ito"}],
        "sources": [source | counts],
        "origins": [{"id": "O1", "label": "a.txt", "sources": ["S1"], "why": "no other source shares its words"}],
        "citations": [citation | {"locator": f"a.txt#char={start},{start + len(quote)}"}],
        "ledger": [{"input": "a.txt", "fate": "used", "source": "S1", "reason": "all kept"}],
        "gaps": [],
        "run": {"engine": "extractive"},
    }
    return copy.deepcopy(brief) | changes
