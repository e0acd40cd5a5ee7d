"""Keeps every answer of a model the moment it arrives, so that no question is paid for twice."""

from briefgen.adapters.answer_cache.kept_counter import KeptCounter
from briefgen.adapters.answer_cache.kept_model import KeptModel
from briefgen.adapters.answer_cache.place import usual_place
from briefgen.adapters.answer_cache.store import AnswerStore

__all__ = ["AnswerStore", "KeptCounter", "KeptModel", "usual_place"]
