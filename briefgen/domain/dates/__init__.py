"""Rules on date expressions: which date some words name, as precisely as they do."""
