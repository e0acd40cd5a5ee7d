"""A publisher's repeated sentences are taken out, copies are left whole."""

from builders import an_article

from briefgen.domain.tracing.repeats import without_repeats
from briefgen.domain.tracing.tokens import Words

FLOOD = "Heavy rain burst the Calder dam on Sunday and flooded eight villages of the Osk valley within hours."
BUDGET = "Finance Minister Reyl withdrew the pensions bill after the Green Alliance refused to vote for it twice."
CUP = "Goalkeeper Anwar saved two penalties and sent the Harriers to the final of the Northern Cup in Leedam."
SLOGAN = "Sign up for the Courier briefing and get five stories before breakfast."


def cleared(*texts: str) -> list[int]:
    """How many words each text keeps."""
    words = [Words.of(an_article(text)) for text in texts]
    return [len(each) for each in without_repeats(words, [""] * len(words))]


def test_a_slogan_under_three_stories_goes() -> None:
    """What stands under three unlike articles belongs to none of them."""
    slogan = len(SLOGAN.split())
    before = [len(text.split()) + slogan for text in (FLOOD, BUDGET, CUP)]
    assert cleared(*(f"{text} {SLOGAN}" for text in (FLOOD, BUDGET, CUP))) == [count - slogan for count in before]


def test_copies_keep_their_sentences() -> None:
    """A sentence that three copies share is theirs."""
    text = f"{FLOOD} {SLOGAN}"
    assert cleared(text, text, text) == [len(text.split())] * 3


def test_two_articles_prove_nothing() -> None:
    """A sentence that stands in two articles only may be a quotation."""
    texts = [f"{text} {SLOGAN}" for text in (FLOOD, BUDGET)]
    assert cleared(*texts) == [len(text.split()) for text in texts]
