"""What a digest is made of: what changed between briefs, and the message that says it."""
