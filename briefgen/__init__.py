"""briefgen turns a pile of news articles into a brief in which every statement is pinned to the words it rests on."""
