"""Rules on plain text: sentences, comparable forms, Markdown, encodings, languages."""
