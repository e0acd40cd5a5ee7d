"""Whether a number of a statement stands in its passage, but for something else: "the 5 of 12" made "the 12 of 12"."""

from collections.abc import Iterator, Sequence

from briefgen.domain.checking.likeness import has_digit
from briefgen.domain.checking.stemming import Word, words_in
from briefgen.domain.wordlists import word_list

_REACH = 4
"""Words on either side that tell what a number counts."""


def misplaced_numbers(statement: str, passage: str) -> Iterator[str]:
    """The numbers in digits that the passage has beside other words, where another number stands beside the same ones.

    Only numbers that the passage has at all are looked at: what it has not at all is told by the gate.
    """
    said, held = words_in(statement), words_in(passage)
    places = [place for place, word in enumerate(said) if has_digit(word.text)]
    numbers = [place for place, word in enumerate(held) if has_digit(word.text)]
    own_words = {held[place].text for place in numbers}
    for place in places:
        if said[place].text.startswith("0") and said[place].text not in own_words:
            yield f'the number "{said[place].text}" is not in the cited passage'
    if not places or len(own_words) < 2:  # noqa: PLR2004 - one alone is not mistaken
        return
    for place in places:
        word, around = said[place].text, _around(said, place)
        own = [_alike(around, _around(held, other)) for other in numbers if held[other].text == word]
        strange = [(_alike(around, _around(held, other)), held[other].text) for other in numbers]
        best, instead = max(((score, text) for score, text in strange if text != word), default=(0, ""))
        if own and best > max(own) and best >= 2:  # noqa: PLR2004 - one shared neighbour is chance
            yield f'the passage has "{instead}" where the statement has "{word}"'
    yield from _repeated([said[place].text for place in places], [held[place].text for place in numbers])


def _repeated(said: Sequence[str], held: Sequence[str]) -> Iterator[str]:
    """A number that the statement has more often than the passage, while another one of the passage is left."""
    for word in dict.fromkeys(said):
        if word in held and said.count(word) > held.count(word) and set(held) - set(said):
            yield f'the passage has "{word}" only {held.count(word)} time{"s" * (held.count(word) != 1)}'


def _around(words: Sequence[Word], place: int) -> dict[int, str]:
    """The words beside a place by their distance, numbers and small words among them: they tell its position best."""
    near = range(max(0, place - _REACH), min(len(words), place + _REACH + 1))
    return {other - place: words[other].stem for other in near if other != place}


def _alike(one: dict[int, str], other: dict[int, str]) -> int:
    """How many neighbours two places share; one that says something counts twice."""
    small = word_list("function_words")
    shared = set(one.values()) & set(other.values())
    exact = sum(other.get(distance) == word for distance, word in one.items())
    return exact + sum(word not in small for word in shared)
