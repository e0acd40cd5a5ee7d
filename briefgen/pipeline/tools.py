"""What a run is handed: collaborators behind ports, and the user's wishes."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field

from briefgen.domain.noun import Noun
from briefgen.domain.statement import IsoDate
from briefgen.ports.clock import Clock
from briefgen.ports.engine import Engine
from briefgen.ports.judge import Judge
from briefgen.ports.meter import Meter
from briefgen.ports.progress import Progress
from briefgen.ports.reader import Reader
from briefgen.ports.token_counter import TokenCounter


class Wishes(Noun):
    """What the user asks of a brief beyond the articles: its title, the topic that it is to keep to, and a question.

    ``since`` leaves out what was published on an earlier day (ISO); what has no date stays.
    """

    title: str | None = None
    topic: str | None = None
    question: str | None = None
    since: IsoDate | None = None


@dataclass(frozen=True)
class Tools:
    """The collaborators of one run.

    ``reads`` runs what waits for files and their parsers, ``cpu`` what computes, ``waits`` what waits for an engine;
    all map module-level functions in order.
    ``spare`` is the engine that merges where ``engine`` could not.
    """

    reader: Reader
    engine: Engine
    spare: Engine
    counter: TokenCounter | None
    reads: Executor
    cpu: Executor
    waits: Executor
    clock: Clock
    progress: Progress
    meter: Meter
    prompts: Mapping[str, str] = field(default_factory=dict)
    judge: Judge | None = None
