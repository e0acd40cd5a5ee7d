"""Words weigh by how rare they are in the articles and in the language."""

from builders import an_article

from briefgen.domain.tracing.tokens import Words
from briefgen.domain.tracing.weights import Weights, dot, stem, telling


def weights_of(*texts: str) -> Weights:
    """The weights of texts without titles."""
    return Weights([Words.of(an_article(text)) for text in texts], [""] * len(texts))


def test_common_words_weigh_less_even_in_one_article() -> None:
    """The background tells a name from an everyday word where there is nothing to count."""
    weights = weights_of("Aurora left port this week")
    assert weights.rarity_of("aurora") > weights.rarity_of(stem("week"))
    assert "thi" not in weights.rarity


def test_function_words_tell_nothing() -> None:
    """A topic made of them has no words."""
    assert telling("what is about the") == []
    assert telling("the ferries of Iceland") == ["ferry", "iceland"]


def test_a_vector_has_length_one_or_none() -> None:
    """Every article with a telling word is of one length, others are nothing."""
    ferry, nothing = weights_of("The Aurora sank off Merrow.", "and of the").vectors()
    assert abs(dot(ferry, ferry) - 1) < 1e-9
    assert nothing == {}


def test_stems_join_the_forms_of_a_word() -> None:
    """Plurals and verbs meet their stem; short words stay."""
    assert stem("lunches") == stem("lunch")
    assert stem("talks") == stem("talking") == stem("talked")
    assert [stem(word) for word in ("gas", "us", "crisis")] == ["gas", "us", "crisis"]
