"""What happened when, what holds, and what is left open."""
