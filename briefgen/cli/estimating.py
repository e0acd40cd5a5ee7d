"""``briefgen PATH… --estimate``: what a brief would cost."""

from collections.abc import Iterable, Sequence

from briefgen.adapters.brief_writer import write_stdout
from briefgen.cli.terminal import printable
from briefgen.domain.estimate import Estimate, StepEstimate

_HEADS = ("step", "calls", "kept", "tokens in", "tokens out", "US$")


def show_estimate(estimate: Estimate, form: str | None) -> None:
    """Print an estimate on standard output, as JSON where that is asked for."""
    if form == "json":
        write_stdout(f"{estimate.model_dump_json(indent=2)}\n")
        return
    who = f"model {estimate.model}" if estimate.model else f"{estimate.engine} engine"
    lines = (f"Estimate for {who}; nothing was asked.", "", *_table(estimate), "", "Based on:", *_basis(estimate))
    write_stdout("".join(f"{printable(line)}\n" for line in lines))


def _table(estimate: Estimate) -> Iterable[str]:
    rows = [_HEADS, *(_row(one.step, one) for one in estimate.steps), _row("in all", estimate)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *numbers = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join((first.strip().ljust(widths[0]), *numbers)).rstrip()


def _row(name: str, one: StepEstimate | Estimate) -> Sequence[str]:
    cost = "unknown" if one.cost is None else f"{one.cost:.4f}"
    numbers = (one.calls, one.answers_kept, one.tokens_in, one.tokens_out)
    return (name, *(f"{number:,}" for number in numbers), cost)


def _basis(estimate: Estimate) -> Iterable[str]:
    return (f"- {one}" for one in estimate.basis)
