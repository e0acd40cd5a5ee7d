"""Rules of the gate: where a quote stands, and whether a statement says what it says."""
