"""Flags: what a reader should know before trusting an article."""

import pytest
from builders import an_article

from briefgen.domain.article import Cut
from briefgen.domain.describing.flags import flags_of, has_named_source
from briefgen.domain.span import Span


@pytest.mark.parametrize(
    "body",
    [
        "The port will close, Ito said.",
        "Ada Ito, the minister of ports, said it will close.",
        "It will close, said the minister Ada Ito.",
        "According to the minister Ito it will close.",
        "Kritik said no. The magazine Kritik had not been asked.",
    ],
)
def test_a_name_beside_a_verb_of_speech_is_a_source(body: str) -> None:
    """A name right before or behind a verb of speech, or behind according to, is somebody who is heard."""
    assert has_named_source(body)


@pytest.mark.parametrize(
    "body",
    [
        "Officials said the port will close. The officials went home.",
        "The port closed on Monday said nobody.",
        "Kritik said so. A Kritiker went, and so did Kritiks.",
        "Nothing was said.",
    ],
)
def test_an_opener_or_a_day_is_no_source(body: str) -> None:
    """A word whose capital comes from opening its sentence, and a day of the week, name nobody."""
    assert not has_named_source(body)


def test_a_capital_counts_up_to_its_apostrophe() -> None:
    """A word that opens a sentence counts as a name where the same word stands inside another, a possessive too."""
    assert has_named_source("Kritik said so. We met at Kritik’s house.")


def test_a_page_cut_for_its_length_is_flagged() -> None:
    """What stands behind the part that is read raises a flag, and is searched for nothing."""
    body, rest = "The port will close, Ada Ito said.", "Subscribe to continue reading"
    cut = Cut(span=Span(len(body), len(body) + len(rest)), rule="too long to read")
    article = an_article(body + rest, body=(Span(0, len(body)),), cuts=(cut,), published="2024-05-07")
    assert flags_of(article) == ("too_long",)


def test_flags_say_what_holds() -> None:
    """Each flag follows its rule: date, stub, instructions, language."""
    text = "The port is old.\nSubscribe to continue reading"
    cuts = (Cut(span=Span(17, len(text)), rule="instructions"),)
    flags = flags_of(an_article(text, body=(Span(0, 16),), cuts=cuts, language="fr"))
    assert flags == ("undated", "paywall_stub", "instructions", "other_language")


def test_broken_text_is_garbled() -> None:
    """Three signs of broken text together raise the flag, one alone does not."""
    broken = "The Iran ian envoy left. was he told. the ship sank â€ in port, Ada Ito said."
    assert "garbled" in flags_of(an_article(broken))
    assert "garbled" not in flags_of(an_article("The Iran ian envoy left, Ada Ito said."))


def test_a_page_of_others_stories_is_an_aggregator() -> None:
    """Two headings of a summary page among the cuts make an aggregator, one does not."""
    text = "The port is old.\nHighlights\nOpinions\n"
    cuts = (Cut(span=Span(17, 27), rule="x"), Cut(span=Span(28, 36), rule="x"))
    assert "aggregator" in flags_of(an_article(text, body=(Span(0, 16),), cuts=cuts))
    assert "aggregator" not in flags_of(an_article(text, body=(Span(0, 16),), cuts=cuts[:1]))
