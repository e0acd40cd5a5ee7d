"""A responder around a responder that asks nothing twice."""

import hashlib
from collections import Counter
from collections.abc import Callable
from threading import Lock
from weakref import WeakValueDictionary

from pydantic import BaseModel

from briefgen.adapters.answer_cache.store import AnswerStore
from briefgen.domain.run import Step
from briefgen.errors import CacheError
from briefgen.ports.chat_model import Request, Responder, Response
from briefgen.ports.clock import Clock

Wording = Callable[[Request, type[BaseModel]], str]
"""Everything that decides an answer, as one text."""


class KeptModel:
    """Takes an answer from the store where it was given before, and keeps every other as it arrives, unread.

    Threads that put the same question at the same time have it asked once.  A store that fails costs no answer: the
    run goes on without it, and ``notices`` says why.
    """

    def __init__(
        self, responder: Responder, store: AnswerStore, wording: Wording, clock: Clock, *, keeps: bool = True
    ) -> None:
        """Wrap ``responder``; ``wording`` tells its questions apart.  Without ``keeps`` what it says is forgotten."""
        self.name = responder.name
        self._responder, self._store, self._wording, self._clock = responder, store, wording, clock
        self._lock = Lock()
        self._questions: WeakValueDictionary[str, _Question] = WeakValueDictionary()
        self._reads, self._writes = True, keeps
        self._taken: Counter[Step] = Counter()
        self._notices: tuple[str, ...] = ()

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return the answer that was kept, else what arrives now.

        An answer that nobody could read is kept as well: it was paid for, and asking the same again would bring the
        same.  It is read anew and found as bad as before, and so is the answer to the complaint about it.
        """
        key = hashlib.sha256(self._wording(request, answer).encode()).hexdigest()
        with self._lock:
            question = self._questions.setdefault(key, _Question())
        with question.lock:
            known = question.response or self._look(key)
            if known is None:
                response = self._responder.respond(request, answer)
                if response.ending != "whole" or response.text.strip():
                    question.response = response
                    self._keep(key, response)
                return response  # no words at all are a server's failure, and asked for again
            question.response = known
        with self._lock:
            self._taken[request.step] += 1
        return known

    @property
    def taken(self) -> Counter[Step]:
        """How many answers of each step did not have to be asked for."""
        with self._lock:
            return self._taken.copy()

    @property
    def notices(self) -> tuple[str, ...]:
        """What went wrong with keeping."""
        with self._lock:
            return self._notices

    def _look(self, key: str) -> Response | None:
        if not self._reads:
            return None
        try:
            return self._store.get(key)
        except CacheError as error:
            self._reads = self._writes = False
            self._note(f"answers are neither looked up nor kept: {error}")
            return None

    def _keep(self, key: str, response: Response) -> None:
        if not self._writes:
            return
        try:
            self._store.put(key, self.name, response, self._clock.now())
        except CacheError as error:
            self._writes = False
            self._note(f"answers are not kept: {error}")

    def _note(self, notice: str) -> None:
        with self._lock:
            self._notices = self._notices or (notice,)  # every thread meets the same trouble


class _Question:
    """One question while somebody waits for its answer."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.response: Response | None = None
