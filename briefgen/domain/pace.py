"""How many questions a server is asked at a time: more while it answers, half where it has had enough.

The rule is that of congestion control (RFC 5681): one more for every answer until the server first refuses, and from
then on one more for every round of answers; half of them at a refusal, once for all the questions that were under way.
"""

FEWEST = 1
FIRST_SHARE = 0.5
"""Of the most that are allowed: half of them are under way at once, so that a server that bears all gets all within
one answer, and one that does not is not overrun."""

LONGEST_PAUSE = 60.0
"""Seconds; a server that wants a longer pause is given up by the retries, and nobody else is held up for it."""


class Pace:
    """What may be under way now; ``now`` is a time in seconds that never goes back.

    Not safe between threads by itself: who uses it holds a lock.
    """

    def __init__(self, most: int) -> None:
        """Allow at most so many questions at a time."""
        self._most = most
        self._limit = max(float(FEWEST), most * FIRST_SHARE)
        self._refused = False
        self._halved_at = float("-inf")
        self._still_until = float("-inf")
        self.under_way = 0

    @property
    def limit(self) -> int:
        """How many questions may be under way."""
        return min(self._most, int(self._limit))

    def pause(self, now: float) -> float:
        """Seconds until anything may be asked, by the server's wish."""
        return max(0.0, self._still_until - now)

    def has_room(self, now: float) -> bool:
        """Whether one more may be asked."""
        return self.under_way < self.limit and not self.pause(now)

    def began(self) -> None:
        """Note that one more is under way."""
        self.under_way += 1

    def ended(self) -> None:
        """Note that one is under way no more, whatever came of it."""
        self.under_way -= 1

    def answered(self, now: float, pause: float = 0.0) -> None:
        """Note an answer, and the pause in seconds that the server wants although it answered."""
        self._limit = min(float(self._most), self._limit + (1 / self._limit if self._refused else 1))
        self._hold(now, pause)

    def refused(self, now: float, begun: float, pause: float = 0.0) -> None:
        """Note that the server would not answer what was asked at ``begun``, and the pause that it wants."""
        self._refused = True
        if begun >= self._halved_at:  # what was asked before the last halving says nothing about what came after
            self._limit = max(float(FEWEST), self._limit / 2)
            self._halved_at = now
        self._hold(now, pause)

    def _hold(self, now: float, pause: float) -> None:
        self._still_until = max(self._still_until, now + min(pause, LONGEST_PAUSE))
