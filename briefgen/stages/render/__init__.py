"""A brief to a file: what each of the shipped formats makes of it."""
