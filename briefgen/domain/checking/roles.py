"""Who did it to whom: two names that changed places around one verb."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from briefgen.domain.checking.stemming import Word, words_in
from briefgen.domain.names.mentions import mentions_in, plain
from briefgen.domain.wordlists import word_list

_REACH = 4
_JOINING = ("and", "or", "of", "in", "with", "to")
_Deed = tuple[str, str, str]


@lru_cache(maxsize=1024)
def deeds_in(text: str) -> frozenset[_Deed]:
    """Triples of a name, a word between, and a name close behind it; a passive with "by" is turned round."""
    small = word_list("function_words")
    names = {plain(mention.words[-1]) for mention in mentions_in(text) if fold_is_name(mention.words[-1])}
    words = words_in(text)
    at = [place for place, word in enumerate(words) if plain(word.text) in names]
    found = set[_Deed]()
    for left, right in pairwise(at):
        between = words[left + 1 : right]
        if not 1 <= len(between) <= _REACH or any(w.text in _JOINING or _is_inverted(w) for w in between):
            continue
        first, last = plain(words[left].text), plain(words[right].text)
        pair = (last, first) if between[-1].text == "by" else (first, last)
        found.update((pair[0], word.stem, pair[1]) for word in between if word.text not in small)
    return frozenset(deed for deed in found if deed[0] != deed[2])


def _is_inverted(word: Word) -> bool:
    """Whether a verb of saying follows a comma: "Lund was blindsided, says Ada Ito" is no deed of Lund's."""
    return word.parted and word.text in word_list("saying_verbs")


def fold_is_name(word: str) -> bool:
    """Whether a capitalised word is more than a small word at the start of a sentence."""
    return plain(word) not in word_list("function_words") and plain(word) not in word_list("sentence_openers")


def swapped_roles(statement: str, context: str) -> Iterator[str]:
    """Say which two names the statement exchanged."""
    said = deeds_in(statement)
    held = deeds_in(context) if said else said
    for who, verb, whom in sorted(said):
        if (whom, verb, who) in held and (who, verb, whom) not in held:
            yield f'the passage has "{whom}" and "{who}" the other way round'
