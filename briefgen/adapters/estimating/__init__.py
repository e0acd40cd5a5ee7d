"""Rehearses a run without a model: real questions, of which the length is counted, and expected answers."""

from briefgen.adapters.estimating.book import Book
from briefgen.adapters.estimating.engine import EstimatingEngine
from briefgen.adapters.estimating.responder import UnaskedModel

__all__ = ["Book", "EstimatingEngine", "UnaskedModel"]
