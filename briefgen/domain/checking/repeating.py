"""Whether a statement says what a passage says, in its very words: then there is little to hold against it."""

from briefgen.domain.checking.hedging import may_hedge
from briefgen.domain.checking.negation import may_turn
from briefgen.domain.checking.stemming import words_in

_MARKS = " ,;:.—–-"
"""What may stand or be missing at the ends of words that were made a sentence."""


def repeats(text: str, passage: str) -> bool:
    """Whether a line of a passage is the statement, but for the marks at its ends and its first capital.

    Every name, number and content word of the statement is then carried.
    """
    said = _bare(text)
    return bool(said) and any(_bare(line) == said for line in passage.split("\n"))


def is_end_of(text: str, sentence: str) -> bool:
    """Whether a statement has all words of a sentence but some at its head, none of which turns or hedges the rest.

    What the sentence negates, denies or leaves open, the statement does then, too.
    """
    said, whole = words_in(text), words_in(sentence)
    head = whole[: len(whole) - len(said)]
    if not said or len(said) > len(whole) or any(may_turn(word.text) or may_hedge(word.text) for word in head):
        return False
    same = zip(said[1:], whole[len(head) + 1 :], strict=True)
    return said[0].text == whole[len(head)].text and all(one == other for one, other in same)


def _bare(text: str) -> str:
    words = text.strip(_MARKS)
    return words[:1].lower() + words[1:]
