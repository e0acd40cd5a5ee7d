"""Copies and rewrites are told from independent articles by the words that they share."""

import random

from builders import an_article
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.domain.tracing.copies import candidates, likeness, longest_run, overlap
from briefgen.domain.tracing.tokens import Words

REPORT = (
    "The ferry Aurora ran aground off Cape Merrow early on Tuesday with 212 passengers aboard. "
    "Two lifeboats from Port Ansel reached the vessel within forty minutes. "
    "Engineers will inspect the hull at low tide on Wednesday, weather permitting. "
    "The harbour master has closed the northern channel to all traffic until Friday noon. "
    "Unions have long complained that the company sails with too few engineers."
)
REWRITE = (
    "Early on Tuesday the ferry Aurora ran aground off Cape Merrow, carrying 212 passengers. "
    "Within forty minutes, two lifeboats from Port Ansel had reached the stricken vessel. "
    "The hull will be inspected by engineers at low tide on Wednesday. "
    "Until Friday noon the northern channel stays closed to all traffic, the harbour master decided. "
    "The company sails with too few engineers, as unions have long complained."
)
OTHER = (
    "Iris Vane, a retired teacher, sang with the children while the Aurora lay on the rocks of Cape Merrow. "
    "She had boarded at noon, she recalled, and smelled oil long before the captain slowed down. "
    "The company has promised refunds to all 212 passengers and flowers to the crews of the lifeboats."
)


def words_of(text: str) -> Words:
    """The words of a whole text."""
    return Words.of(an_article(text))


def test_a_text_is_wholly_like_itself() -> None:
    """The same words are one origin, however few."""
    assert likeness(words_of("Port closes."), words_of("port closes")) == (1.0, True)


def test_a_rewrite_is_alike_and_not_the_whole() -> None:
    """Sentences turned round and told in the same order are of one origin, though no copy."""
    found = likeness(words_of(REPORT), words_of(REWRITE))
    assert 0.25 < found.score < 0.6
    assert not found.whole


def test_another_article_of_the_same_event_is_not_alike() -> None:
    """Shared names and numbers make no origin."""
    assert likeness(words_of(REPORT), words_of(OTHER)).score == 0


def test_an_excerpt_is_alike_but_not_the_whole() -> None:
    """A short piece of a long article is of its origin, yet does not stand for it."""
    excerpt = " ".join(REPORT.split(". ")[:2])
    found = likeness(words_of(excerpt), words_of(f"{REPORT} {OTHER}"))
    assert found == (1.0, False)


def test_a_credit_in_common_is_evidence() -> None:
    """Two articles that share some sentences and name the same outlet as the one spoken to are of one origin."""
    mixed = ". ".join([*REPORT.split(". ")[:1], *OTHER.split(". ")[:2]]) + "."
    told = " The captain told the Merrow {} so."
    scores = [
        likeness(words_of(REPORT + told.format(name)), words_of(mixed + told.format(name))).score
        for name in ("Times", "Council")
    ]
    assert scores[0] > scores[1] == 0


def test_the_longest_run_is_shown() -> None:
    """Of several runs the longest is found, at its place in the text as read."""
    text = "He said no word today. Two lifeboats from Port Ansel reached the vessel. Nothing else was known."
    span = longest_run(words_of(text), words_of(REPORT))
    assert span is not None
    assert span.of(text) == "Two lifeboats from Port Ansel reached the vessel"
    assert longest_run(words_of("nothing here"), words_of(REPORT)) is None


def test_quoted_words_count_for_nothing() -> None:
    """A long quotation in both leaves the share of own words at none."""
    one, other = words_of(f"“{REPORT}” said she."), words_of(f"He told us: “{REPORT}”")
    assert overlap(one, other).shared == 0


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(60, 400))
def test_a_planted_copy_is_always_a_candidate(seed: int, size: int) -> None:
    """Half of any text, long or short, is found among texts of other words."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    texts = [" ".join(f"w{dice.randrange(5000)}" for _ in range(size)) for _ in range(4)]
    texts.append(" ".join(texts[1].split()[: size // 2 + 10]))
    assert (1, 4) in set(candidates([words_of(text) for text in texts]))
