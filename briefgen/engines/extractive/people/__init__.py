"""Who and what an article names that can act."""
