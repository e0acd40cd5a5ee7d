"""What it took to write a brief."""

from pydantic import Field

from briefgen.domain.noun import Noun


class Run(Noun):
    """Engine, model, the prompts' hashes, and what was spent; ``cost`` is in US dollars, None where unknown.

    ``calls`` are answers that a server gave in this run; ``answers_kept`` are those that an earlier call had brought
    and that were not asked for again.  ``tokens_cached`` are prompt tokens that the server found in its own cache.
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
    notices: tuple[str, ...] = ()
