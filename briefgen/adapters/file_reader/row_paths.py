"""Finds what stands in a row under a name, and says which names there are."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.adapters.file_reader.document import sound

_MOST_ITEMS = 1000  # of a list that a path leads through
_DEEPEST = 4  # objects in objects whose fields an error names
_MOST_NAMED, _LONGEST_NAME = 12, 60
_LIKE_TEXT = 20  # characters; less is no article

Fields = Mapping[str, object]

_NOTHING = frozenset({"", "none", "null", "nan"})
"""What scrapers write where there is nothing."""


def lowered(row: Mapping[object, object]) -> Fields:
    """A row with its names in small letters, as ``value_at`` wants it."""
    return {str(name).lower(): value for name, value in row.items()}


def value_at(fields: Fields, path: str) -> object:
    """What stands under a name, whatever the case of its letters, or under a path of names and places in lists.

    ``source.title`` is a field of that name, or the field ``title`` of the object ``source``; of a list of objects it
    is the list of their titles, and ``authors.0`` is the first of a list.  None where there is nothing.
    """
    return _in_object(fields, path.lower().split("."))


def _in_object(fields: Fields, parts: Sequence[str]) -> object:
    for end in range(len(parts), 0, -1):
        name = ".".join(parts[:end])
        if name in fields and (inner := _inside(fields[name], parts[end:])) is not None:
            return inner
    return None


def _inside(value: object, parts: Sequence[str]) -> object:
    if not parts:
        return value
    if isinstance(value, list):
        if parts[0].isdecimal() and len(parts[0]) < 7:  # noqa: PLR2004  (no list is longer)
            place = int(parts[0])
            return _inside(value[place], parts[1:]) if place < len(value) else None
        return [one for one in (_inside(item, parts) for item in value[:_MOST_ITEMS]) if one is not None] or None
    return _in_object(lowered(value), parts) if isinstance(value, Mapping) else None


def text_of(value: object) -> str:
    """The words of a value: of a string, or of a list of strings, each a paragraph; nothing for any other value."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(text_of, value))) if all(isinstance(one, str) for one in value) else ""
    text = sound(value) if isinstance(value, str) else ""
    return "" if text.lower() in _NOTHING else text


def no_text(row: Mapping[object, object], names: Sequence[str]) -> str:
    """Why a row has no text, to stand behind “has no text”: its field for it is empty, or it has none that is known."""
    known = {name.lower(): name for name in names}
    held = {known[name]: value for name, value in lowered(row).items() if name in known}
    empty = [name for name, value in held.items() if value is None or value == ""]
    nested = any(isinstance(value, list | Mapping) for value in held.values())
    if empty and not nested:
        return f": its field {empty[0]} is empty"
    leaves = list(_leaves(row, ""))
    told = ", ".join(name for name, _ in leaves[:_MOST_NAMED]) + (" …" if len(leaves) > _MOST_NAMED else "")
    likely = max(leaves, key=lambda leaf: leaf[1], default=("", 0))
    name = likely[0] if likely[1] > _LIKE_TEXT else "NAME"
    return (
        f": none of its fields ({told or 'it has none'}) is known to hold one; if one does, put it into briefgen.toml "
        f'under [fields] as text = "{name}", or give --fields text={name}'
    )


def _leaves(value: Mapping[object, object], prefix: str, depth: int = _DEEPEST) -> Iterator[tuple[str, int]]:
    """The paths of a row's values, each with how much text it holds."""
    for name, one in list(value.items())[:_MOST_ITEMS]:
        path = f"{prefix}{' '.join(sound(str(name)).split())[:_LONGEST_NAME]}"
        first = one[0] if isinstance(one, list) and one else one
        if isinstance(first, Mapping) and depth > 1:
            yield from _leaves(first, f"{path}.", depth - 1)
        else:
            yield path, len(text_of(one))
