"""A model as a second reader: it sees statements and passages, several a question, and nothing else."""

from collections.abc import Sequence
from concurrent.futures import Executor
from itertools import chain

from briefgen.domain.draft import JudgementDraft
from briefgen.domain.judging import Case, Verdict
from briefgen.engines.openai.fence import fence_for, one_line
from briefgen.engines.openai.settings import Limits
from briefgen.errors import AnswerError, AnswerTruncatedError, ModelUnavailableError
from briefgen.ports.chat_model import ChatModel, Message, Request
from briefgen.ports.page_source import PageSource
from briefgen.ports.token_counter import TokenCounter

_TOGETHER = 12
"""Cases of one question: enough to pay for the instructions, few enough that each is read."""

_SILENT = "the answer has no verdict on it"


class ModelJudge:
    """A ``Judge`` that asks a ``ChatModel``.  A case that no verdict came for is asked about once more."""

    def __init__(
        self,
        model: ChatModel,
        pages: PageSource,
        counter: TokenCounter,
        *,
        limits: Limits | None = None,
        groups: Executor | None = None,
    ) -> None:
        """Take the model, the prompts, the measure, and what runs questions side by side."""
        self.name = model.name
        self._model, self._pages, self._counter = model, pages, counter
        self._limits = limits or Limits()
        self._map = groups.map if groups else map

    def judge(self, cases: Sequence[Case]) -> Sequence[Verdict]:
        """Return one verdict a case; where nobody could be reached at all the first error is raised."""
        answers = list(self._map(self._verdicts, self._batches(cases)))
        verdicts = tuple(chain.from_iterable(verdicts for verdicts, _ in answers))
        lost = [error for _, error in answers if isinstance(error, ModelUnavailableError)]
        if lost and all(verdict.carried is None for verdict in verdicts):
            raise lost[0]
        return verdicts

    def _batches(self, cases: Sequence[Case]) -> list[list[Case]]:
        """The cases in runs that fit a question."""
        runs: list[list[Case]] = []
        held = 0
        for case in cases:
            size = self._counter.count(" ".join([case.text, *(passage.text for passage in case.passages)]))
            if not runs or len(runs[-1]) >= _TOGETHER or held + size > self._limits.judged:
                runs.append([])
                held = 0
            runs[-1].append(case)
            held += size
        return runs

    def _verdicts(self, cases: Sequence[Case]) -> tuple[list[Verdict], Exception | None]:
        """The verdicts on a run of cases, in halves where the answer would not fit; and what kept them away."""
        try:
            said = self._ask(cases)
        except (AnswerError, ModelUnavailableError) as error:
            if isinstance(error, AnswerTruncatedError) and len(cases) > 1:
                middle = len(cases) // 2
                (one, first), (other, second) = self._verdicts(cases[:middle]), self._verdicts(cases[middle:])
                return [*one, *other], first or second
            return [Verdict(carried=None, reason=str(error))] * len(cases), error
        silent = [place for place, verdict in enumerate(said) if verdict.carried is None]
        if silent and len(silent) < len(cases):  # fewer each time, so this ends
            again, _ = self._verdicts([cases[place] for place in silent])
            for place, verdict in zip(silent, again, strict=True):
                said[place] = verdict
        return said, None

    def _ask(self, cases: Sequence[Case]) -> list[Verdict]:
        """One question; of two verdicts on a case the one against it counts."""
        rows = [_row(number, case) for number, case in enumerate(cases, 1)]
        context = {"cases": rows, "fence": fence_for(str(row) for row in rows)}
        messages = (
            Message(role="system", content=self._pages.render("verify_system.jinja", {})),
            Message(role="user", content=self._pages.render("verify_user.jinja", context)),
        )
        request = Request(messages=messages, answer_tokens=self._limits.answer, step="verify")
        found: dict[int, Verdict] = {}
        for one in self._model.ask(request, JudgementDraft).answer.verdicts:
            before = found.get(one.number)
            if before is None or before.carried:
                found[one.number] = Verdict(carried=one.carried, reason="" if one.carried else one_line(one.differs))
        nothing = Verdict(carried=None, reason=_SILENT)
        return [found.get(number, nothing) for number in range(1, len(cases) + 1)]


def _row(number: int, case: Case) -> dict[str, object]:
    passages = [{"text": one_line(each.text), "published": each.published} for each in case.passages]
    return {"number": number, "what": one_line(case.what), "text": one_line(case.text), "passages": passages}
