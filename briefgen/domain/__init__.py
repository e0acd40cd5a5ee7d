"""The nouns of briefgen and the pure rules on them."""
