"""Articles of different origins that have one quotation in common say so."""

from builders import an_article

from briefgen.domain.article import Article
from briefgen.domain.tracing.origins import named
from briefgen.domain.tracing.tokens import Words

QUOTE = "we will not open the harbour gates before every ship has paid what it owes to the town"
ONE = f"The fee was doubled in May. “I can tell you that {QUOTE},” Ada Ito told Reuters on the quay."
OTHER = f"In an interview with Reuters the minister was firm: “As I said, {QUOTE}, whatever comes.” Fishermen disagree."


def whys(*texts: str, story_of: dict[int, int] | None = None) -> list[str]:
    """What is said of each origin, every text being one of its own."""
    articles: list[Article] = [an_article(text, id=f"S{number}") for number, text in enumerate(texts, 1)]
    groups = [[number] for number in range(len(texts))]
    stories = story_of or dict.fromkeys(range(len(texts)), 0)
    return [origin.why for origin, _ in named(articles, [Words.of(one) for one in articles], groups, stories)]


def test_a_quotation_of_two_origins_is_told_of_both() -> None:
    """Each names the other, the words, and the outlet that both credit."""
    one, other = whys(ONE, OTHER)
    assert one == (
        "no other source tells the same in its words; "
        f"S1 quotes 18 words in a row that S2 (O2) quotes too, and both credit Reuters: “{QUOTE}”"
    )
    assert other.endswith(f"S2 quotes 18 words in a row that S1 (O1) quotes too, and both credit Reuters: “{QUOTE}”")


def test_what_is_short_unquoted_or_of_another_story_is_not_told() -> None:
    """Nine words, words outside quotation marks, and stories apart have nothing to tell."""
    alone = ["no other source shares its words"] * 2
    short = " ".join(QUOTE.split()[:9])
    assert whys(ONE.replace(QUOTE, short), OTHER.replace(QUOTE, short)) == alone
    assert whys(ONE.replace("“", "").replace("”", ""), OTHER) == alone
    assert whys(ONE, OTHER, story_of={0: 0, 1: 1}) == alone


def test_few_of_many_quotations_are_told() -> None:
    """An origin names three others at most."""
    assert whys(*[f"{ONE} Paper {number} has it." for number in range(9)])[0].count("quotes too") == 3
