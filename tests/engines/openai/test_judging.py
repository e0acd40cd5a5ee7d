"""What a judge is asked, and what becomes of the answers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from fakes import PlainPages, ScriptedModel, WordCounter

from briefgen.domain.draft import JudgementDraft, VerdictDraft
from briefgen.domain.judging import Case, Passage
from briefgen.engines.openai.judging import ModelJudge
from briefgen.engines.openai.settings import Limits
from briefgen.errors import (
    AnswerTruncatedError,
    ModelRejectedError,
    ModelUnavailableError,
    OutOfBudgetError,
)
from briefgen.ports.chat_model import Request
from briefgen.ports.judge import Judge


def cases(count: int) -> list[Case]:
    """Some statements with a passage each."""
    return [
        Case(what="statement", text=f"Pier {n} is old.", passages=(Passage(f"Pier {n}\nis old.", None),))
        for n in range(count)
    ]


def numbers(request: Request) -> list[int]:
    """The numbers of the cases of a request."""
    return [int(part.split(",")[0]) for part in request.messages[1].content.split('"number": ')[1:]]


def saying(carried: Callable[[int], bool] = lambda _: True) -> Callable[[Request], JudgementDraft]:
    """A judge with a verdict on each case."""
    return lambda request: JudgementDraft(
        verdicts=tuple(
            VerdictDraft(number=n, differs="" if carried(n) else f"not {n}", carried=carried(n))
            for n in numbers(request)
        )
    )


def judging(*script: object, always: object = None, limits: Limits | None = None) -> tuple[ModelJudge, ScriptedModel]:
    """A judge around a scripted model."""
    model = ScriptedModel(*script, always=always)  # type: ignore[arg-type]
    judge = ModelJudge(model, PlainPages(), WordCounter(), limits=limits)
    kept: Judge = judge
    assert kept.name == "scripted"
    return judge, model


def test_cases_are_asked_about_in_runs_and_answered_in_their_order() -> None:
    """Thirty cases are three questions of twelve at most; the verdicts come back in the order of the cases."""
    judge, model = judging(always=saying(lambda n: n != 5))
    verdicts = judge.judge(cases(30))
    assert [len(numbers(request)) for request in model.requests] == [12, 12, 6]
    assert [place for place, verdict in enumerate(verdicts) if not verdict.carried] == [4, 16, 28]
    assert verdicts[4].reason == "not 5"
    assert {request.step for request in model.requests} == {"verify"}


def test_long_passages_make_short_questions() -> None:
    """The budget of tokens bounds a question, and a case over it is asked about alone."""
    judge, model = judging(always=saying(), limits=Limits(judged=10))
    assert all(verdict.carried for verdict in judge.judge(cases(4)))
    assert all(len(numbers(request)) == 1 for request in model.requests)


def test_runs_are_asked_side_by_side_with_the_same_outcome() -> None:
    """Threads change the order of the questions and nothing else."""
    alone, _ = judging(always=saying(lambda n: n % 3 == 0))
    model = ScriptedModel(always=saying(lambda n: n % 3 == 0))
    with ThreadPoolExecutor(4) as groups:
        together = ModelJudge(model, PlainPages(), WordCounter(), groups=groups)
        assert list(together.judge(cases(40))) == list(alone.judge(cases(40)))


def test_a_case_without_a_verdict_is_asked_about_again() -> None:
    """Once more, alone; where none comes then it is not judged."""
    first = JudgementDraft(verdicts=(VerdictDraft(number=1, differs="", carried=True),))
    judge, model = judging(first, saying())
    assert [verdict.carried for verdict in judge.judge(cases(2))] == [True, True]
    assert [numbers(request) for request in model.requests] == [[1, 2], [1]]
    judge, model = judging(first, JudgementDraft(verdicts=()))
    assert [verdict.carried for verdict in judge.judge(cases(2))] == [True, None]


def test_of_two_verdicts_the_one_against_counts() -> None:
    """A verdict can only withhold; numbers that nobody gave are nobody's."""
    both = tuple(
        VerdictDraft(number=n, differs="x", carried=carried) for n, carried in ((1, True), (1, False), (9, True))
    )
    judge, _ = judging(JudgementDraft(verdicts=both), JudgementDraft(verdicts=(both[1], both[0])))
    assert judge.judge(cases(1))[0].carried is False
    assert judge.judge(cases(1))[0].carried is False


def test_a_question_too_long_for_its_answer_is_halved() -> None:
    """Until every case has its verdict; a single one that does not fit is not judged."""
    judge, model = judging(AnswerTruncatedError("cut"), always=saying())
    assert all(verdict.carried for verdict in judge.judge(cases(8)))
    assert [len(numbers(request)) for request in model.requests] == [8, 4, 4]
    judge, _ = judging(always=AnswerTruncatedError("cut"))
    assert [verdict.reason for verdict in judge.judge(cases(2))] == ["cut", "cut"]


def test_what_keeps_a_judgement_away_is_its_reason() -> None:
    """One run lost leaves the others judged; a budget that is closed leaves all unjudged."""
    judge, _ = judging(ModelUnavailableError("down"), always=saying())
    verdicts = judge.judge(cases(14))
    assert [verdict.carried for verdict in verdicts] == [None] * 12 + [True] * 2
    assert verdicts[0].reason == "down"
    judge, _ = judging(always=OutOfBudgetError("spent"))
    assert {verdict.reason for verdict in judge.judge(cases(14))} == {"spent"}


@pytest.mark.parametrize("error", [ModelUnavailableError("down"), ModelRejectedError("no such model")])
def test_nobody_to_judge_is_an_error(error: Exception) -> None:
    """Where not one case was judged because nobody answered, there is no brief to write."""
    judge, _ = judging(always=error)
    with pytest.raises(type(error)):
        judge.judge(cases(3))


def test_nothing_to_judge_asks_nobody() -> None:
    """A story without statements costs nothing."""
    judge, model = judging()
    assert list(judge.judge([])) == []
    assert model.requests == []


def test_foreign_text_stays_on_its_line() -> None:
    """A passage cannot begin a line of the prompt."""
    judge, model = judging(always=saying())
    judge.judge(cases(1))
    assert "Pier 0 is old." in model.requests[0].messages[1].content
