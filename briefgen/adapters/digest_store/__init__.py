"""Keeps the issues of every digest and each step of their way to the recipients in one SQLite file."""

from briefgen.adapters.digest_store.place import usual_place
from briefgen.adapters.digest_store.store import DigestStore

__all__ = ["DigestStore", "usual_place"]
