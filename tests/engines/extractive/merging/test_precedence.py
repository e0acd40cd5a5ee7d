"""One sentence does not become two claims with the same words."""

from briefgen.domain.draft import ClaimDraft, QuoteDraft
from briefgen.engines.extractive.merging.precedence import without_echoes

WORDS = "the port of Nola will close for six weeks in March"


def a_claim(kind: str, words: str = WORDS, sentence: int = 1) -> ClaimDraft:
    """A claim of one kind that rests on some words of a sentence."""
    quote = QuoteDraft(sentence=sentence, words=words)
    empty = dict.fromkeys(("actor", "speaker", "speech", "issue", "stance", "quote", "date", "date_words"))
    fields = {"kind": kind, "text": words, "quotes": (quote,), "certainty": "stated", "future": False}
    return ClaimDraft.model_validate(fields | empty)


def test_a_position_goes_before_a_fact_of_the_same_words() -> None:
    """What somebody says is not also stated in the article's own voice."""
    assert [each.kind for each in without_echoes([a_claim("fact"), a_claim("position")])] == ["position"]


def test_an_event_inside_a_position_stays_for_its_date() -> None:
    """The timeline needs what a speaker dates."""
    assert {each.kind for each in without_echoes([a_claim("event"), a_claim("position")])} == {"position", "event"}


def test_other_words_and_other_sentences_stay() -> None:
    """Only the same words of the same sentence are an echo; the claims come out in the order of the text."""
    claims = [a_claim("fact", sentence=2), a_claim("position"), a_claim("fact", "dockers went on strike")]
    assert [(each.kind, each.quotes[0].sentence) for each in without_echoes(claims)] == [
        ("position", 1),
        ("fact", 1),
        ("fact", 2),
    ]
