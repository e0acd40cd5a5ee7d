"""Everything that touches the outside: files, the model API, the tokenizer, templates, the clock."""
