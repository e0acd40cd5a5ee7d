"""A statement's independent origins are counted by the words that it cites."""

from briefgen.domain.tracing.claim_origins import claim_origins

HOPE = "I hope that we can convince the owners of these ships to lay up their vessels, and then to be part of the fleet"
HOPE_AGAIN = "and I hope we can convince the owners of these ships to lay up their vessels and then join the fleet"


def test_copies_count_once() -> None:
    """Two sources of one origin are one origin, however their words differ."""
    assert claim_origins([("S1", "the port closes"), ("S2", "closure of the port")], {"S1": "O1", "S2": "O1"}) == 1


def test_independent_words_count_each() -> None:
    """Two origins that say a thing in their own words are two."""
    assert claim_origins([("S1", "the port closes"), ("S2", "closure of the port")], {"S1": "O1", "S2": "O2"}) == 2


def test_one_quotation_in_two_renderings_counts_once() -> None:
    """The same quotation is one origin even in independent articles, and joins what shares it in turn."""
    quotes = [("S1", HOPE), ("S2", HOPE_AGAIN), ("S3", "The owners want money.")]
    assert claim_origins(quotes, {"S1": "O1", "S2": "O2", "S3": "O3"}) == 2


def test_speech_to_one_outlet_counts_once() -> None:
    """What was told to one outlet is one origin, whoever reports it."""
    quotes = [("S1", "Osei told Reuters the gear had failed"), ("S2", "“It broke,” the captain told Reuters")]
    assert claim_origins(quotes, {"S1": "O1", "S2": "O2"}) == 1


def test_short_equal_words_are_one_quotation_only_when_they_are_all() -> None:
    """Less than eight words prove nothing by a part, but equal from end to end they are the same words."""
    origins = {"S1": "O1", "S2": "O2"}
    assert claim_origins([("S1", "we will not yield"), ("S2", "We will not yield!")], origins) == 1
    assert claim_origins([("S1", "we will not yield"), ("S2", "we will not wait")], origins) == 2


def test_nothing_cited_has_no_origin() -> None:
    """A statement without citations has no origin to count."""
    assert claim_origins([], {}) == 0
