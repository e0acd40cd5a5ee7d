"""Sources that came, whose words changed, or that are gone, and what rested on them."""

from collections.abc import Iterator, Sequence

from briefgen.digest.comparing.lines import name_of
from briefgen.domain.brief import Brief, statements_of
from briefgen.domain.changes import SourceChange
from briefgen.domain.source import Source


def source_changes(before: Sequence[Brief], now: Brief) -> tuple[SourceChange, ...]:
    """What became of the sources of the last brief, then the sources that none before had."""
    last = before[-1]
    texts = {source.sha256 for source in now.sources}
    places = {place for source in now.sources for place in _places(source)}
    read = {source.sha256 for brief in before for source in brief.sources}
    altered = [source for source in last.sources if source.sha256 not in texts and places & set(_places(source))]
    gone = [source for source in last.sources if source.sha256 not in texts and not places & set(_places(source))]
    was = {place for source in altered for place in _places(source)}
    new = [source for source in now.sources if source.sha256 not in read and not was & set(_places(source))]
    return (
        *(_change("changed", source, last) for source in altered),
        *(_change("gone", source, last) for source in gone),
        *(_change("new", source, None) for source in new),
    )


def _places(source: Source) -> Iterator[str]:
    return (place for place in (source.path, source.url) if place)


def _change(kind: str, source: Source, brief: Brief | None) -> SourceChange:
    return SourceChange(
        kind=kind,
        source=name_of(source),
        publisher=source.publisher,
        published=source.published,
        rested=tuple(dict.fromkeys(_rested(source, brief))) if brief else (),
    )


def _rested(source: Source, brief: Brief) -> Iterator[str]:
    for story in brief.stories:
        for statement in statements_of(story):
            if any(cite.partition(".")[0] == source.id for cite in statement.cites):
                yield statement.text
