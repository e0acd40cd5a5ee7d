"""A run without its server: every question is put together, counted, and sent to nobody."""

from collections import Counter
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from functools import partial

from pydantic import BaseModel

from briefgen.adapters.answer_cache import KeptModel
from briefgen.adapters.estimating import Book, EstimatingEngine, UnaskedModel
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
from briefgen.ports.chat_model import Request, Responder
from briefgen.settings import Settings
from briefgen.wiring.model_side import Build, engine_of, prices_of, server_of, store_of


class Rehearsal:
    """Builds the tools of a run that asks nobody, and knows afterwards what it would have asked."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings of the run."""
        self._settings = settings
        self._book, self._counter = Book(), TiktokenCounter()
        self._prices = prices_of(settings)
        self._kept: KeptModel | None = None

    def side(
        self, build: Build, settings: Settings, groups: Executor, *, clock: SystemClock, stack: ExitStack
    ) -> Build:
        """The model's side without a model."""
        server = server_of(settings)
        bottom: Responder = UnaskedModel(settings.model, partial(self._length, server), self._book)
        store = store_of(settings)
        if not settings.no_cache and store.is_there:
            bottom = self._kept = KeptModel(
                bottom, stack.enter_context(closing(store)), server.wording, clock, keeps=False
            )
        asking = engine_of(settings, RetryingModel(ReadingModel(bottom), attempts=1), self._counter, groups)
        by_rule = Selection(question=settings.question, length=settings.length)
        engine = EstimatingEngine(asking, ExtractiveEngine(by_rule), self._book, answer_tokens=Limits().answer)
        return partial(build, engine=engine, counter=self._counter, meter=NoMeter())

    def estimate(self) -> Estimate:
        """What was rehearsed, with what its numbers rest on."""
        kept: Counter[Step] = self._kept.taken if self._kept else Counter()
        steps = self._book.steps(kept, self._prices.cost)
        notices = self._kept.notices if self._kept else ()
        return estimate_of(self._settings.model, steps, (*BASIS, self._prices.basis, *notices))

    def _length(self, server: OpenAIModel, request: Request, answer: type[BaseModel]) -> int:
        return sum(map(self._counter.count, server.texts(request, answer)))
