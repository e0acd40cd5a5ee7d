"""Which articles hold a run of words: the index that copies and shared quotations are found by."""

_WINDOW = 12
"""Articles that had a run last, which bounds the work on one that all have."""


class Holders:
    """Runs by their number, each with the articles that had it, in their order.

    Most runs are one article's alone, so its number stands there without a list: half of the memory.
    """

    def __init__(self) -> None:
        self._of: dict[int, int | list[int]] = {}

    def before(self, run: int, article: int) -> list[int]:
        """The last other articles that had a run, which this one is noted to have too."""
        found = self._of.setdefault(run, article)
        if isinstance(found, int):
            if found == article:
                return []
            self._of[run] = [found, article]
            return [found]
        others = [other for other in found[-_WINDOW:] if other != article]
        if found[-1] != article:
            found.append(article)
        return others
