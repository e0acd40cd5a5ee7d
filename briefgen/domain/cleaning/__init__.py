"""Rules that tell an article from its page."""
