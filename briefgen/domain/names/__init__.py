"""Rules on names: which forms can be one name, and where a text writes them."""
