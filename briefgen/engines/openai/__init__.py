"""The engine that lets a model write: prompts in, drafts out."""

from briefgen.engines.openai.engine import OpenAIEngine
from briefgen.engines.openai.settings import Limits, Wishes

__all__ = ["Limits", "OpenAIEngine", "Wishes"]
