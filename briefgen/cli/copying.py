"""``briefgen templates`` and ``briefgen prompts``: copies of what ships with the program, to be edited."""

from collections import Counter
from pathlib import Path

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.adapters.jinja_pages import Kind
from briefgen.cli.terminal import printable
from briefgen.wiring.copying import copy_pages

_TOLD = {"written": "wrote", "same": "is there already:", "kept": "kept, it was edited (--force replaces it):"}


def copying_door(kind: Kind, what: str) -> click.Command:
    """The command that copies the shipped files of a kind."""

    @click.command(kind, short_help=f"Copy the {what} for editing.")
    @click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path(kind))
    @click.option("--force", is_flag=True, help="Replace files that were edited.")
    def door(folder: Path, *, force: bool) -> int:
        lines = []
        states: Counter[str] = Counter()
        for copied in copy_pages(kind, folder, force=force):
            lines.append(f"{_TOLD[copied.state]} {copied.path}")
            states[copied.state] += 1
        if states["written"] or states["same"]:
            lines.append(
                f"Edit them and name the folder: briefgen … --{kind} {folder}; files left out are the program's"
            )
        write_stdout("".join(f"{printable(line)}\n" for line in lines))
        return 0

    door.help = (
        f"Copy the {what} into DIR ({kind}/ where none is named), for editing.\n\n"
        "A file that was edited is left as it is, unless --force says otherwise."
    )
    return door
