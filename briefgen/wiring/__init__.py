"""Builds the adapters from the settings and hands them in: the only module that knows which serves which port."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple, Unpack

from briefgen.adapters.executors import CpuExecutor, collecting_seldom, waiting_executor
from briefgen.adapters.file_reader import FileReader, Workshop
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.adapters.run_meter import NoMeter
from briefgen.adapters.silent_progress import SilentProgress
from briefgen.adapters.system_clock import SystemClock
from briefgen.domain.selection import Selection
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.errors import SettingsError
from briefgen.pipeline.inspecting import inspect_articles
from briefgen.pipeline.recipe import make_brief
from briefgen.pipeline.tools import Tools, Wishes
from briefgen.ports.format import Edition
from briefgen.settings import Options, Settings, read_settings

if TYPE_CHECKING:
    from briefgen.adapters.answer_cache import AnswerStore
    from briefgen.domain.brief import Brief
    from briefgen.domain.estimate import Estimate
    from briefgen.domain.ledger import LedgerRow
    from briefgen.pipeline.inspecting import Inspected
    from briefgen.pipeline.recipe import Made
    from briefgen.ports.progress import Progress

Build = Callable[..., Tools]


class Rehearsed(NamedTuple):
    """What a run would ask, and what became of its inputs."""

    estimate: "Estimate"
    ledger: "tuple[LedgerRow, ...]"


def write_brief(paths: str | PathLike[str] | Sequence[str | PathLike[str]], **options: Unpack[Options]) -> "Brief":
    """Make a brief of the articles at the paths: the Python form of ``briefgen PATH…``.

    Args:
        paths: a folder or file, or several; folders are walked in name order.
        options: any of the settings, as the command line has them; the environment and ``briefgen.toml`` fill in.

    Returns:
        The checked brief; ``brief.model_dump_json()`` is what ``--format json`` prints.

    Raises:
        BriefgenError: as on the command line; ``str(error)`` says what to do.
    """
    if unknown := options.keys() - Options.__annotations__.keys():
        known = ", ".join(sorted(Options.__annotations__))
        raise SettingsError(f"write_brief has no setting {min(unknown)!r}; there are {known}")
    several = [paths] if isinstance(paths, str | PathLike) else paths
    return brief_of([os.fspath(path) for path in several], read_settings(**options))


def brief_of(paths: Sequence[str], settings: Settings, progress: "Progress | None" = None) -> "Brief":
    """Make a brief under settings that were read already."""
    return made_of(paths, settings, progress).brief


def made_of(
    paths: Sequence[str], settings: Settings, progress: "Progress | None" = None, *, since: str | None = None
) -> "Made":
    """The same, with the articles and how much of each the brief cites; without those published before ``since``."""
    with collecting_seldom(), tools_for(settings, progress) as tools:
        return make_brief(paths, tools, _wishes(settings).model_copy(update={"since": since}))


def rehearsal_of(paths: Sequence[str], settings: Settings, progress: "Progress | None" = None) -> "Rehearsed":
    """Go through a whole run without its model: what it would ask, and what became of the inputs."""
    from briefgen.wiring.rehearsal import Rehearsal  # noqa: PLC0415  (the model's side)

    rehearsal = Rehearsal(settings)
    with tools_for(settings, progress, side=rehearsal.side) as tools:
        made = make_brief(paths, tools, _wishes(settings))
    return Rehearsed(rehearsal.estimate(), made.brief.ledger)


def inspection_of(paths: Sequence[str], settings: Settings) -> "Inspected":
    """Read the articles at the paths as for a brief, and stop before one is written."""
    with collecting_seldom(), tools_for(settings, None) as tools:
        return inspect_articles(paths, tools, Wishes(topic=settings.topic))


def edition_of(made: "Made", settings: Settings) -> Edition:
    """What a format is given; it tells the coverage where the settings ask for it."""
    coverage = made.coverage if settings.ledger else ()
    return Edition(brief=made.brief, articles=made.articles, coverage=coverage, length=settings.length)


def check_pages(settings: Settings) -> None:
    """Raise ``TemplateError`` now rather than after the work where a template or prompt is broken.

    Templates of the user's own are tried on an invented brief, so that a name that does not exist shows, too.
    """
    for pages in (JinjaPages("templates", settings.templates), JinjaPages("prompts", settings.prompts)):
        pages.check()
    if settings.templates:
        from briefgen.stages.render.specimen import specimen  # noqa: PLC0415  (as the formats: start-up time)
        from briefgen.wiring.outputs import SHIPPED, outputs_of  # noqa: PLC0415

        for output in outputs_of(settings):
            if output.form.name in SHIPPED:
                output.form.render(specimen())


def _wishes(settings: Settings) -> Wishes:
    return Wishes(title=settings.title, topic=settings.topic, question=settings.question)


def engine_choice(settings: Settings) -> tuple[str, str]:
    """Which engine writes, and why, in words for stderr.

    Raises:
        SettingsError: the openai engine is asked for and no key or server is configured.
    """
    if settings.engine == "extractive":
        return "extractive", "extractive engine, as asked for"
    if settings.has_model:
        where = f" at {settings.base_url}" if settings.base_url else ""
        return "openai", f"openai engine, model {settings.model}{where}"
    if settings.engine == "openai":
        raise SettingsError(
            "the openai engine needs a key or a server: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own"
        )
    return "extractive", "extractive engine, because neither OPENAI_API_KEY nor OPENAI_BASE_URL is set"


@contextmanager
def tools_for(
    settings: Settings, progress: "Progress | None", *, side: Callable[..., Build] | None = None
) -> Iterator[Tools]:
    """The collaborators of one run; its threads and processes end with the block.

    ``side`` builds the model's side in the place of the one that the settings ask for.
    """
    name = "openai" if side else engine_choice(settings)[0]
    cores = os.cpu_count() or 1
    workshop = Workshop(cores)
    reader = FileReader(max_bytes=settings.max_bytes, fields=settings.fields, parse=workshop.parse, rest=workshop.close)
    clock = SystemClock()
    cpu, reads = CpuExecutor(cores), waiting_executor(cores)
    by_rule = ExtractiveEngine(Selection(question=settings.question, length=settings.length))
    build: Build = partial(
        Tools, reader=reader, reads=reads, spare=by_rule, clock=clock, progress=progress or SilentProgress()
    )
    # Two pools for what waits: a story that waits for its groups must not hold the thread that one of them needs.
    waits, groups = (cpu, cpu) if name == "extractive" else map(waiting_executor, [settings.concurrency] * 2)
    with ExitStack() as stack:
        for executor in (groups, waits, cpu, reads):  # nothing is awaited that no longer matters
            stack.callback(executor.shutdown, wait=False, cancel_futures=True)
        stack.callback(workshop.close)
        if name == "extractive" and not settings.verify:
            yield build(engine=by_rule, counter=None, cpu=cpu, waits=waits, meter=NoMeter())
        else:
            from briefgen.wiring.model_side import with_judge, with_model  # noqa: PLC0415  (see there)

            if name == "extractive":
                build = partial(build, engine=by_rule)
                groups = waiting_executor(settings.concurrency)
                stack.callback(groups.shutdown, wait=False, cancel_futures=True)
            with_side = side or (with_judge if name == "extractive" else with_model)
            yield with_side(build, settings, groups, clock=clock, stack=stack)(cpu=cpu, waits=waits)


def store_of(settings: Settings) -> "AnswerStore":
    """The file that keeps a model's answers."""
    from briefgen.wiring import model_side  # noqa: PLC0415  (see there)

    return model_side.store_of(settings)
