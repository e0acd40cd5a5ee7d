"""Rules that tell title, date, byline and flags of an article."""
