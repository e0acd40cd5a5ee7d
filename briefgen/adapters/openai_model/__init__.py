"""A ``Responder`` behind any server that speaks OpenAI's chat completions."""

from briefgen.adapters.openai_model.model import OpenAIModel

__all__ = ["OpenAIModel"]
