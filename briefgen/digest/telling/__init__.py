"""A brief and what changed, as the parts of a message."""
