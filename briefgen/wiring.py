"""Builds the adapters from the settings and hands them in: the only module that knows which serves which port."""

import math
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, Unpack

from briefgen.adapters.executors import cpu_executor, waiting_executor
from briefgen.adapters.file_reader import FileReader, Workshop
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.adapters.run_meter import NoMeter, RunMeter
from briefgen.adapters.silent_progress import SilentProgress
from briefgen.adapters.system_clock import SystemClock
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.errors import SettingsError
from briefgen.pipeline.inspecting import inspect_articles
from briefgen.pipeline.recipe import make_brief
from briefgen.pipeline.tools import Tools, Wishes
from briefgen.settings import Options, Settings, read_settings
from briefgen.stages.render import render_brief

if TYPE_CHECKING:
    from briefgen.adapters.answer_cache import AnswerStore
    from briefgen.domain.brief import Brief
    from briefgen.domain.checking.coverage import Coverage
    from briefgen.pipeline.inspecting import Inspected
    from briefgen.pipeline.recipe import Made
    from briefgen.ports.chat_model import ChatModel
    from briefgen.ports.meter import Meter
    from briefgen.ports.progress import Progress


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


def made_of(paths: Sequence[str], settings: Settings, progress: "Progress | None" = None) -> "Made":
    """The same, with how much of each source the brief cites."""
    with tools_for(paths, settings, progress) as tools:
        return make_brief(paths, tools, Wishes(title=settings.title, topic=settings.topic))


def inspection_of(paths: Sequence[str], settings: Settings) -> "Inspected":
    """Read the articles at the paths as for a brief, and stop before one is written."""
    with tools_for(paths, settings, None) as tools:
        return inspect_articles(paths, tools, Wishes(topic=settings.topic))


def page_of(brief: "Brief", settings: Settings, form: str, coverage: "Sequence[Coverage]" = ()) -> str:
    """Render a brief as ``md`` or ``json``; a page tells the coverage where the settings ask for it."""
    shown = coverage if settings.ledger else ()
    return render_brief(brief, form, pages=JinjaPages("templates", settings.templates), coverage=shown)


def check_pages(settings: Settings) -> None:
    """Raise ``TemplateError`` now rather than after the work where a template or prompt has a syntax error."""
    for pages in (JinjaPages("templates", settings.templates), JinjaPages("prompts", settings.prompts)):
        pages.check()


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
def tools_for(paths: Sequence[str], settings: Settings, progress: "Progress | None") -> Iterator[Tools]:
    """The collaborators of one run; its threads and processes end with the block."""
    name, _ = engine_choice(settings)
    workshop = Workshop()
    reader = FileReader(max_bytes=settings.max_bytes, fields=settings.fields, parse=workshop.parse)
    clock = SystemClock()
    build: Callable[..., Tools] = partial(
        Tools, reader=reader, spare=ExtractiveEngine(), clock=clock, progress=progress or SilentProgress()
    )
    inputs = sum(1 for _ in reader.inputs(paths))
    cpu = cpu_executor(inputs, os.cpu_count() or 1)
    # Two pools for what waits: a story that waits for its groups must not hold the thread that one of them needs.
    waits, groups = (cpu, cpu) if name == "extractive" else map(waiting_executor, [settings.concurrency] * 2)
    with ExitStack() as stack:
        for executor in (groups, waits, cpu):  # nothing is awaited that no longer matters
            stack.callback(executor.shutdown, wait=False, cancel_futures=True)
        stack.callback(workshop.close)
        if name == "extractive":
            yield build(engine=ExtractiveEngine(), counter=None, cpu=cpu, waits=waits, meter=NoMeter())
        else:
            yield _with_model(build, settings, groups, clock=clock, stack=stack)(cpu=cpu, waits=waits)


def store_of(settings: Settings) -> "AnswerStore":
    """The file that keeps a model's answers."""
    from briefgen.adapters.answer_cache import AnswerStore, usual_place  # noqa: PLC0415  (the model's side)

    return AnswerStore(settings.cache or usual_place())


def _with_model(
    build: Callable[..., Tools], settings: Settings, groups: Executor, *, clock: SystemClock, stack: ExitStack
) -> Callable[..., Tools]:
    # The model's side is imported here and below: nobody who writes without a model should wait for it.
    from briefgen.adapters.tiktoken_counter import TiktokenCounter  # noqa: PLC0415
    from briefgen.engines.openai.engine import OpenAIEngine  # noqa: PLC0415
    from briefgen.engines.openai.settings import Wishes as Steering  # noqa: PLC0415

    model, meter = _asked(settings, clock, stack)
    counter = TiktokenCounter()
    pages = JinjaPages("prompts", settings.prompts)
    steering = Steering(language=settings.language, topic=settings.topic, title=settings.title)
    engine = OpenAIEngine(model, pages, counter, wishes=steering, groups=groups)
    return partial(build, engine=engine, counter=counter, meter=meter, prompts=pages.hashes())


def _asked(settings: Settings, clock: SystemClock, stack: ExitStack) -> "tuple[ChatModel, Meter]":
    """The model from the server up: metered, paced, kept, read, asked again; and what knows its cost."""
    from briefgen.adapters.answer_cache import KeptModel  # noqa: PLC0415
    from briefgen.adapters.metered_model import MeteredModel  # noqa: PLC0415
    from briefgen.adapters.openai_model import OpenAIModel  # noqa: PLC0415
    from briefgen.adapters.paced_model import PacedModel  # noqa: PLC0415
    from briefgen.adapters.price_list import PriceList  # noqa: PLC0415
    from briefgen.adapters.reading_model import ReadingModel  # noqa: PLC0415
    from briefgen.adapters.retrying_model import RetryingModel  # noqa: PLC0415

    def left() -> float:
        """The seconds that the run has, by its own clock."""
        return math.inf if settings.deadline is None else settings.deadline - clock.elapsed()

    key = settings.api_key.get_secret_value() if settings.api_key else None
    server = OpenAIModel(settings.model, base_url=settings.base_url, api_key=key, timeout=settings.timeout, left=left)
    metered = MeteredModel(server, PriceList(settings.model, settings.base_url, own=settings.price).cost)
    paced = PacedModel(metered, most=settings.concurrency, left=left)
    attempts = settings.retries + 1
    if settings.no_cache:
        model = RetryingModel(ReadingModel(paced), attempts=attempts, left=left)
        return model, RunMeter(metered, retries=lambda: model.retries)
    kept = KeptModel(paced, stack.enter_context(closing(store_of(settings))), server.wording, clock)
    model = RetryingModel(ReadingModel(kept), attempts=attempts, left=left)
    return model, RunMeter(
        metered, retries=lambda: model.retries, kept=lambda: kept.taken, notices=lambda: kept.notices
    )
