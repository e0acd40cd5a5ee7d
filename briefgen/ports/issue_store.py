"""Where issues and their sends are kept."""

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from briefgen.domain.issue import Issue, Send, SendState


class IssueStore(Protocol):
    """Keeps every issue whole and every step of every send; each method is one transaction or a ``StoreError``."""

    def alone(self) -> AbstractContextManager[None]:
        """Hold the store against every other run; ``StoreBusyError`` where another holds it.

        A process that has died holds nothing.
        """
        ...

    def put(self, issue: Issue, sends: Sequence[Send]) -> None:
        """Keep an issue and what is planned of it, both or neither."""
        ...

    def has(self, digest: str, period: str) -> bool:
        """Whether that issue was made."""
        ...

    def letter(self, digest: str, period: str) -> bytes:
        """Return the message of an issue."""
        ...

    def newest(self, digest: str) -> tuple[str, dt.datetime] | None:
        """Return the period and the due moment of the newest issue; None where there is none."""
        ...

    def periods(self, digest: str) -> Sequence[str]:
        """Return the periods of a digest's issues, the oldest first."""
        ...

    def briefs(self, digest: str, last: int) -> Sequence[tuple[str, str]]:
        """Return the period and the brief as JSON of the last issues, the oldest first."""
        ...

    def sends(self, digest: str, period: str | None = None) -> Sequence[Send]:
        """Return the sends of one issue, or of all, in order of period and recipient."""
        ...

    def alerted(self, digest: str, seal: str) -> bool:
        """Whether the owner was told that already."""
        ...

    def note_alert(self, digest: str, seal: str, at: dt.datetime) -> None:
        """Note that the owner was told."""
        ...

    def note(self, send: Send, state: SendState, answer: str, at: dt.datetime) -> None:
        """Note a step of a send, on the disk before this returns."""
        ...
