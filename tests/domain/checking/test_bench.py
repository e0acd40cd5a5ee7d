"""A statement of a story held against the claims that it names."""

from drafts import a_statement
from story_builders import a_material, fact, position

from briefgen.domain.checking.bench import Bench

HARBOUR = "The harbour of Lund employs 1,200 people."
CLOSES = "Ada Ito said the harbour of Lund will close in March 2031."


def bench() -> Bench:
    """Two sources of one story."""
    return Bench(a_material([fact(HARBOUR)], [position("Ada Ito", CLOSES, certainty="claimed")]))


def test_a_sound_statement_has_the_citations_of_its_claims() -> None:
    """A statement that its claims carry has their citations, their origins and no reason against it."""
    weighed = bench().weigh(a_statement("The harbour of Lund employs 1,200 people.", "S1-1"))
    assert (weighed.cites, weighed.origins, weighed.reasons) == (("S1.1",), 1, ())


def test_the_surest_claim_bounds_the_certainty() -> None:
    """What its claims only hold claimed, no statement states."""
    assert bench().weigh(a_statement(CLOSES, "S2-1", certainty="stated")).certainty == "claimed"


def test_unknown_keys_empty_texts_and_other_numbers_are_reasons() -> None:
    """Each thing that is wrong with a statement is told."""
    assert '"S9-9" is no claim' in bench().weigh(a_statement(HARBOUR, "S9-9")).reasons
    assert "the statement names no claim" in bench().weigh(a_statement(HARBOUR)).reasons
    assert "the statement is empty" in bench().weigh(a_statement(" ", "S1-1")).reasons
    (reason,) = bench().weigh(a_statement("The harbour of Lund employs 3,400 people.", "S1-1")).reasons
    assert "3,400" in reason


def test_laying_out_asks_nothing_of_the_words() -> None:
    """A statement that is only laid out keeps its citations, whatever it says."""
    weighed = bench().lay_out(a_statement("Elephants fly over 77 moons.", "S1-1"))
    assert (weighed.cites, weighed.reasons) == (("S1.1",), ())
