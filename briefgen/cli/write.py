"""``briefgen PATH…``: write a brief."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from briefgen import wiring
from briefgen.adapters.brief_writer import check_stdout, check_writable, write_file, write_stdout
from briefgen.adapters.silent_progress import SilentProgress
from briefgen.cli.estimating import show_estimate
from briefgen.cli.terminal import say
from briefgen.domain.brief import Brief
from briefgen.domain.estimate import Estimate
from briefgen.domain.run import Run, StepRun
from briefgen.domain.selection import Length
from briefgen.settings import EngineChoice, Settings, Verifier, named_fields, read_settings
from briefgen.wiring.outputs import format_names, outputs_of

if TYPE_CHECKING:
    from briefgen.adapters.rich_progress import RichProgress

LOST, COMPLETE = 3, 0
LOSSES = frozenset({"empty", "unreadable", "failed"})
ARGUMENTS = {
    "engine": ("--engine", "CHOICE"),
    "model": ("--model", "NAME"),
    "base_url": ("--base-url", "URL"),
    "format": ("--format", "CHOICE"),
    "output": ("-o", "--output", "FILE"),
    "title": ("--title", "TEXT"),
    "topic": ("--topic", "TEXT"),
    "question": ("--question", "TEXT"),
    "length": ("--length", "CHOICE"),
    "language": ("--language", "CODE"),
    "prompts": ("--prompts", "DIR"),
    "templates": ("--templates", "DIR"),
    "reference_doc": ("--reference-doc", "DOCX"),
    "concurrency": ("--concurrency", "N"),
    "timeout": ("--timeout", "SECONDS"),
    "deadline": ("--deadline", "SECONDS"),
    "retries": ("--retries", "N"),
    "verify": ("--verify", "CHOICE"),
    "verify_model": ("--verify-model", "NAME"),
    "price": ("--price", "IN/OUT"),
    "max_tokens": ("--max-tokens", "N"),
    "max_cost": ("--max-cost", "USD"),
    "estimate": ("--estimate", "FLAG"),
    "cache": ("--cache", "PATH"),
    "no_cache": ("--no-cache", "FLAG"),
    "max_bytes": ("--max-bytes", "N"),
    "fields": ("--fields", "KEY=NAME"),
    "ledger": ("--ledger", "FLAG"),
    "quiet": ("-q", "--quiet", "FLAG"),
    "verbose": ("-v", "--verbose", "FLAG"),
}
"""Setting to its flags and the word for its value; what each means stands in ``Settings``."""


def fields_given(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> object:  # noqa: ARG001  (click's)
    """The names of fields on the command line as the table that they stand for, None where there are none."""
    try:
        return named_fields(",".join(value)) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def files_given(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> object:  # noqa: ARG001  (click's)
    """The files on the command line, None where there are none, so that the environment or the file may name them."""
    return value or None


class FormatName(click.ParamType):  # type: ignore[type-arg]  # generic in some versions only
    """The name of a format, of those that other packages add too; looked for only where one is named or offered."""

    name = "format"

    def get_metavar(self, *_: object, **__: object) -> str:
        """What ``--help`` offers."""
        return f"[{'|'.join(format_names())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a name that there is."""
        if value not in (names := format_names()):
            self.fail(f"{value!r} is not one of {', '.join(map(repr, names))}.", param, ctx)
        return value


CHOICES: dict[str, Any] = {
    "engine": click.Choice(get_args(EngineChoice)),
    "format": FormatName(),
    "length": click.Choice(get_args(Length)),
    "verify": click.Choice(get_args(Verifier)),
}
KINDS: dict[str, dict[str, Any]] = {
    "FLAG": {"is_flag": True, "default": None},
    "FILE": {"multiple": True, "metavar": "FILE", "callback": files_given},
    "KEY=NAME": {"multiple": True, "metavar": "KEY=NAME", "callback": fields_given},
    "N": {"type": int, "metavar": "N"},
    "USD": {"type": float, "metavar": "USD"},
    "SECONDS": {"type": float, "metavar": "SECONDS"},
}


