"""The model's side of a run; imported when a model writes: nobody who writes without one should wait for it."""

import math
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import BaseModel

from briefgen.adapters.answer_cache import AnswerStore, KeptModel, usual_place
from briefgen.adapters.budgeted_model import Bound, BudgetedModel, Purse
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.adapters.metered_model import MeteredModel
from briefgen.adapters.openai_model import OpenAIModel
from briefgen.adapters.paced_model import PacedModel
from briefgen.adapters.price_list import OPENAI, PriceList
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.adapters.run_meter import RunMeter
from briefgen.adapters.system_clock import SystemClock
from briefgen.adapters.tiktoken_counter import TiktokenCounter
from briefgen.domain.budget import Budget
from briefgen.domain.token_bound import most_counted, most_tokens
from briefgen.engines.openai.engine import OpenAIEngine
from briefgen.engines.openai.settings import Wishes as Steering
from briefgen.errors import SettingsError
from briefgen.pipeline.tools import Tools
from briefgen.ports.chat_model import Request, Responder
from briefgen.settings import Settings

if TYPE_CHECKING:
    from briefgen.ports.chat_model import ChatModel
    from briefgen.ports.meter import Meter
    from briefgen.ports.token_counter import TokenCounter

Build = Callable[..., Tools]
"""What makes the tools of a run once it is given those that are missing."""

_OPENAI_HOSTS = (".openai.com", ".openai.azure.com")


def store_of(settings: Settings) -> AnswerStore:
    """The file that keeps a model's answers."""
    return AnswerStore(settings.cache or usual_place())


def prices_of(settings: Settings) -> PriceList:
    """What the model's calls cost."""
    return PriceList(settings.model, settings.base_url, own=settings.price)


def engine_of(settings: Settings, model: "ChatModel", counter: "TokenCounter", groups: Executor) -> OpenAIEngine:
    """The engine that asks ``model``."""
    steering = Steering(
        language=settings.language,
        topic=settings.topic,
        title=settings.title,
        question=settings.question,
        length=settings.length,
    )
    return OpenAIEngine(model, JinjaPages("prompts", settings.prompts), counter, wishes=steering, groups=groups)


def with_model(build: Build, settings: Settings, groups: Executor, *, clock: SystemClock, stack: ExitStack) -> Build:
    """What builds the tools of a run that asks a model."""
    counter = TiktokenCounter(settings.model)
    model, meter = _asked(settings, clock, stack, counter)
    engine = engine_of(settings, model, counter, groups)
    prompts = JinjaPages("prompts", settings.prompts).hashes()
    return partial(build, engine=engine, counter=counter, meter=meter, prompts=prompts)


def server_of(
    settings: Settings, left: Callable[[], float] = lambda: math.inf, *, bounded: bool = False
) -> OpenAIModel:
    """The server, which is connected to at the first question."""
    return OpenAIModel(
        settings.model,
        base_url=settings.base_url,
        api_key=settings.api_key.get_secret_value() if settings.api_key else None,
        timeout=settings.timeout,
        left=left,
        bounded=bounded,
    )


def _asked(
    settings: Settings, clock: SystemClock, stack: ExitStack, counter: TiktokenCounter
) -> "tuple[ChatModel, Meter]":
    """The model from the server up: metered, budgeted, paced, kept, read, asked again; and what knows its cost."""

    def left() -> float:
        """The seconds that the run has, by its own clock."""
        return math.inf if settings.deadline is None else settings.deadline - clock.elapsed()

    purse = purse_of(settings)
    server = server_of(settings, left, bounded=purse is not None)
    prices = prices_of(settings)
    metered = MeteredModel(server, prices.cost)
    budgeted = BudgetedModel(metered, purse, bound_of(settings, server, counter), prices.cost) if purse else metered
    bottom: Responder = PacedModel(budgeted, most=settings.concurrency, left=left)
    kept = None
    if not settings.no_cache:
        store = stack.enter_context(closing(store_of(settings)))
        bottom = kept = KeptModel(bottom, store, server.wording, clock)
    model = RetryingModel(ReadingModel(bottom), attempts=settings.retries + 1, left=left)
    return model, RunMeter(
        metered,
        retries=lambda: model.retries,
        kept=lambda: kept.taken if kept else Counter(),
        notices=lambda: (*(kept.notices if kept else ()), *(purse.notices if purse else ())),
        stopped=lambda: purse.stopped if purse else "",
    )


def purse_of(settings: Settings) -> Purse | None:
    """What the run may spend; None where it has no limit.

    Raises:
        SettingsError: there is a limit in US dollars, and nobody knows the price.
    """
    if settings.max_tokens is None and settings.max_cost is None:
        return None
    prices = prices_of(settings)
    if settings.max_cost is not None and not prices.known:
        raise SettingsError(f"--max-cost cannot be held: {prices.basis}, or set --max-tokens instead")
    return Purse(Budget(tokens=settings.max_tokens, cost=settings.max_cost))


def bound_of(settings: Settings, server: OpenAIModel, counter: TiktokenCounter) -> Bound:
    """How many tokens a question is at most: counted where the server is the vocabulary's own, else by its bytes."""
    host = urlsplit(settings.base_url or OPENAI).hostname or ""
    counted = host.endswith(_OPENAI_HOSTS) and counter.is_own

    def bound(request: Request, answer: type[BaseModel]) -> int:
        texts = server.texts(request, answer)
        return most_counted(sum(map(counter.count, texts))) if counted else most_tokens(texts)

    return bound
