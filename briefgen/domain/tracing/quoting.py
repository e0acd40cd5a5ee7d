"""How words that articles share are shown to a reader."""

_SHOWN_WORDS = 20
_INNER_MARKS = str.maketrans("“”", "‘’")


def shown(text: str) -> str:
    """The first words, with other quotation marks than those they will stand in."""
    words = text.translate(_INNER_MARKS).split()
    return " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
