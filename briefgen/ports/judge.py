"""A second reader of every statement."""

from collections.abc import Sequence
from typing import Protocol

from briefgen.domain.judging import Case, Verdict


class Judge(Protocol):
    """Says whether passages carry statements; what it says can only take a statement away."""

    name: str
    """Who judges, for the reasons that readers see."""

    def judge(self, cases: Sequence[Case]) -> Sequence[Verdict]:
        """Return one verdict a case, in their order; one without a judgement where none came.

        Raises:
            ModelError: asking is useless, or not one case was answered because nobody could be reached.
        """
        ...
