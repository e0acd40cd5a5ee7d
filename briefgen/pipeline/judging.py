"""Stories to stories of which a second reader found every statement in its passages."""

from collections.abc import Sequence

from briefgen.domain.ledger import Gap
from briefgen.domain.summary import Material
from briefgen.pipeline.telling import Told
from briefgen.pipeline.tools import Tools
from briefgen.stages.judge import cases_of, uphold


def judge_stories(told: Sequence[Told], materials: Sequence[Material], tools: Tools) -> tuple[Told, ...]:
    """Have the statements of all stories judged together; without a judge they stay as they are.

    Raises:
        ModelError: the judge refuses, or could not be reached at all.
    """
    if tools.judge is None:
        return tuple(told)
    cases = [cases_of(one.story, material) for one, material in zip(told, materials, strict=True)]
    every = [case for some in cases for case in some]
    tools.progress.begin("Judging", len(every))
    verdicts = iter(tools.judge.judge(every))
    judged = []
    for one, some in zip(told, cases, strict=True):
        result = uphold(one.story, [next(verdicts) for _ in some], tools.judge.name)
        gaps = [Gap(what="statement", text=fault.text, reason=fault.reason) for fault in result.faults]
        if result.unjudged:
            lost = f"the judging of {len(result.unjudged)} statements"
            gaps.append(Gap(what="chunk", text=lost, reason=result.unjudged[0]))
        judged.append(Told(story=result.story, gaps=(*one.gaps, *gaps)))
    return tuple(judged)
