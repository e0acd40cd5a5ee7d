"""What a reader wants of a story: how long it is, and the question that it is to answer first."""

from typing import Literal

from briefgen.domain.noun import Noun

Length = Literal["short", "standard", "full"]


class Most(Noun):
    """How many statements each part of a story has at most; ``of_one`` are the positions of one actor.

    An actor who holds a position that is shown is shown too.
    """

    bottom_line: int
    actors: int
    positions: int
    of_one: int
    disagreements: int
    timeline: int
    open_questions: int


MOST: dict[Length, Most] = {
    "short": Most(bottom_line=3, actors=6, positions=8, of_one=2, disagreements=3, timeline=6, open_questions=3),
    "standard": Most(bottom_line=6, actors=16, positions=24, of_one=8, disagreements=8, timeline=20, open_questions=7),
    "full": Most(bottom_line=10, actors=40, positions=80, of_one=20, disagreements=20, timeline=80, open_questions=15),
}
"""Set by hand: a page, five minutes' reading (where each part was tuned), and whatever a specialist may look up."""


STANDARD = MOST["standard"]


class Selection(Noun):
    """What decides between statements that are all sound."""

    question: str | None = None
    length: Length = "standard"

    @property
    def most(self) -> Most:
        """How many statements there may be."""
        return MOST[self.length]
