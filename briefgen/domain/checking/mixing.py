"""Whether a statement makes one name of two: ``Ada Ek`` where the passage has ``Ada Ito`` and ``Bo Ek``."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.domain.names.mentions import Known, Mention, is_ordinary, mentions_in, plain
from briefgen.domain.text.alignment import stands_in
from briefgen.domain.wordlists import word_list

_TWO = 2  # words of a name that can be of two people


def mixed_names(
    statement: str, passages: Sequence[str], known: Iterable[Known], given: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The names of a statement whose words stand in the passages, but in no name there and in that of no known actor.

    ``given`` are the words of a name that is resolved already.  A name may be shorter than the passage's, or be made of
    whole ones beside each other (a people and a person): what it may not do is take parts of two.
    """
    several = [mention for mention in mentions_in(statement) if len(mention.words) >= _TWO]
    doubtful = [one for one in several if not any(stands_in(" ".join(one.words), passage) for passage in passages)]
    if not doubtful:
        return
    there = [frozenset(map(plain, mention.words)) for passage in passages for mention in mentions_in(passage)]
    wholes = [*there, given, *(frozenset(map(plain, name.split())) for actor in known for name in actor.names)]
    for mention in doubtful:
        name = frozenset(_own_words(mention))
        if _is_mixed(name, wholes):
            yield " ".join(mention.words)


def _own_words(mention: Mention) -> Iterator[str]:
    """The words that only a name has: no role or title, no word that any sentence may open with."""
    for word in mention.words:
        form = plain(word)
        if not (is_ordinary(word) or form in word_list("function_words") or form in word_list("titles")):
            yield form


def _is_mixed(name: frozenset[str], wholes: Sequence[frozenset[str]]) -> bool:
    """Whether some of the words stand in longer names, and no one name holds all of those."""
    longer = [whole for whole in wholes if len(whole) >= _TWO]
    whole_in = frozenset[str]().union(*(whole for whole in longer if whole <= name))
    torn = frozenset(word for word in name - whole_in if any(word in whole for whole in longer))
    return len(torn) >= _TWO and not any(torn <= whole for whole in longer)
