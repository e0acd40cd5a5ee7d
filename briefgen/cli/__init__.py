"""The doors: parse, call, print, exit code."""
