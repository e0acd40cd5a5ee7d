"""A finished brief, perhaps edited since, held against its sources as they are now."""
