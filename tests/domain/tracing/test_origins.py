"""Articles of one origin are found, and their origin is told in a reader's words."""

from builders import an_article

from briefgen.domain.article import Article
from briefgen.domain.tracing.origins import label, likenesses, named, shared_origins
from briefgen.domain.tracing.tokens import Words

FERRY = (
    "The ferry Aurora ran aground off Cape Merrow early on Tuesday with 212 passengers aboard, and two lifeboats from "
    "Port Ansel took off the elderly first while engineers waited for low tide to inspect the damaged hull."
)
BUDGET = (
    "Parliament rejected the finance bill by three votes after the Green Alliance withdrew its support over pensions, "
    "and Finance Minister Tomas Reyl said that he would table a smaller budget before the end of next month."
)


def articles_of(*texts: str, **fields: object) -> list[Article]:
    """The texts as articles, S1 first."""
    return [an_article(text, id=f"S{number}", **fields) for number, text in enumerate(texts, 1)]


def grouped(*texts: str) -> list[list[int]]:
    """The texts by origin, all of them told to be one story."""
    words = [Words.of(article) for article in articles_of(*texts)]
    return shared_origins(words, likenesses(words), dict.fromkeys(range(len(texts)), 0))


def test_copies_of_one_text_are_one_origin_however_cut() -> None:
    """Two halves that share nothing meet in the whole that has both."""
    whole = f"{FERRY} {BUDGET}"
    assert grouped(FERRY, BUDGET, whole) == [[0, 1, 2]]
    assert grouped(FERRY, BUDGET) == [[0], [1]]


def test_copies_in_two_stories_are_two_origins() -> None:
    """A round-up that copies an article of another story does not tie the stories."""
    words = [Words.of(article) for article in articles_of(FERRY, f"{FERRY} {BUDGET}")]
    assert shared_origins(words, likenesses(words), {0: 0, 1: 1}) == [[0], [1]]


def test_the_earliest_of_equals_is_the_one_that_is_copied() -> None:
    """Of copies with the same words the first that was published counts as the model."""
    articles = [
        an_article(FERRY, id="S1", published="2024-03-02"),
        an_article(FERRY, id="S2", published="2024-03-01"),
        an_article(FERRY, id="S3"),
    ]
    [(origin, copies)] = named(
        articles, [Words.of(article) for article in articles], [[0, 1, 2]], dict.fromkeys(range(3), 0)
    )
    assert [(copy.source, copy.of) for copy in copies] == [("S1", "S2"), ("S3", "S2")]
    assert origin.why == "S1 has the same words as S2; S3 has the same words as S2"


def test_a_crowd_of_copies_is_told_briefly() -> None:
    """Of forty copies a few are named in the reason, and every one as a copy."""
    articles = articles_of(*[FERRY] * 40)
    [(origin, copies)] = named(
        articles, [Words.of(article) for article in articles], [list(range(40))], dict.fromkeys(range(40), 0)
    )
    assert origin.why.endswith("34 more share as much")
    assert len(copies) == 39


def test_shared_words_are_quoted_whole_or_trimmed() -> None:
    """The reason quotes the longest shared run, at most twenty words of it."""
    articles = articles_of(FERRY, f"{FERRY} {BUDGET}")
    [(origin, _)] = named(articles, [Words.of(article) for article in articles], [[0, 1]], dict.fromkeys(range(9), 0))
    quoted = origin.why.partition("“")[2]
    assert origin.why.startswith("100% of the words of S1 stand in S2 too: ")
    assert quoted.startswith("The ferry Aurora")
    assert quoted.endswith(" …”")
    assert len(quoted.split()) == 21


def test_a_credit_that_most_sources_give_names_the_origin() -> None:
    """What both of two articles credit outweighs what one of them credits more weightily."""
    articles = articles_of(
        "He spoke in an interview with Reuters. She told Fox News Digital so.", "She told Fox News Digital."
    )
    assert label(articles) == "Fox News Digital report"


def test_a_known_publisher_outweighs_one_outlet_spoken_to() -> None:
    """That somebody told CNN a thing does not make another paper's article CNN's."""
    assert label(articles_of("He told CNN so.", publisher="Merrow Courier")) == "Merrow Courier article"
    assert label(articles_of("He told CNN so.")) == "CNN report"
