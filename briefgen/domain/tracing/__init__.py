"""Rules that tell copies from independent articles, and stories from each other."""
