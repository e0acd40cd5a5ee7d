"""The writer that asks an OpenAI-compatible chat model, one prompt file per question."""
