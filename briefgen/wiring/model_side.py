"""The model's side of a run; imported when a model writes: nobody who writes without one should wait for it."""

import math
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING

from briefgen.adapters.answer_cache import AnswerStore, KeptModel, usual_place
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.adapters.metered_model import MeteredModel
from briefgen.adapters.openai_model import OpenAIModel
from briefgen.adapters.paced_model import PacedModel
from briefgen.adapters.price_list import PriceList
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.adapters.run_meter import RunMeter
from briefgen.adapters.system_clock import SystemClock
from briefgen.adapters.tiktoken_counter import TiktokenCounter
from briefgen.engines.openai.engine import OpenAIEngine
from briefgen.engines.openai.settings import Wishes as Steering
from briefgen.pipeline.tools import Tools
from briefgen.settings import Settings

if TYPE_CHECKING:
    from briefgen.ports.chat_model import ChatModel
    from briefgen.ports.meter import Meter
    from briefgen.ports.token_counter import TokenCounter

Build = Callable[..., Tools]
"""What makes the tools of a run once it is given those that are missing."""


def store_of(settings: Settings) -> AnswerStore:
    """The file that keeps a model's answers."""
    return AnswerStore(settings.cache or usual_place())


def prices_of(settings: Settings) -> PriceList:
    """What the model's calls cost."""
    return PriceList(settings.model, settings.base_url, own=settings.price)


def engine_of(settings: Settings, model: "ChatModel", counter: "TokenCounter", groups: Executor) -> OpenAIEngine:
    """The engine that asks ``model``."""
    steering = Steering(language=settings.language, topic=settings.topic, title=settings.title)
    return OpenAIEngine(model, JinjaPages("prompts", settings.prompts), counter, wishes=steering, groups=groups)


def with_model(build: Build, settings: Settings, groups: Executor, *, clock: SystemClock, stack: ExitStack) -> Build:
    """What builds the tools of a run that asks a model."""
    model, meter = _asked(settings, clock, stack)
    counter = TiktokenCounter()
    engine = engine_of(settings, model, counter, groups)
    prompts = JinjaPages("prompts", settings.prompts).hashes()
    return partial(build, engine=engine, counter=counter, meter=meter, prompts=prompts)


def server_of(settings: Settings, left: Callable[[], float] = lambda: math.inf) -> OpenAIModel:
    """The server, which is connected to at the first question."""
    key = settings.api_key.get_secret_value() if settings.api_key else None
    return OpenAIModel(settings.model, base_url=settings.base_url, api_key=key, timeout=settings.timeout, left=left)


def _asked(settings: Settings, clock: SystemClock, stack: ExitStack) -> "tuple[ChatModel, Meter]":
    """The model from the server up: metered, paced, kept, read, asked again; and what knows its cost."""

    def left() -> float:
        """The seconds that the run has, by its own clock."""
        return math.inf if settings.deadline is None else settings.deadline - clock.elapsed()

    server = server_of(settings, left)
    metered = MeteredModel(server, prices_of(settings).cost)
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
