"""A token counter around a token counter that counts nothing twice, in this run or a later one.

A run that finds all its answers kept then needs no vocabulary, whose loading takes as long as all the rest.
"""

import hashlib
from contextlib import suppress
from threading import Lock

from briefgen.adapters.answer_cache.store import AnswerStore
from briefgen.errors import CacheError
from briefgen.ports.token_counter import TokenCounter


class KeptCounter:
    """Looks counts up in the store, and keeps new ones there when it is told to.

    A store that fails costs time and nothing else, so nothing is said of it here.
    """

    def __init__(self, counter: TokenCounter, store: AnswerStore, model: str) -> None:
        """Wrap ``counter``, which counts as ``model`` does."""
        self._counter, self._store, self._model = counter, store, model
        self._lock = Lock()
        self._known: dict[bytes, int] = {}
        self._new: dict[bytes, int] = {}
        self._reads = True

    def count(self, text: str) -> int:
        """Return the number of tokens of a text."""
        words = f"{self._model}\0{text}".encode("utf-8", "surrogatepass")
        key = hashlib.blake2b(words, digest_size=16).digest()
        with self._lock:
            known = self._known.get(key)
        if known is None:
            known = self._look(key)
            if known is None:
                known = self._counter.count(text)
                with self._lock:
                    self._new[key] = known
            with self._lock:
                self._known[key] = known
        return known

    def keep(self) -> None:
        """Write the new counts down, all at once."""
        with self._lock:
            new, self._new = self._new, {}
        if new:
            with suppress(CacheError):
                self._store.put_counts(new)

    def _look(self, key: bytes) -> int | None:
        if not self._reads:
            return None
        try:
            return self._store.get_count(key)
        except CacheError:
            self._reads = False
            return None
