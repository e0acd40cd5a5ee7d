"""Articles are traced to their origins and sorted into stories."""

import pytest
from builders import an_article
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.domain.article import Article
from briefgen.stages.trace import Traced, copies_of, trace_articles

FERRY = (
    "The ferry Aurora ran aground off Cape Merrow early on Tuesday with 212 passengers aboard, the coastguard said. "
    "Two lifeboats from Port Ansel reached the vessel within forty minutes and took off the elderly first. "
    "Captain Lena Osei told investigators that the steering gear had failed without any alarm. "
    "Engineers will inspect the hull at low tide, and the harbour master has closed the northern channel until Friday."
)
FERRY_AGAIN = (
    "Passengers described hours of darkness and cold on the stranded Aurora. A retired teacher, Iris Vane, counted the "
    "lifeboats as they neared Cape Merrow and sang to keep the children calm. The ferry company promised refunds, "
    "while unions asked why the Aurora had sailed with a steering gear that had twice been reported faulty this year."
)
BUDGET = (
    "Parliament rejected the finance bill by three votes after the Green Alliance withdrew its support over pensions. "
    "Finance Minister Tomas Reyl said he would table a revised budget next month, with smaller cuts to pensions. "
    "The opposition called for an early election, and bond yields rose to their highest level since the spring."
)
SLOGAN = "Sign up for the Merrow Courier briefing and get the five stories that matter every morning before breakfast. "


def traced(*texts: str, topic: str | None = None) -> Traced:
    """The texts as articles S1 …, traced."""
    return trace_articles([an_article(t, id=f"S{n}", path=f"{n}.txt") for n, t in enumerate(texts, 1)], topic=topic)


def sources(found: Traced) -> list[tuple[str, ...]]:
    """The sources of every origin."""
    return [origin.sources for origin in found.origins]


def test_a_cut_copy_shares_its_origin_and_the_words_are_shown() -> None:
    """An article that was cut is one origin with the full one, and the reason quotes shared words."""
    cut = ". ".join(FERRY.split(". ")[:2]) + "."
    found = traced(FERRY, cut)
    assert sources(found) == [("S1", "S2")]
    assert "ran aground off Cape Merrow early on Tuesday" in found.origins[0].why
    assert "100%" in found.origins[0].why
    assert [(source, copy.of) for source, copy in copies_of(found).items()] == [("S2", "S1")]


def test_an_edited_copy_shares_its_origin() -> None:
    """A word changed here and there does not make a second origin."""
    edited = FERRY.replace("early on Tuesday", "on Tuesday morning").replace("elderly", "oldest passengers")
    assert sources(traced(FERRY, edited)) == [("S1", "S2")]


def test_independent_articles_of_one_event_are_one_story_of_two_origins() -> None:
    """Names that two articles share make a story of them, no copy."""
    found = traced(FERRY, FERRY_AGAIN, BUDGET)
    assert sources(found) == [("S1",), ("S2",), ("S3",)]
    assert found.groups == (("S1", "S2"), ("S3",))
    assert {origin.why for origin in found.origins} == {"no other source shares its words"}


def test_a_shared_quotation_alone_is_no_copy() -> None:
    """Two articles that quote the same long statement keep their two origins."""
    statement = (
        "“We will find out why the steering failed, we will publish every page of the report, and until that is done "
        "no ship of this class will leave any harbour of this country with a single passenger aboard”"
    )
    one = f"{FERRY} {statement}, the minister said."
    other = f"The minister spoke in the rain at Port Ansel. {statement}, she told families. {FERRY_AGAIN}"
    assert sources(traced(one, other)) == [("S1",), ("S2",)]


def test_page_furniture_joins_no_stories() -> None:
    """Words that one publisher prints under different stories make neither an origin nor a story."""
    flood = "Heavy rain burst the Calder dam on Sunday, and eight villages in the Osk valley were evacuated by boat."
    found = traced(*(f"{text} {SLOGAN * 2}" for text in (FERRY, BUDGET, flood)))
    assert sources(found) == [("S1",), ("S2",), ("S3",)]
    assert len(found.groups) == 3


def test_a_headline_joins_the_story_that_has_its_words() -> None:
    """One line is enough to know a story by."""
    assert traced(FERRY, BUDGET, "Ferry Aurora aground off Cape Merrow").groups == (("S1", "S3"), ("S2",))


def test_the_story_of_most_origins_comes_first() -> None:
    """Forty copies of one text do not outweigh two independent ones."""
    assert traced(BUDGET, BUDGET, BUDGET, FERRY, FERRY_AGAIN).groups == (("S4", "S5"), ("S1", "S2", "S3"))


def test_what_has_nothing_of_the_topic_is_off_topic() -> None:
    """A stray is listed and stands in no story, yet keeps its origin."""
    found = traced(FERRY, FERRY_AGAIN, BUDGET, topic="the Aurora ferry accident")
    assert found.off_topic == ("S3",)
    assert found.groups == (("S1", "S2"),)
    assert sources(found) == [("S1",), ("S2",), ("S3",)]


def test_a_topic_that_nobody_mentions_leaves_nothing() -> None:
    """Where no article has a word of the topic, all are off topic."""
    assert traced(FERRY, BUDGET, topic="volcanoes of Iceland").off_topic == ("S1", "S2")


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("PORT ANSEL (Reuters) - ", "Reuters report"),
        ("She spoke in an interview with Al Jazeera. ", "Al Jazeera interview"),
        ("Osei told Merrow Evening News that she was sorry. ", "Merrow Evening News report"),
        ("Osei told reporters that she was sorry. ", "unattributed article"),
    ],
)
def test_an_origin_is_labelled_by_its_credit(lead: str, label: str) -> None:
    """The wire, the interviewer or the outlet spoken to names the origin; nobody else does."""
    assert traced(lead + FERRY).origins[0].label == label


def test_without_a_credit_the_publisher_or_the_title_names_an_origin() -> None:
    """What is known of an article is used, the publisher first."""
    articles = [
        an_article(FERRY, publisher="Merrow Courier", title="Aground"),
        an_article(BUDGET, id="S2", title="Budget falls"),
    ]
    labels = [origin.label for origin in trace_articles(articles).origins]
    assert labels == ["Merrow Courier article", "unattributed article “Budget falls”"]


@settings(deadline=None)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=8))
def test_every_article_has_one_origin_and_one_story(texts: list[str]) -> None:
    """Whatever the texts, origins and stories each hold every source once."""
    found = traced(*texts)
    ids = {f"S{number}" for number in range(1, len(texts) + 1)}
    for groups in (sources(found), found.groups):
        assert sorted(member for group in groups for member in group) == sorted(ids)


@pytest.mark.parametrize("text", ["a" * 200_000, "“a " * 70_000, "ab ab " * 30_000, "\n" * 200_000, "(“" * 90_000])
def test_hostile_text_is_traced_in_bounded_time(text: str) -> None:
    """One huge line, unclosed quotation marks or endless repetition cost no more than words do."""
    assert traced(text, text[:-1] + "b").groups


def test_nothing_gives_nothing() -> None:
    """No articles have no origins."""
    none: list[Article] = []
    assert trace_articles(none) == Traced(origins=(), groups=())
