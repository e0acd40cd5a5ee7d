"""The words that show attributions, in all their forms."""

import pytest

from briefgen.engines.extractive.speech.cues import cue_adjectives, cue_nouns, verb_forms


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("said", "say", "past"),
        ("denies", "deny", "third"),
        ("denied", "deny", "past"),
        ("planning", "plan", "gerund"),
        ("sought", "seek", "past"),
        ("wrote", "write", "finite"),
        ("written", "write", "participle"),
        ("agreed", "agree", "past"),
        ("agreeing", "agree", "gerund"),
        ("vetoes", None, None),
    ],
)
def test_a_verb_is_known_in_all_its_forms(form: str, lemma: str | None, kind: str | None) -> None:
    """Regular and irregular forms lead to their verb; others to none."""
    cue = verb_forms().get(form)
    assert (cue.lemma, cue.form) == (lemma, kind) if cue else lemma is None


def test_every_cue_names_complements_that_are_read() -> None:
    """No line of the word lists carries a complement that nothing looks for."""
    known = {"clause", "that", "front", "invert", "to", "np", "tell", "obj", "quote", "mind", "light", "doc", "as"}
    for cue in [*verb_forms().values(), *cue_nouns().values(), *cue_adjectives().values()]:
        assert {part for part in cue.takes if part[0] not in "+="} <= known
