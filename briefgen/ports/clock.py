"""What time it is."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time, so that tests can stop it."""

    def now(self) -> dt.datetime:
        """Return the present moment, with its time zone."""
        ...

    def elapsed(self) -> float:
        """Return seconds on a clock that never goes back, from no particular moment."""
        ...
