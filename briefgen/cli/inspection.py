"""What was read, as JSON for tools."""

import json

from briefgen.domain.article import Cut
from briefgen.pipeline.inspecting import Inspected

_KNOWN = ("id", "path", "url", "title", "publisher", "author", "published", "published_basis", "language", "flags")


def _told(cut: Cut) -> dict[str, object]:
    return {"start": cut.span.start, "end": cut.span.end, "rule": cut.rule}


def as_json(seen: Inspected, *, text: bool) -> str:
    """An object of articles, origins, stories and what was lost; spans count the characters of ``text``."""
    traced = seen.traced
    origin_of = {source: origin.id for origin in traced.origins for source in origin.sources}
    story_of = {source: number for number, group in enumerate(traced.groups, 1) for source in group}
    copies = {copy.source: {"of": copy.of, "why": copy.why} for copy in traced.copies}
    articles = [
        {
            **{name: getattr(article, name) for name in _KNOWN},
            "origin": origin_of.get(article.id),
            "copy": copies.get(article.id),
            "story": story_of.get(article.id),
            "characters": len(article.text),
            "kept": article.body,
            "removed": [_told(cut) for cut in article.cuts],
            "held": [_told(cut) for cut in article.held],
            **({"text": article.text} if text else {}),
        }
        for article in seen.reading.articles
    ]
    told = {
        "articles": articles,
        "origins": [origin.model_dump() for origin in traced.origins],
        "stories": traced.groups,
        "off_topic": traced.off_topic,
        "lost": [{"input": row.input, "fate": row.fate, "reason": row.reason} for row in seen.reading.rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
