"""``briefgen check FILE [PATH…]``: whether a finished brief, perhaps edited since, still holds against its sources."""

from os.path import normpath
from pathlib import Path

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.cli.findings import FORMS
from briefgen.cli.terminal import say
from briefgen.cli.write import KINDS
from briefgen.settings import Settings, read_settings
from briefgen.wiring.checking import report_of

HOLDS, FAILS = 0, 1


@click.command("check", short_help="Check a finished or edited brief, statement by statement, against its sources.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("paths", metavar="[PATH…]", nargs=-1)
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", help="For people, tools, or GitHub.")
@click.option(
    "--withdrawn", metavar="SOURCE", multiple=True, help="Path or id of a source that was withdrawn; repeatable."
)
@click.option("--max-bytes", metavar="N", type=int, help=Settings.model_fields["max_bytes"].description)
@click.option("--fields", **KINDS["KEY=NAME"], help=Settings.model_fields["fields"].description)
def door(file: Path, paths: tuple[str, ...], *, form: str, withdrawn: tuple[str, ...], **given: object) -> int:
    """Say of every statement of a brief whether it is still pinned to its sources.

    FILE is a brief's JSON, or its Markdown, which may have been edited since.  PATH is where its sources are now, a
    folder or files; without one they are read where FILE says, below FILE's own folder or the current one.  No model
    is asked.  Exit code 0: everything holds; 1: something does not, or FILE could not be checked; 2: wrong use.
    """
    settings = read_settings(engine="extractive", **given)
    report = report_of(file, paths, settings, withdrawn)
    known = {name for source in report.sources for name in (source.id, source.path, source.now)}
    for name in withdrawn:
        if known.isdisjoint((name, normpath(name))):
            say(f"{name}, named as withdrawn, is no source of {file}")
    write_stdout(FORMS[form](report, str(file)))
    return HOLDS if report.holds else FAILS
