"""The writer that needs no model: it selects the sources' own words by rule."""
