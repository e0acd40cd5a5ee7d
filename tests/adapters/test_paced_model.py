"""Questions are held back to the server's pace, over many threads."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest
from fakes import FrozenClock, ScriptedResponder
from pydantic import BaseModel

from briefgen.adapters.paced_model import PacedModel
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.errors import AnswerRefusedError, ModelUnavailableError
from briefgen.ports.chat_model import Message, Request, Response


class Port(BaseModel):
    """A small answer."""

    name: str


QUESTION = Request(messages=(Message(role="user", content="Which?"),), answer_tokens=9)


class Crowded:
    """A model that bears so many questions at a time and refuses the others; ``most`` is what it saw at once."""

    def __init__(self, bears: int) -> None:
        self.name = "crowded"
        self.bears, self.now, self.most, self.refused = bears, 0, 0, 0
        self._lock = Lock()
        self._tick = Event()

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Answer a moment later, or refuse."""
        del request, answer
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
            full = self.now > self.bears
            self.refused += full
        self._tick.wait(0.002)
        with self._lock:
            self.now -= 1
        if full:
            raise ModelUnavailableError("crowded")
        return Response(text='{"name": "a"}')


def test_no_more_are_under_way_than_allowed() -> None:
    """Sixteen threads and a limit of four are four questions at a time, and every one is answered."""
    inner = Crowded(bears=99)
    model = PacedModel(inner, most=4)
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda _: model.respond(QUESTION, Port).text, range(40)))
    assert answers == ['{"name": "a"}'] * 40
    assert inner.most <= 4


def test_all_that_are_allowed_are_under_way_together() -> None:
    """Eight questions meet inside the model once it has answered a few: nobody is held back without need."""
    met = Barrier(8, timeout=20)
    warm = [Response(text="a")] * 8

    def meeting(_: Request) -> Response:
        met.wait()
        return Response(text="b")

    model = PacedModel(ScriptedResponder(*warm, always=meeting), most=8)
    for _ in warm:
        model.respond(QUESTION, Port)
    with ThreadPoolExecutor(8) as threads:
        assert [reply.text for reply in threads.map(lambda _: model.respond(QUESTION, Port), range(8))] == ["b"] * 8


def test_a_crowded_server_is_asked_at_its_pace() -> None:
    """A server that bears three at a time refuses a few questions at first, and answers all in the end."""
    inner = Crowded(bears=3)
    model = RetryingModel(ReadingModel(PacedModel(inner, most=32)), attempts=20, sleep=lambda _: None)
    with ThreadPoolExecutor(32) as threads:
        answers = list(threads.map(lambda _: model.ask(QUESTION, Port).answer.name, range(120)))
    assert answers == ["a"] * 120
    assert inner.refused < 120


def test_a_slow_question_holds_up_no_other() -> None:
    """While one waits for its answer, others pass it by."""
    let_go = Event()

    def slow(_: Request) -> Response:
        assert let_go.wait(20)
        return Response(text="slow")

    model = PacedModel(ScriptedResponder(slow, always=Response(text="quick")), most=4)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(model.respond, QUESTION, Port)
        others = [threads.submit(model.respond, QUESTION, Port).result(timeout=20).text for _ in range(10)]
        assert others == ["quick"] * 10
        assert not first.done()
        let_go.set()
        assert first.result(timeout=20).text == "slow"


def test_a_failure_gives_its_place_back() -> None:
    """After errors of any kind the next question still finds room."""
    model = PacedModel(
        ScriptedResponder(AnswerRefusedError("no"), ModelUnavailableError("down"), Response(text="a")), most=1
    )
    for error in (AnswerRefusedError, ModelUnavailableError):
        with pytest.raises(error):
            model.respond(QUESTION, Port)
    assert model.respond(QUESTION, Port).text == "a"


def test_when_the_run_is_over_nothing_is_held_back() -> None:
    """A pause beyond the run's end is not waited out: the model inside says that the time is over."""
    left = [30.0]
    clock = FrozenClock()
    inner = ScriptedResponder(ModelUnavailableError("busy", retry_after=50), AnswerRefusedError("over"))
    model = PacedModel(inner, most=2, clock=clock.elapsed, left=lambda: left[0])
    with pytest.raises(ModelUnavailableError):
        model.respond(QUESTION, Port)
    left[0] = 0.0
    with pytest.raises(AnswerRefusedError, match="over"):
        model.respond(QUESTION, Port)
