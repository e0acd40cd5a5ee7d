"""Claims: quoted, spoken and dated as the article has it."""

import pytest
from builders import a_chunk, an_article
from drafts import a_claim, a_quote

from briefgen.domain.checking.grounding_claims import ground_claim
from briefgen.domain.checking.reading import Reading

PORT = an_article(
    "Foreign Minister Ada Ito met reporters in Oslo on Monday. “The port is old,” Ito said. "
    "Bo Ek of the union said the crews would strike on May 3.",
    published="2024-04-30",
)
READING = Reading(a_chunk(PORT), PORT)


def test_a_position_has_the_place_of_its_words_and_of_its_speaker() -> None:
    """The citation spans what was said, the speaker is where the attribution names it, the quote is verbatim."""
    said = a_claim(
        "Ada Ito said the port is old.",
        a_quote("The port is old", 2),
        kind="position",
        actor="Ada Ito",
        speaker=a_quote("Ito", 2),
        speech="direct",
        quote="The port is old",
    )
    claim, reasons = ground_claim(said, READING)
    assert claim is not None
    assert reasons == ()
    assert [PORT.words_of(span) for span in claim.spans] == ["The port is old"]
    assert claim.actor_span is not None
    assert PORT.words_of(claim.actor_span) == "Ito"
    assert claim.quote == "The port is old"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "position", "actor": "Kai Berg", "speech": "reported"}, 'the article does not name "Kai Berg"'),
        ({"kind": "position", "actor": "Ada Ito", "speaker": a_quote("Bo Ek", 3), "speech": "reported"}, "Bo Ek"),
        ({"kind": "event", "date": "2024-05-09", "date_words": "May 3"}, "does not say 2024-05-09"),
        ({"kind": "event", "date": "soon"}, "not a date of the form"),
        ({"kind": "event", "date_words": "May 4"}, "“May 4”"),
        ({"quote": "the crews would sleep"}, "the crews would sleep"),
    ],
)
def test_what_the_article_does_not_have_is_told(fields: dict[str, object], reason: str) -> None:
    """A wrong speaker, date, date's words or quote lets the claim fall with its reason."""
    claim, reasons = ground_claim(
        a_claim("The crews would strike on May 3.", a_quote("the crews would strike on May 3", 3), **fields), READING
    )
    assert claim is None
    assert any(reason in one for one in reasons)


def test_a_date_told_from_the_day_of_publication_stands() -> None:
    """A day of the month without its year is of the year that the publication gives it."""
    said = a_claim(
        "The crews would strike on May 3.",
        a_quote("the crews would strike on May 3", 3),
        kind="event",
        date="2024-05-03",
        date_words="on May 3",
        future=True,
    )
    claim, reasons = ground_claim(said, READING)
    assert (claim and claim.date, reasons) == ("2024-05-03", ())


def test_the_speakers_own_words_are_cited_where_they_go_on_beyond_the_quotes() -> None:
    """They stand in the quoted sentence, so the citation grows to hold them; elsewhere they are refused."""
    fields = {"kind": "position", "actor": "Ada Ito", "speaker": a_quote("Ito", 2), "speech": "direct"}
    said = a_claim("Ada Ito said the port is old.", a_quote("The port is", 2), quote="port is old", **fields)
    claim, reasons = ground_claim(said, READING)
    assert reasons == ()
    assert claim is not None
    assert [PORT.words_of(span) for span in claim.spans] == ["The port is old"]
    elsewhere = said.model_copy(update={"quote": "the crews would strike"})
    assert ground_claim(elsewhere, READING)[1] == ("the words “the crews would strike” are not in the cited passage",)


def test_a_heading_may_name_what_the_article_names_anywhere() -> None:
    """The name of a law stands once; what the article has nowhere is no heading, and the claim stands without."""
    said = a_claim("The port is old.", a_quote("The port is old", 2), issue="reporters in Oslo on Monday")
    claim, _ = ground_claim(said, READING)
    assert claim is not None
    assert claim.issue == "reporters in Oslo on Monday"
    claim, _ = ground_claim(
        said.model_copy(update={"issue": "the port of Hull", "stance": "sides with Bo Ek"}), READING
    )
    assert claim is not None
    assert (claim.issue, claim.stance) == (None, None)
