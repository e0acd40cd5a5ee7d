"""``briefgen fetch ADDRESS… --into FOLDER``: feeds and pages into a folder that a brief can be written of."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.cli.terminal import printable, say
from briefgen.digest.gathering import MOST, Gathered
from briefgen.errors import NoArticlesError
from briefgen.wiring.gathering import Errand, gathered

COMPLETE, LOST = 0, 3
SHOWN = ("new", "changed", "unchanged")


@click.command("fetch", short_help="Fetch feeds and web pages into a folder.")
@click.argument("addresses", metavar="ADDRESS…", nargs=-1, required=True)
@click.option("--into", metavar="FOLDER", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="Where the pages are kept; made where there is none.")  # fmt: skip
@click.option("--days", metavar="N", type=click.IntRange(0), help="Only articles that a feed dates so many days back.")
@click.option("--most", metavar="N", type=click.IntRange(1), default=MOST, show_default=True,
              help="Take so many articles of a feed, the first ones.")  # fmt: skip
@click.option("--pause", metavar="SECONDS", type=click.FloatRange(0), default=1.0, show_default=True,
              help="Between two questions to a site; its robots.txt may ask for more.")  # fmt: skip
@click.option("--allow-private", "private", is_flag=True, help="Fetch from addresses inside the office too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error.")
def door(addresses: tuple[str, ...], into: Path, *, quiet: bool, **wishes: Any) -> int:  # noqa: ANN401  (click's)
    """Fetch feeds (RSS, Atom), lists of feeds (OPML) and pages into a folder, as they are.

    briefgen FOLDER then writes a brief of them.  Run again, it asks only for what is new or has changed, and keeps what
    a page was before.  One line on standard output tells what became of each page, whatever failed stands on standard
    error, and the exit code is 3 where something did.
    """
    rows = gathered(addresses, Errand(into, **wishes))
    write_stdout("".join(f"{printable(_line(row))}\n" for row in rows if row.fate in SHOWN))
    failed = [row for row in rows if row.fate == "failed"]
    if not quiet:
        for row in failed:
            say(printable(f"{row.address}: {row.reason}" + (f" (named by {row.feed})" if row.feed else "")))
        say(_summary(rows, into))
    if not any(row.path for row in rows):
        raise NoArticlesError(f"no page was fetched into {into}: see what failed above, or take more --days")
    return LOST if failed else COMPLETE


def _line(row: Gathered) -> str:
    return f"{row.fate:<9} {row.path}  {row.address}"


def _summary(rows: tuple[Gathered, ...], into: Path) -> str:
    counts: Counter[str] = Counter(row.fate for row in rows)
    told = ", ".join(f"{counts[fate]} {fate}" for fate in (*SHOWN, "older", "failed") if counts[fate])
    return f"{told or 'nothing'}; kept in {into}"
