"""Events are dated by the words that tell them, and told in the source's own words."""

import time
from collections.abc import Callable, Sequence

import pytest
from builders import an_article, sentences_of
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.draft import ClaimDraft
from briefgen.domain.span import Span
from briefgen.engines.extractive.events.events import event_claims
from briefgen.engines.extractive.events.facts import fact_claims
from briefgen.engines.extractive.events.questions import question_claims

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""

Reader = Callable[[Article, Sequence[Sentence]], tuple[ClaimDraft, ...]]


def events(text: str, published: str | None = None) -> tuple[ClaimDraft, ...]:
    """The events of a text, every line of which is a sentence."""
    article = an_article(text, published=published)
    return event_claims(article, sentences_of(article))


def test_a_dated_sentence_is_an_event_with_its_words() -> None:
    """Text, date, the words for the date and the place of the quote all come from the sentence."""
    text = "The port of Aden opened in January 2024 with a parade."
    (claim,) = events(text)
    assert (claim.kind, claim.text, claim.date, claim.date_words) == ("event", text, "2024-01", "January 2024")
    assert claim.quotes[0].words == text
    assert claim.quotes[0].at == 0


@pytest.mark.parametrize(
    ("text", "told", "words"),
    [
        (
            "This group was responsible for the attack that killed three soldiers in Jordan in January 2024.",
            "The attack that killed three soldiers in Jordan in January 2024.",
            "January 2024",
        ),
        (
            "She points out that while Iranian proxies have been weakened since 2023, pressure has grown.",
            "Iranian proxies have been weakened since 2023.",
            "since 2023",
        ),
        (
            "Elections in Iraq are scheduled for this fall, and Prime Minister Sudani is negotiating a treaty.",
            "Elections in Iraq are scheduled for this fall.",
            "this fall",
        ),
        (
            "However, the port of Aden closed in 2003, but the harbour master said it was a mistake.",
            "The port of Aden closed in 2003.",
            "2003",
        ),
        (
            "The rebels were among Sunni militants who crossed from Syria after the 2003 invasion, fuelling war.",
            "Sunni militants who crossed from Syria after the 2003 invasion.",
            "after the 2003",
        ),
    ],
)
def test_an_event_is_cut_to_what_can_be_read_alone(text: str, told: str, words: str) -> None:
    """A pronoun for a subject and what goes on to another subject are left out, the wording is kept."""
    (claim,) = events(text)
    assert (claim.text, claim.date_words) == (told, words)


def test_a_deadline_is_to_come() -> None:
    """An agreement in the past on an end in the future is an event of the future."""
    claims = events("Baghdad and Washington agreed last year to end the work of the coalition by September 2026.")
    assert ("2026-09", True) in {(claim.date, claim.future) for claim in claims}


def test_a_dated_articles_lead_tells_of_its_day() -> None:
    """A lead without a date happened on the day of publication, and what follows until another day is named."""
    lines = [
        "The port of Aden closed.",
        "Workers of Aden left the docks.",
        "On Monday the mayor of Aden resigned.",
        "Aden wept loudly and long.",
    ]
    told = [(claim.date, claim.date_words) for claim in events("\n".join(lines), "2025-04-10")]
    assert told == [("2025-04-10", None), ("2025-04-10", None), ("2025-04-07", "Monday")]


@pytest.mark.parametrize(
    "text",
    [
        "He resigned in 2003.",
        "The index fell to its lowest level since October 1997.",
        "“We closed the port in 2003 for good.”",
        "Apr 10, 2025, 9:00 AM",
        "The port of Aden closed.",
    ],
)
def test_what_is_no_dated_event_of_the_article_is_left_out(text: str) -> None:
    """A dangling subject, a comparison, a quotation, a date line and an undated sentence give no event."""
    assert not events(text)


@given(
    st.lists(
        st.sampled_from(
            ("He", "the attack", "that", "killed", "said", "2003", "in", "January", ",", ".", "which", "May", "“", "”")
        ),
        max_size=25,
    )
)
def test_every_event_quotes_the_article(words: list[str]) -> None:
    """Whatever the text, each quote stands at its offset and carries the claim's text."""
    text = " ".join(words) + "."
    for claim in events(text, "2025-04-10"):
        assert all(text.startswith(quote.words, quote.at) for quote in claim.quotes)
        assert claim.text.lower().strip(".") in claim.quotes[0].words.lower()


def test_a_day_named_by_the_lead_is_cited_for_what_goes_on_from_it() -> None:
    """What follows a dated lead has its day, and cites the lead for it."""
    lead = "The port of Aden closed on Monday."
    _, after = events(f"{lead}\n\nWorkers of Aden left the docks.", "2025-04-10")
    assert (after.text, after.date) == ("Workers of Aden left the docks.", "2025-04-07")
    assert [quote.words for quote in after.quotes] == ["Workers of Aden left the docks.", lead]


def test_a_headline_joins_the_lead_that_it_tells() -> None:
    """A headline is an event where its lead tells the same in other words, and cites the lead for the date."""
    *_, head = events(
        "Port of Aden closes over strike\n\nThe port of Aden closed on Monday over a strike.", "2025-04-10"
    )
    assert (head.text, head.date, len(head.quotes)) == ("Port of Aden closes over strike.", "2025-04-07", 2)


HOSTILE = ("He said that ", "the attack that killed ", "in 2003 ", ", and ", "“", "a", "May 7 ", "which formed ", "(((")


@pytest.mark.parametrize("part", HOSTILE)
@pytest.mark.parametrize("read", [event_claims, fact_claims, question_claims])
def test_a_very_long_sentence_costs_no_more_than_its_length(part: str, read: Reader) -> None:
    """Two hundred thousand characters without a stop, and as many in endless short sentences, are read in moments."""
    begun = time.process_time()
    for text in (part * (200_000 // len(part)) + ".", (part * 12 + ".\n\n") * (50_000 // len(part * 12))):
        article = an_article(text, published="2025-04-10")
        read(article, [Sentence(number=1, paragraph=1, span=Span(0, len(text)), text=text)])
        read(article, sentences_of(article))
    assert time.process_time() - begun < AT_MOST
