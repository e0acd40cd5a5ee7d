"""Actors: drafts of one article, and the actors of a story over all of them."""

import pytest
from builders import an_article, sentences_of

from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.source import Origin
from briefgen.domain.summary import Material, SourceActor, SourceSummary
from briefgen.engines.extractive.people.actors import actor_drafts, story_actors
from briefgen.engines.extractive.people.entities import find_entities


def a_material(*texts: str, speakers: tuple[tuple[int, str], ...] = ()) -> Material:
    """What grounding makes of articles whose actors were drafted; ``speakers`` hold a position in a numbered source."""
    articles, sentences, summaries, origins = [], {}, [], []
    for number, text in enumerate(texts, 1):
        source = f"S{number}"
        article = an_article(text, id=source)
        lines = sentences_of(article)
        entities = find_entities(article, lines)
        mentions = {entity.name: len(entity.mentions) for entity in entities}
        citations: list[Citation] = []
        actors = []
        for place, draft in enumerate(actor_drafts(article, lines, entities), 1):
            cites = []
            for quote in draft.quotes:
                assert quote.at is not None
                cites.append(f"{source}.{len(citations) + 1}")
                end = quote.at + len(quote.words)
                citations.append(
                    Citation(id=cites[-1], source=source, start=quote.at, end=end, quote=quote.words, locator="x")
                )
            known = draft.model_dump(exclude={"quotes"})
            key = f"{source}-a{place}"
            actors.append(
                SourceActor(key=key, source=source, cites=tuple(cites), mentions=mentions[draft.name], **known)
            )
        claims = tuple(
            Claim(
                text="x", cites=(citations[0].id,), origins=1, certainty="claimed", key=f"{source}-{place}",
                source=source, kind="position", actor=name,
            )
            for place, (where, name) in enumerate(speakers, 1)
            if where == number
        )  # fmt: skip
        articles.append(article)
        sentences[source] = lines
        summaries.append(SourceSummary(source=source, claims=claims, actors=tuple(actors), citations=tuple(citations)))
        origins.append(Origin(id=f"O{number}", label=source, sources=(source,), why="alone"))
    return Material(articles=tuple(articles), sentences=sentences, summaries=tuple(summaries), origins=tuple(origins))


def test_drafts_quote_the_role_with_the_name() -> None:
    """A role is quoted together with the name, from one sentence, at its place."""
    text = "It rained. Then Iraqi Foreign Minister Fuad Hussein spoke. Hussein left."
    article = an_article(text)
    (draft,) = [d for d in actor_drafts(article, sentences_of(article), find_entities(article, sentences_of(article)))
                if d.kind == "person"]  # fmt: skip
    quote = draft.quotes[0]
    assert quote.words == "Iraqi Foreign Minister Fuad Hussein"
    assert (quote.sentence, quote.at) == (2, text.index("Iraqi"))
    assert draft.aliases == ("Hussein",)


def test_every_name_of_a_draft_is_quoted() -> None:
    """Each form of the name stands in one of the quotes, and each quote stands where it says."""
    text = "The Popular Mobilization Forces (PMF) met. PMF leaders said no. Popular Mobilization Forces agreed."
    article = an_article(text)
    for draft in actor_drafts(article, sentences_of(article), find_entities(article, sentences_of(article))):
        words = [quote.words for quote in draft.quotes]
        assert all(any(name in one for one in words) for name in (draft.name, *draft.aliases))
        assert all(text[quote.at or 0 :].startswith(quote.words) for quote in draft.quotes)


def test_spellings_over_sources_are_one_actor() -> None:
    """Two spellings, a last name and an office in two sources are one with the fuller role, part of a country."""
    first = "Iraqi Foreign Minister Fuad Hussein met the press. Hussein said Iraq would wait. Hussein left Iraq."
    second = "Fouad Hussein said no. The Iraqi government agreed with Hussein. Iraq is calm, Hussein said."
    actors = {actor.name: actor for actor in story_actors(a_material(first, second))}
    (hussein,) = [actor for actor in actors.values() if actor.kind == "person"]
    assert len(hussein.members) == 2
    assert hussein.role == "Iraqi Foreign Minister"
    assert hussein.part_of == "Iraq"
    assert hussein.text == f"Iraqi Foreign Minister {hussein.name}"
    assert len(actors["Iraq"].members) == 2


def test_sentences_say_who_bodies_are() -> None:
    """An actor without a role is told by the sentence that begins with its name."""
    text = (
        "Many fear the Port Authority after what happened. The Port Authority is the body that runs the harbour. "
        "Still, some praised the Port Authority."
    )
    (actor,) = story_actors(a_material(text))
    assert actor.text == "The Port Authority is the body that runs the harbour."


def test_a_name_heard_once_needs_a_voice() -> None:
    """Who is named once in one source is left out unless the source lets them speak."""
    text = "Ada Ito said no. Ada Ito left. Jo Penn waved at her. Bob Cole said yes."
    assert {actor.name for actor in story_actors(a_material(text))} == {"Ada Ito"}
    heard = story_actors(a_material(text, speakers=((1, "Bob Cole"),)))
    assert {actor.name for actor in heard} == {"Ada Ito", "Bob Cole"}


def test_who_matters_comes_first() -> None:
    """Who is named in several sources and their leads stands before who fills one."""
    first = "Ada Ito closed the port. Ito said so. Bob Cole left. Cole met Jo Penn. Cole and Penn sang."
    second = "Minister Ada Ito closed the port. Ito would not say why. It rained and rained. It rained. Mr. Cole sang."
    assert [actor.name for actor in story_actors(a_material(first, second))][:2] == ["Ada Ito", "Bob Cole"]


@pytest.mark.parametrize("count", [40, 60])
def test_the_table_has_an_end(count: int) -> None:
    """However many are named, a story has twenty-five actors at most, each with a name of its own."""
    given = ("Ada", "Bob", "Carl", "Dora")
    names = [f"{given[n % 4]} {chr(65 + n % 26)}e{chr(97 + n // 26)}llik{chr(97 + n % 26)}" for n in range(count)]
    actors = story_actors(a_material(" ".join(f"{name} said no. {name} left." for name in names)))
    assert len(actors) == len({actor.name for actor in actors}) == 25


def test_no_actors_no_table() -> None:
    """A story in which nobody acts has no actors."""
    assert story_actors(a_material("It rained.")) == ()
