"""Why one thing that an engine said was not admitted."""

from briefgen.domain.noun import Noun


class Fault(Noun):
    """``text`` is what was said, ``reasons`` what is wrong with it, each a sentence for reader and model alike.

    ``part`` names where it stood (``claims``, ``positions`` …) and ``index`` its place there, from 0.
    """

    part: str
    index: int
    text: str
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """All reasons as one line."""
        return "; ".join(self.reasons)
