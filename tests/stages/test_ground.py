"""Grounding finds what is there, refuses what is not, and numbers what stands."""

import pytest
from builders import a_chunk, an_article
from drafts import a_claim, a_quote, a_summary, an_actor

from briefgen.domain.article import Article
from briefgen.domain.draft import ActorDraft, ClaimDraft
from briefgen.domain.ledger import Gap
from briefgen.stages.ground import Grounded, ground_summary, seal_summary

PORT = an_article(
    "Foreign Minister Ada Ito met reporters in Oslo on Monday. “We don’t think the port is safe,” Ito said. "
    "She said 2,500 workers would not be paid before January 2025. Israel could close its own harbour, officials said."
)


def ground(*claims: ClaimDraft, article: Article = PORT, actors: tuple[ActorDraft, ...] = ()) -> Grounded:
    """What stands of some claims and actors on one article."""
    return ground_summary(a_summary(*claims, actors=actors), a_chunk(article), article)


def test_the_article_own_words_are_cited() -> None:
    """A quote with other quotation marks, spaces and case is cited as the article writes it."""
    grounded = ground(a_claim("The port is not safe.", a_quote('"we don\'t  think the port is safe,"', 2)))
    summary = seal_summary(PORT, [grounded])
    assert [c.quote.strip("“”,") for c in summary.citations] == ["We don’t think the port is safe"]
    assert PORT.text[summary.citations[0].start : summary.citations[0].end] == summary.citations[0].quote


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("The port is safe.", "The port was inspected last week", "not in the article"),
        ("Workers number 3,500.", "2,500 workers would not be paid", "number"),
        ("2,500 workers would be paid.", "2,500 workers would not be paid", "not"),
        ("Bo Lind met reporters in Oslo.", "met reporters in Oslo", "name"),
        ("She spoke of a “strike”, of 2,500 workers.", "2,500 workers would not be paid", "“strike”"),
        ("Israel closed its own harbour.", "Israel could close its own harbour", "possible"),
        ("", "2,500 workers would not be paid", "empty"),
    ],
)
def test_what_the_words_do_not_carry_is_refused(text: str, quote: str, reason: str) -> None:
    """Each kind of unsupported statement becomes a fault that names what is wrong."""
    number = 1 + [quote in s.text for s in a_chunk(PORT).sentences].index(True) if quote in PORT.text else 1
    grounded = ground(a_claim(text, a_quote(quote, number)))
    assert not grounded.claims
    assert reason in grounded.faults[0].reason
    assert grounded.faults[0].part == "claims"


def test_a_speaker_may_be_a_pronoun() -> None:
    """“She said” is Ito's where Ito stands in the sentences before, and the pronoun is where the speaker is."""
    said = a_claim(
        "Ada Ito said 2,500 workers would not be paid before January 2025.",
        a_quote("2,500 workers would not be paid before January 2025", 3),
        kind="position",
        actor="Ada Ito",
        speaker=a_quote("She", 3),
        speech="reported",
    )
    claim = seal_summary(PORT, [ground(said)]).claims[0]
    assert claim.actor_span is not None
    assert PORT.words_of(claim.actor_span) == "She"


def test_a_speaker_who_is_not_in_the_article_is_refused() -> None:
    """A position of somebody whom the article never names is a fault."""
    said = a_claim(
        "Bo Lind said the port is not safe.",
        a_quote("We don’t think the port is safe", 2),
        kind="position",
        actor="Bo Lind",
        speech="direct",
    )
    assert "Bo Lind" in ground(said).faults[0].reason


def test_equal_spans_share_a_citation_and_equal_claims_are_one() -> None:
    """Citations are numbered in the order of the text, whatever the order of the draft."""
    late = a_claim("Israel could close its own harbour.", a_quote("Israel could close its own harbour", 4))
    early = a_claim("Ada Ito met reporters in Oslo on Monday.", a_quote("met reporters in Oslo on Monday", 1))
    summary = seal_summary(PORT, [ground(late, early), ground(late)])
    assert [c.id for c in summary.citations] == ["S1.1", "S1.2"]
    assert [(c.key, c.text) for c in summary.claims] == [("S1-1", early.text), ("S1-2", late.text)]


def test_actors_of_two_chunks_are_one() -> None:
    """An actor found twice is one, with the aliases of both and its mentions counted once."""
    one = ground(actors=(an_actor("Ada Ito", role="foreign minister"),))
    two = ground(actors=(an_actor("Ada Ito", aliases=("Ito", "Bo")),))
    (actor,) = seal_summary(PORT, [one, two]).actors
    assert (actor.aliases, actor.role, actor.mentions) == (("Ito",), "foreign minister", 2)


def test_faults_and_gaps_are_kept() -> None:
    """What was withheld stands among the gaps of the summary."""
    lost = Gap(what="chunk", text="chunk 2", source="S1", reason="no answer")
    summary = seal_summary(PORT, [ground(a_claim("No.", a_quote("nothing of the kind")))], [lost])
    assert [gap.what for gap in summary.gaps] == ["chunk", "claim"]


def test_a_role_is_pinned_to_the_sentence_that_carries_it() -> None:
    """The role's sentence is cited; a role that brings a name of its own is left off and told."""
    grounded = ground(actors=(an_actor("Ito", role="foreign minister"), an_actor("Ada Ito", role="minister of Peru")))
    summary = seal_summary(PORT, [grounded])
    assert [actor.role for actor in summary.actors] == ["foreign minister"]
    assert "Peru" in grounded.faults[0].text


@pytest.mark.parametrize(
    "text", ["The port of Oslo will close. " * 7000, "a" * 200_000, "“" * 100_000, "one " * 50_000]
)
def test_a_long_article_and_many_claims_take_linear_time(text: str) -> None:
    """Two hundred thousand characters and hundreds of claims, found or not, are a matter of a second or two."""
    article = an_article(text)
    chunk = a_chunk(article)
    found = a_claim("The port of Oslo will close.", a_quote("The port of Oslo will close", 3))
    lost = a_claim("The port of Oslo will sink.", a_quote("The port of Oslo will sink in the sea", 5))
    grounded = ground_summary(a_summary(*[found, lost] * 100), chunk, article)
    assert len(grounded.claims) + len(grounded.faults) == 200


def test_citations_are_numbered_whoever_asks_first() -> None:
    """The same draft in any order makes the same summary."""
    claims = [a_claim(s.text, a_quote(s.text, s.number)) for s in a_chunk(PORT).sentences]
    assert seal_summary(PORT, [ground(*claims)]) == seal_summary(PORT, [ground(*reversed(claims))])
