"""The front door: finds the command, and is the one place that catches what briefgen gives up on."""

from collections.abc import Sequence
from importlib import import_module

import click
from click_default_group import DefaultGroup

from briefgen.cli.terminal import say
from briefgen.errors import BriefgenError, ReaderGoneError

FAILED, USAGE, INTERRUPTED, READER_GONE = 1, 2, 130, 141
"""Exit codes beside 0 (complete) and 3 (written, but something was lost); the last two are the shell's own."""

DOORS = {
    "write": "briefgen.cli.write",
    "inspect": "briefgen.cli.inspect",
    "fetch": "briefgen.cli.fetch",
    "diff": "briefgen.cli.diff",
    "check": "briefgen.cli.check",
    "templates": "briefgen.cli.templates",
    "prompts": "briefgen.cli.prompts",
    "digest": "briefgen.cli.digest",
    "cache": "briefgen.cli.cache",
    "schema": "briefgen.cli.schema",
}
"""Command to module; each module calls its command ``door``."""


class Doors(DefaultGroup):  # type: ignore[misc]  # the library ships no types
    """Opens only the door that is used, so that ``--version`` waits for no library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (the base class's signature)
        """Return every command's name."""
        return list(DOORS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, the default one for any other word."""
        name = cmd_name if cmd_name in DOORS else str(self.default_cmd_name)
        if name not in self.commands:
            self.add_command(import_module(DOORS[name]).door, name)
        command: click.Command | None = super().get_command(ctx, cmd_name)
        return command


@click.group(
    "briefgen",
    cls=Doors,
    default="write",
    default_if_no_args=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`briefgen PATH…` is short for `briefgen write PATH…`; see `briefgen write --help` for its options.",
)
@click.version_option(package_name="briefgen", message="%(prog)s %(version)s")
def doors() -> None:
    """Turn a pile of news articles into a brief in which every statement is pinned to the words it rests on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        code = doors.main(args=arguments, prog_name="briefgen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return USAGE
    except ReaderGoneError:
        return READER_GONE
    except BriefgenError as error:
        say(str(error))
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        say("interrupted; nothing was written")
        return INTERRUPTED
    except OSError as error:  # a help page that cannot be printed; what briefgen writes itself has its own errors
        say(f"standard output: {error.strerror or error}")
        return FAILED
    return code if isinstance(code, int) else 0
