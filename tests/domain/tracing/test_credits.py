"""Credits name the outlet whose words an article has."""

import pytest

from briefgen.domain.tracing.credits import Credit, credits_in


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("LONDON (Reuters) - The port", Credit("wire", "Reuters")),
        ("PARIS (AP) — The port", Credit("wire", "AP")),
        ("The Associated Press contributed to this report.", Credit("wire", "Associated Press")),
        ("he said in an interview with the Financial Times on Monday", Credit("interview", "Financial Times")),
        ("the minister told Reuters.", Credit("told", "Reuters")),
        ("the minister told Fox News Digital", Credit("told", "Fox News Digital")),
        ("the minister told the Merrow Evening Herald", Credit("told", "Merrow Evening Herald")),
    ],
)
def test_a_credit_is_found(text: str, credit: Credit) -> None:
    """Wires, interviewers and outlets spoken to are found, listed or ending like an outlet's name."""
    assert list(credits_in(text)) == [credit]


@pytest.mark.parametrize(
    "text",
    ["she told reporters", "he told Congress", "an interview with Ada Ito", "(APR) - the rate", "He contributed"],
)
def test_what_is_no_outlet_is_no_credit(text: str) -> None:
    """People, bodies and other abbreviations are no outlets."""
    assert list(credits_in(text)) == []


def test_the_strongest_kind_comes_first() -> None:
    """An interview outweighs a word in passing, wherever each stands."""
    text = "She told CNN so. He spoke in an interview with Reuters."
    assert [credit.label for credit in credits_in(text)] == ["Reuters interview", "CNN report"]


def test_a_huge_line_costs_no_more_than_its_words() -> None:
    """Names without end are given up on."""
    assert list(credits_in("told " + "Aa " * 60_000)) == []
