"""Actors: named by the article, and called there what they are said to be."""

from builders import a_chunk, an_article
from drafts import a_quote, an_actor

from briefgen.domain.checking.grounding_actors import ground_actor
from briefgen.domain.checking.reading import Reading

PORT = an_article("Foreign Minister Ada Ito met reporters. The port is old, Ito said. Bo Ek, a docker, laughed.")
READING = Reading(a_chunk(PORT), PORT)


def test_an_actor_is_where_its_names_are() -> None:
    """Names that stand in the article stay with the number of their places, others go."""
    actor, reasons = ground_actor(an_actor("Ada Ito", aliases=("Ito", "Madam Harbour")), READING)
    assert actor is not None
    assert (actor.names, actor.mentions, reasons) == (("Ada Ito", "Ito"), 2, ())
    assert PORT.words_of(actor.spans[0]) == "Ada Ito"


def test_a_role_is_kept_where_the_article_says_it() -> None:
    """A role beside the name stands and its words are cited; another's role is left off and told."""
    actor, reasons = ground_actor(an_actor("Ada Ito", a_quote("Ada Ito"), role="foreign minister"), READING)
    assert actor is not None
    assert (actor.role, reasons) == ("foreign minister", ())
    actor, reasons = ground_actor(an_actor("Bo Ek", role="foreign minister"), READING)
    assert actor is not None
    assert actor.role is None
    assert '"foreign minister"' in reasons[0]


def test_nobody_is_made_up() -> None:
    """A name that the article does not have is no actor."""
    assert ground_actor(an_actor("Kai Berg"), READING) == (None, ('the article does not name "Kai Berg"',))
