"""``briefgen inspect PATH…``: what was read of each input, before a brief is written of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

import click

from briefgen import wiring
from briefgen.adapters.brief_writer import write_stdout
from briefgen.cli.inspection import as_json
from briefgen.cli.terminal import printable
from briefgen.cli.write import KINDS
from briefgen.domain.article import Article, Cut
from briefgen.domain.source import Origin
from briefgen.pipeline.inspecting import Inspected
from briefgen.settings import Settings, read_settings
from briefgen.stages.trace import Traced

LOST, COMPLETE = 3, 0
_NAMED = 10  # sources that one line names


def help_of(name: str) -> str | None:
    """What a setting means, as a command's help."""
    return Settings.model_fields[name].description


@click.command("inspect", short_help="Show what is read of the articles at the paths, and what is left out.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--text", is_flag=True, help="Show every article's text too, what was removed marked with its rule.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for tools.")
@click.option("--topic", metavar="TEXT", help=help_of("topic"))
@click.option("--max-bytes", metavar="N", type=int, help=help_of("max_bytes"))
@click.option("--fields", **KINDS["KEY=NAME"], help=help_of("fields"))
def door(paths: tuple[str, ...], *, text: bool, form: str, **given: object) -> int:
    """Show of every input what a brief would rest on.

    Its title, date and what the date rests on, publisher, author, language and flags; its origin, the words that it
    shares with copies, and its story.  With --text, lines that are kept begin with "  | ", lines that are removed with
    "  - " and the rule that removed them, kept lines that are held back, so that no statement rests on them, with
    "  ? " and the reason, in the order of the page.  No model is asked.
    """
    settings = read_settings(engine="extractive", **given)
    seen = wiring.inspection_of(paths, settings)
    if form == "json":
        write_stdout(as_json(seen, text=text))
        return LOST if seen.reading.rows else COMPLETE
    lines = [line for number in range(len(seen.reading.articles)) for line in _shown(seen, number, text=text)]
    lines += [f"–    {row.input}: {row.fate}: {row.reason}" for row in seen.reading.rows]
    write_stdout("".join(f"{printable(line)}\n" for line in lines))
    return LOST if seen.reading.rows else COMPLETE


def _shown(seen: Inspected, number: int, *, text: bool) -> Iterator[str]:
    article = seen.reading.articles[number]
    yield f"{article.id:<4} {_line(article.path)}"
    for name, value in _facts(article, seen.traced):
        yield f"     {name:<10} {_line(value)}"
    if text:
        yield ""
        yield from _marked(article)
    yield ""


def _facts(article: Article, traced: Traced) -> Iterator[tuple[str, str]]:
    """What is known of an article, each with its name."""
    yield "title", article.title or "none found"
    yield "published", f"{article.published} ({article.published_basis})" if article.published else "undated"
    yield "publisher", article.publisher or "none found"
    yield "author", article.author or "none found"
    yield "language", article.language
    yield "flags", ", ".join(article.flags) or "none"
    yield "kept", f"{sum(span.size for span in article.body):,} of {len(article.text):,} characters"
    yield "removed", _rules(article.cuts) or "nothing"
    if article.held:
        yield "in doubt", _rules(article.held)
    for origin in traced.origins:
        if article.id in origin.sources:
            yield "origin", _origin(origin, article.id)
    for copy in traced.copies:
        if copy.source == article.id:
            yield "copy of", f"{copy.of}: {copy.why}"
    yield "story", _story(article.id, traced)


def _rules(cuts: Sequence[Cut]) -> str:
    """The rules by how often they were used."""
    return ", ".join(f"{rule} ({count})" for rule, count in Counter(cut.rule for cut in cuts).most_common())


def _origin(origin: Origin, source: str) -> str:
    others = [other for other in origin.sources if other != source]
    shared = f"; shared with {_several(others)}" if others else ""
    return f"{origin.id}: {origin.label}{shared}: {origin.why}"


def _story(source: str, traced: Traced) -> str:
    for number, group in enumerate(traced.groups, 1):
        if source in group:
            others = [other for other in group if other != source]
            return f"{number} of {len(traced.groups)}" + (f", with {_several(others)}" if others else ", alone")
    return "none: has little in common with the topic"


def _several(sources: Sequence[str]) -> str:
    """Some sources by name and the others by their number: each of ten thousand would name all the rest."""
    more = len(sources) - _NAMED
    return ", ".join(sources[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _marked(article: Article) -> Iterator[str]:
    """The text in its order, line by line, each with what became of it."""
    pieces = [(span, f"  ? [{rule}] " if rule else "  | ") for span, rule in article.kept()]
    pieces += [(cut.span, f"  - [{cut.rule}] ") for cut in article.cuts]
    for span, mark in sorted(pieces):
        yield from (f"{mark}{line.strip()}" for line in article.words_of(span).split("\n") if line.strip())


def _line(value: str) -> str:
    """A value in one line, however many it was written in."""
    return " ".join(value.split())
