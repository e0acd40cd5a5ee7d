"""Sentences told again are counted where they follow in the same order."""

from builders import an_article

from briefgen.domain.tracing.retelling import retold
from briefgen.domain.tracing.tokens import Words

SENTENCES = (
    "The ferry Aurora ran aground off Cape Merrow with passengers aboard.",
    "Two lifeboats from Port Ansel reached the stranded vessel quickly.",
    "Engineers inspect the damaged hull at low tide on Wednesday.",
    "The harbour master closed the northern channel to traffic.",
)


def words_of(*sentences: str) -> Words:
    """The words of sentences."""
    return Words.of(an_article(" ".join(sentences)))


def test_the_same_order_counts_whole_and_the_reverse_once() -> None:
    """Told in order all count, told backwards only one can."""
    there = words_of(*SENTENCES)
    assert retold(there, words_of(*SENTENCES, "More followed later that evening.")) == 1.0
    assert retold(words_of(*reversed(SENTENCES)), there) == 0.25


def test_nothing_retells_nothing() -> None:
    """An article without sentences to compare is not told again."""
    assert retold(words_of("Yes."), words_of(*SENTENCES)) == 0.0
