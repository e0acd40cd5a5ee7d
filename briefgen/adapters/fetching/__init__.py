"""Fetches feeds and pages politely, within bounds, and keeps them in a folder as they were."""
