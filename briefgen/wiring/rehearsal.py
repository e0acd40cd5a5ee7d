"""A run without its server: every question is put together, counted, and sent to nobody."""

from collections import Counter
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from functools import partial

from pydantic import BaseModel

from briefgen.adapters.answer_cache import AnswerStore, KeptModel
from briefgen.adapters.estimating import Book, EstimatingEngine, UnaskedModel
from briefgen.adapters.estimating.book import Price
from briefgen.adapters.estimating.expected import BASIS
from briefgen.adapters.openai_model import OpenAIModel
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.adapters.run_meter import NoMeter
from briefgen.adapters.system_clock import SystemClock
from briefgen.adapters.tiktoken_counter import TiktokenCounter
from briefgen.domain.estimate import Estimate, estimate_of
from briefgen.domain.run import Step
from briefgen.domain.selection import Selection
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.engines.openai.settings import Limits
from briefgen.ports.chat_model import ChatModel, Request, Responder
from briefgen.ports.engine import Engine
from briefgen.settings import Settings
from briefgen.wiring.model_side import Build, engine_of, judge_of, prices_of, server_of, store_of


class Rehearsal:
    """Builds the tools of a run that asks nobody, and knows afterwards what it would have asked."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings of the run."""
        self._settings = settings
        self._book, self._counter = Book(), TiktokenCounter()
        self._kept: list[KeptModel] = []

    def side(
        self, build: Build, settings: Settings, groups: Executor, *, clock: SystemClock, stack: ExitStack
    ) -> Build:
        """The model's side without a model."""
        store: AnswerStore | None = store_of(settings)
        store = stack.enter_context(closing(store)) if store and store.is_there and not settings.no_cache else None
        models: dict[str, ChatModel] = {}

        def asking(name: str) -> ChatModel:
            if name not in models:
                models[name] = self._unasked(name, store, clock)
            return models[name]

        engine: Engine = ExtractiveEngine(Selection(question=settings.question, length=settings.length))
        if settings.engine != "extractive":
            written = engine_of(settings, asking(settings.model), self._counter, groups)
            engine = EstimatingEngine(written, engine, self._book, answer_tokens=Limits().answer)
        judge = judge_of(settings, asking, self._counter, groups) if settings.verify else None
        return partial(build, engine=engine, counter=self._counter, meter=NoMeter(), judge=judge)

    def estimate(self) -> Estimate:
        """What was rehearsed, with what its numbers rest on."""
        settings = self._settings
        kept: Counter[Step] = sum((one.taken for one in self._kept), Counter())
        prices = {name: prices_of(settings, name) for name in (settings.model, settings.verify_model or settings.model)}
        judging: dict[Step, Price] = {"verify": prices[settings.verify_model or settings.model].cost}
        steps = self._book.steps(kept, prices[settings.model].cost, judging)
        notices = dict.fromkeys(notice for one in self._kept for notice in one.notices)
        told = [price.basis if len(prices) == 1 else f"{name}: {price.basis}" for name, price in prices.items()]
        return estimate_of(settings.model, steps, (*BASIS, *told, *notices))

    def _unasked(self, name: str, store: AnswerStore | None, clock: SystemClock) -> ChatModel:
        server = server_of(self._settings, name=name)
        bottom: Responder = UnaskedModel(name, partial(self._length, server), self._book)
        if store:
            bottom = KeptModel(bottom, store, server.wording, clock, keeps=False)
            self._kept.append(bottom)
        return RetryingModel(ReadingModel(bottom), attempts=1)

    def _length(self, server: OpenAIModel, request: Request, answer: type[BaseModel]) -> int:
        return sum(map(self._counter.count, server.texts(request, answer)))
