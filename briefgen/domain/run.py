"""What it took to write a brief."""

from typing import Literal, get_args

from pydantic import Field

from briefgen.domain.noun import Noun

Step = Literal["summarise", "repair_summary", "merge", "repair_story", "verify"]
"""What a question to a model is for; named like the prompt that it is put with."""

STEPS: tuple[Step, ...] = get_args(Step)
"""In the order of a run."""


class StepRun(Noun):
    """What one step of a run asked a model and what that took.

    ``seconds`` are those in which at least one of its calls was under way; steps overlap.  The other fields are those
    of the run.
    """

    step: Step
    calls: int = 0
    answers_kept: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    cost: float | None = 0.0
    seconds: float = 0.0


class Run(Noun):
    """Engine, model, the prompts' hashes, and what was spent; ``cost`` is in US dollars, None where unknown.

    ``calls`` are answers that a server gave in this run; ``answers_kept`` are those that an earlier call had brought
    and that were not asked for again.  ``tokens_cached`` are prompt tokens that the server found in its own cache.
    ``steps`` has the same for each step that asked anything, in the order of a run.
    ``stopped`` says why the run asked no more although it would have, empty where it asked all.
    ``notices`` say what went wrong on the way and cost the brief nothing.
    """

    engine: str
    model: str | None = None
    prompts: dict[str, str] = Field(default_factory=dict)
    calls: int = 0
    answers_kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    cost: float | None = None
    seconds: float = 0.0
    retries: int = 0
    steps: tuple[StepRun, ...] = ()
    stopped: str = ""
    notices: tuple[str, ...] = ()
