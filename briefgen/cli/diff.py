"""``briefgen diff OLD… NEW``: what is new in a brief, and what became of what those before it said."""

from pathlib import Path

import click

from briefgen.adapters.brief_writer import check_writable, write_file, write_stdout
from briefgen.cli.inspect import help_of
from briefgen.settings import read_settings
from briefgen.wiring import check_pages
from briefgen.wiring.comparing import changes_of, changes_page_of

FORMATS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json"}


@click.command("diff", short_help="Say what changed between briefs.")
@click.argument("briefs", metavar="OLD… NEW", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["md", "html", "json"]), help="For people, or for tools.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to FILE in one step.")
@click.option("--templates", metavar="DIR", help=help_of("templates"))
@click.option("--max-bytes", metavar="N", type=int, help=help_of("max_bytes"))
def door(briefs: tuple[Path, ...], form: str | None, output: Path | None, **given: object) -> int:
    """Say what is new in a brief, and what became of what earlier ones said.

    OLD and NEW are briefs in JSON (briefgen PATH… -o brief.json); of several OLD ones the oldest comes first.  A
    statement is new where it rests on an article that no earlier brief had, and says what none of them said.  No model
    is asked, and the articles are not read again.
    """
    if len(briefs) < 2:  # noqa: PLR2004  (one to compare, one to compare with)
        raise click.UsageError("give at least two briefs in JSON: OLD NEW")
    settings = read_settings(engine="extractive", **given)
    if output:
        check_writable(output)
    check_pages(settings)
    changes = changes_of(briefs, settings)
    wished = form or (FORMATS.get(output.suffix.lower()) if output else None) or "md"
    page = changes_page_of(changes, settings, wished)
    write_file(output, page) if output else write_stdout(page)
    return 0
