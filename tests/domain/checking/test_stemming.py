"""Forms of one word share a stem, and other words do not."""

import pytest

from briefgen.domain.checking.stemming import content_stems, own_stems, stem, words_in

FORMS = (
    "strike strikes struck striking",
    "rule rules ruled ruling",
    "neutralise neutralize neutralizing",
    "ban banned bans",
    "negotiate negotiation negotiating",
    "labour labor",
    "militia militias militia's",
    "disarm disarmament",
)


@pytest.mark.parametrize("forms", FORMS)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Endings, irregular forms and two spellings of English make no difference."""
    assert len({stem(form) for form in forms.split()}) == 1


def test_other_words_have_other_stems() -> None:
    """Words that only begin alike stay apart."""
    assert len({stem(word) for word in ("port", "party", "iraq", "iran", "police")}) == 5


def test_small_words_names_and_sayings_can_be_left_out() -> None:
    """What carries the matter of a statement: first all content words, then without names and verbs of saying."""
    assert content_stems("Then Ito said that the port closes.") == [
        stem("ito"),
        stem("said"),
        stem("port"),
        stem("closes"),
    ]
    assert own_stems("Then Ito said that the port closes.") == [stem("port"), stem("closes")]
    assert [word.parted for word in words_in("no, the port (old) well-known")] == [
        False,
        True,
        False,
        True,
        True,
        False,
    ]
