"""The sides of a disagreement, and the question that it leaves open."""

from collections.abc import Iterable

from briefgen.domain.draft import SideDraft
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.merging.shared_words import Stems, stems_of
from briefgen.engines.extractive.merging.telling import Told

GAP = 2
"""Words that both sides use are one phrase where no more than one other word stands between them."""

LONGEST_QUESTION = 25
"""A statement of more words is not turned into a question; its subject is named instead."""


def side_of(told: Iterable[Told]) -> SideDraft:
    """One side made of the claims that take it; the first of them speaks for all."""
    members = tuple(told)
    lead = members[0]
    return SideDraft(
        text=lead.claim.text,
        claims=tuple(dict.fromkeys(each.claim.key for each in members)),
        certainty=lead.claim.certainty,
        actor=lead.actor if lead.claim.kind == "position" else None,
    )


def question_of_truth(text: str, shared: Stems) -> str:
    """The question whether a statement holds; of a long one, the matter that both sides share."""
    words = text.rstrip(" .!?…")
    if len(words.split()) > LONGEST_QUESTION:
        return titled(matter_of(words, shared))
    return f"Is it true that {lowered(words)}?"


def matter_of(text: str, shared: Stems) -> str:
    """What two statements speak of: the longest run of words of one that the other has too."""
    written = text.split()
    words = [word.strip(".,;:!?“”\"’‘'()[]") for word in written]
    runs: list[list[int]] = [[]]
    for place in (n for n, word in enumerate(words) if stems_of(word) & shared):
        if runs[-1] and (place - runs[-1][-1] > GAP or _is_broken(written[runs[-1][-1] : place])):
            runs.append([])
        runs[-1].append(place)
    longest = max(runs, key=len)
    if len(longest) > 1:
        return " ".join(words[longest[0] : longest[-1] + 1])
    return ", ".join(dict.fromkeys(words[place] for run in runs for place in run)) or "this"


def _is_broken(words: Iterable[str]) -> bool:
    """Whether a mark of punctuation stands between two words."""
    return any(word[-1:] in '.,;:!?”"—–' for word in words)


def titled(words: str) -> str:
    """A phrase made a label: its first letter a capital."""
    return words[:1].upper() + words[1:]


def lowered(text: str) -> str:
    """A sentence made fit to follow other words: its first word in lower case where that is no name."""
    first, space, rest = text.partition(" ")
    if first.casefold() not in word_list("likeness_stopwords"):
        return text
    return "I" + space + rest if first == "I" else first.casefold() + space + rest
