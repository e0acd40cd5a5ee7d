"""Who said, believes or wants what."""
