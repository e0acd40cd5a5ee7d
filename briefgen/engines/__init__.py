"""The two writers behind one protocol: ``extractive`` (rules, no model) and ``openai`` (a chat model)."""
