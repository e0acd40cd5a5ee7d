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

from briefgen.adapters.answer_cache import AnswerStore, KeptCounter, KeptModel, usual_place
from briefgen.adapters.budgeted_model import Bound, BudgetedModel, Purse
from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.adapters.metered_model import MeteredModel
from briefgen.adapters.openai_model import OpenAIModel
from briefgen.adapters.paced_model import PacedModel
from briefgen.adapters.price_list import OPENAI, PriceList
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.adapters.run_meter import MeterSum, RunMeter
from briefgen.adapters.system_clock import SystemClock
from briefgen.adapters.tiktoken_counter import TiktokenCounter
from briefgen.domain.budget import Budget
from briefgen.domain.token_bound import most_counted, most_tokens
from briefgen.engines.openai.engine import OpenAIEngine
from briefgen.engines.openai.judging import ModelJudge
from briefgen.engines.openai.settings import Wishes as Steering
from briefgen.errors import SettingsError
from briefgen.pipeline.tools import Tools
from briefgen.ports.chat_model import Request
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


def prices_of(settings: Settings, name: str | None = None) -> PriceList:
    """What calls of the model cost, or of another one; a price of the user's is that of the model."""
    asked = name or settings.model
    return PriceList(asked, settings.base_url, own=settings.price if asked == settings.model else None)


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
    """What builds the tools of a run in which a model writes, and judges where that is wished."""
    side = ModelSide(settings, clock, stack)
    engine = engine_of(settings, side.model(settings.model), side.counter, groups)
    return partial(side.judged(build, groups), engine=engine, counter=side.counter)


def with_judge(build: Build, settings: Settings, groups: Executor, *, clock: SystemClock, stack: ExitStack) -> Build:
    """What builds the tools of a run in which rules write, and a model judges."""
    if not settings.has_model:
        raise SettingsError("--verify model needs a key or a server: set OPENAI_API_KEY, or OPENAI_BASE_URL")
    return partial(ModelSide(settings, clock, stack).judged(build, groups), counter=None)


class ModelSide:
    """Builds models that share a budget, a file of answers and the run's time."""

    def __init__(self, settings: Settings, clock: SystemClock, stack: ExitStack) -> None:
        """Take the settings; what is opened is closed with ``stack``."""
        self._settings, self._clock = settings, clock
        self._purse = purse_of(settings)
        self._store = None if settings.no_cache else stack.enter_context(closing(store_of(settings)))
        self.counter = counter_of(settings, self._store, stack)
        self._models: dict[str, ChatModel] = {}
        self._meters: list[Meter] = []
        self._over = False

    def judged(self, build: Build, groups: Executor) -> Build:
        """The tools with a judge, where one is wished, and with what counts all that is asked."""
        pages = JinjaPages("prompts", self._settings.prompts)
        judge = judge_of(self._settings, self.model, self.counter, groups) if self._settings.verify else None
        meter = MeterSum(self._meters, stopped=self._stopped)
        return partial(build, judge=judge, meter=meter, prompts=pages.hashes())

    def model(self, name: str) -> "ChatModel":
        """A model from the server up: metered, budgeted, paced, kept, read, asked again; one of a name."""
        if name not in self._models:
            self._models[name] = self._built(name)
        return self._models[name]

    def _built(self, name: str) -> "ChatModel":
        settings, purse, store = self._settings, self._purse, self._store
        server = server_of(settings, self._left, name=name, bounded=purse is not None)
        cost = prices_of(settings, name).cost
        metered = MeteredModel(server, cost)
        budgeted = BudgetedModel(metered, purse, bound_of(settings, server, name), cost) if purse else metered
        paced = PacedModel(budgeted, most=settings.concurrency, left=self._left)
        kept = KeptModel(paced, store, server.wording, self._clock) if store else None
        model = RetryingModel(ReadingModel(kept or paced), attempts=settings.retries + 1, left=self._left)
        self._meters.append(
            RunMeter(
                metered,
                retries=lambda: model.retries,
                kept=lambda: kept.taken if kept else Counter(),
                notices=lambda: (*(kept.notices if kept else ()), *(purse.notices if purse else ())),
            )
        )
        return model

    def _left(self) -> float:
        """The seconds that the run has, by its own clock; whoever asks when they are over cannot ask any more."""
        if self._settings.deadline is None:
            return math.inf
        left = self._settings.deadline - self._clock.elapsed()
        self._over = self._over or left <= 0
        return left

    def _stopped(self) -> str:
        """Why nothing more is asked, where somebody would have."""
        if self._purse and self._purse.stopped:
            return self._purse.stopped
        return f"--deadline {self._settings.deadline:g} is over; nothing more is asked" if self._over else ""


def counter_of(settings: Settings, store: AnswerStore | None, stack: ExitStack) -> "TokenCounter":
    """What counts tokens; counts are kept where answers are, when the run ends."""
    counter = TiktokenCounter(settings.model)
    if store is None:
        return counter
    kept = KeptCounter(counter, store, settings.model)
    stack.callback(kept.keep)
    return kept


def judge_of(
    settings: Settings, model: "Callable[[str], ChatModel]", counter: "TokenCounter", groups: Executor
) -> ModelJudge:
    """The second reader."""
    pages = JinjaPages("prompts", settings.prompts)
    return ModelJudge(model(settings.verify_model or settings.model), pages, counter, groups=groups)


def server_of(
    settings: Settings,
    left: Callable[[], float] = lambda: math.inf,
    *,
    name: str | None = None,
    bounded: bool = False,
) -> OpenAIModel:
    """The server, for one of its models; it is connected to at the first question."""
    return OpenAIModel(
        name or settings.model,
        base_url=settings.base_url,
        api_key=settings.api_key.get_secret_value() if settings.api_key else None,
        timeout=settings.timeout,
        left=left,
        bounded=bounded,
    )


def purse_of(settings: Settings) -> Purse | None:
    """What the run may spend; None where it has no limit.

    Raises:
        SettingsError: there is a limit in US dollars, and nobody knows the price.
    """
    if settings.max_tokens is None and settings.max_cost is None:
        return None
    for name in (settings.model, *([settings.verify_model] if settings.verify and settings.verify_model else [])):
        prices = prices_of(settings, name)
        if settings.max_cost is not None and not prices.known:
            raise SettingsError(f"--max-cost cannot be held: {prices.basis}, or set --max-tokens instead")
    return Purse(Budget(tokens=settings.max_tokens, cost=settings.max_cost))


def bound_of(settings: Settings, server: OpenAIModel, name: str) -> Bound:
    """How many tokens a question is at most: counted where the server is the vocabulary's own, else by its bytes."""
    host = urlsplit(settings.base_url or OPENAI).hostname or ""
    counter = TiktokenCounter(name)
    counted = host.endswith(_OPENAI_HOSTS) and counter.is_own

    def bound(request: Request, answer: type[BaseModel]) -> int:
        texts = server.texts(request, answer)
        return most_counted(sum(map(counter.count, texts))) if counted else most_tokens(texts)

    return bound
