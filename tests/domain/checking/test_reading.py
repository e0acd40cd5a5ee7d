"""One chunk and its article as grounding reads them."""

from builders import a_chunk, an_article
from drafts import a_quote, an_actor

from briefgen.domain.checking.grounded import GroundedActor
from briefgen.domain.checking.reading import Reading
from briefgen.domain.span import Span

PORT = an_article("Foreign Minister Ada Ito met reporters. The port is old, Ito said. Oslo is not.")


def test_quotes_are_found_where_they_stand() -> None:
    """A quote leads to its span, words that are not there lead to none."""
    reading = Reading(a_chunk(PORT), PORT)
    assert [PORT.words_of(span) for span in reading.find(a_quote("The port is old", 2))] == ["The port is old"]
    assert reading.find(a_quote("The port is new", 1)) == ()


def test_an_actor_is_known_by_all_its_names() -> None:
    """Names, role and kind of an actor are found under any of its names; a stranger has only its own."""
    ito = GroundedActor(
        draft=an_actor("Ada Ito", kind="person"),
        name="Ada Ito",
        aliases=("Ito",),
        role="Foreign Minister",
        part_of=None,
        spans=(Span(17, 24),),
        mentions=2,
    )
    reading = Reading(a_chunk(PORT), PORT).knowing([ito])
    assert reading.names_of("Ito") == ("Ito", "Ada Ito")
    assert reading.role_of("ito") == "Foreign Minister"
    assert "minister" in reading.words_of("Ada Ito")
    assert reading.names_of("Bo Ek") == ("Bo Ek",)
    assert reading.role_of("Bo Ek") == ""
    assert reading.is_named("Ada Ito")
    assert not reading.is_named("Bo Ek")