def setting_flags(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command one option a setting, with the setting's own description as help.

    What a value may be is checked by ``Settings``, so that a variable and a line of the file are held to the same.
    """
    for name, (*flags, value) in reversed(ARGUMENTS.items()):
        kind = KINDS.get(value) or ({"type": CHOICES[name]} if name in CHOICES else {"metavar": value})
        function = click.option(*flags, name, help=Settings.model_fields[name].description, **kind)(function)
    return function


@click.command("write", short_help="Write a brief of the articles at the paths (the default command).")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@setting_flags
def door(paths: tuple[str, ...], **given: object) -> int:
    """Write a brief of the articles at the paths to standard output.

    PATH is a folder (walked in name order), a file, or - for one article on standard input.
    Every option can also stand in briefgen.toml (max_bytes = 1000000)
    or in the environment (BRIEFGEN_MAX_BYTES=1000000).
    """
    settings = read_settings(**given)
    if settings.estimate:
        return _estimate(paths, settings)
    for path in settings.output:
        check_writable(path)
    outputs = outputs_of(settings)
    if outputs[0].path is None:
        check_stdout(binary=outputs[0].form.binary)
    wiring.check_pages(settings)
    engine, why = wiring.engine_choice(settings)
    _say(settings, why)
    if settings.language and engine == "extractive":
        _say(settings, "--language steers the openai engine only; the extractive engine keeps the sources' own words")
    with _progress(settings) as progress:
        made = wiring.made_of(paths, settings, progress)
    edition = wiring.edition_of(made, settings)
    written = [(output.path, output.form.render(edition)) for output in outputs]  # all of them before any is written
    for place, page in written:
        write_stdout(page) if place is None else write_file(place, page)
    return _report(made.brief, settings)


def _estimate(paths: tuple[str, ...], settings: Settings) -> int:
    """Say what a brief would cost, and which inputs it would lose; no call is made, and no brief is written."""
    if settings.engine == "extractive" and not settings.verify:
        show_estimate(Estimate(engine="extractive", model=None, basis=("this engine asks no model",)), settings.format)
        return COMPLETE
    wiring.check_pages(settings)
    with _progress(settings) as progress:
        rehearsed = wiring.rehearsal_of(paths, settings, progress)
    show_estimate(rehearsed.estimate, settings.format)
    rows = [row for row in rehearsed.ledger if row.fate in LOSSES]
    for row in rows:
        _say(settings, f"{row.input}: {row.fate}: {row.reason}")
    return LOST if rows else COMPLETE


def _progress(settings: Settings) -> "SilentProgress | RichProgress":
    if settings.quiet or sys.stderr is None or not sys.stderr.isatty():
        return SilentProgress()
    from briefgen.adapters.rich_progress import RichProgress  # noqa: PLC0415  (0.06 s that only a terminal is owed)

    return RichProgress()


def _report(brief: Brief, settings: Settings) -> int:
    """Say on stderr what was lost; return the exit code."""
    rows = [row for row in brief.ledger if row.fate in LOSSES]
    gaps = [gap for gap in brief.gaps if gap.what in {"chunk", "source"}]
    for line in (
        *([brief.run.stopped] if brief.run.stopped else []),
        *brief.run.notices,
        *(f"{row.input}: {row.fate}: {row.reason}" for row in rows),
        *(f"{gap.text}: left out: {gap.reason}" for gap in gaps),
    ):
        _say(settings, line)
    if settings.verbose:
        _say_more(settings, brief)
    if settings.output and (rows or gaps):
        lost = " and ".join(filter(None, (_counted(len(rows), "input"), _counted(len(gaps), "part"))))
        names = ", ".join(map(str, settings.output))
        were = "was" if len(settings.output) == 1 else "were"
        _say(settings, f"{names} {were} written without {lost} (see the lines above, and the ledger)")
    return LOST if rows or gaps or brief.run.stopped else COMPLETE


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}" if number else ""


def _say_more(settings: Settings, brief: Brief) -> None:
    run, withheld = brief.run, sum(gap.what in {"statement", "claim"} for gap in brief.gaps)
    lines: Sequence[str] = (
        f"{len(brief.ledger)} inputs, {len(brief.sources)} sources, {len(brief.origins)} origins",
        f"{len(brief.claims)} claims, {len(brief.citations)} citations, {withheld} statements withheld",
        *(f"{one.step}: {_asked(one)}; {_seconds(one.seconds)}" for one in run.steps),
        *([_asked(run)] if run.model else []),
        _seconds(run.seconds),
    )
    for line in lines:
        _say(settings, line)


def _asked(run: Run | StepRun) -> str:
    """What was asked, in numbers; of a whole run or of one step."""
    cost = "cost unknown" if run.cost is None else f"${run.cost:.4f}"
    return (
        f"{run.calls} calls, {run.answers_kept} answers kept before, {run.retries} retries; "
        f"{run.tokens_in} tokens in ({run.tokens_cached} of them cached), {run.tokens_out} out; {cost}"
    )


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} seconds"


def _say(settings: Settings, line: str) -> None:
    if not settings.quiet:
        say(line)
