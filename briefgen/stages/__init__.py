"""One verb a module: each stage is a function from values to values."""
