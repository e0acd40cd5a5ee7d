"""Checking a story keeps what its claims carry and says what it withheld."""

from builders import a_chunk, an_article, sentences_of
from drafts import a_claim, a_position, a_quote, a_statement, a_story, a_story_actor, a_summary, an_actor

from briefgen.domain.source import Origin
from briefgen.domain.summary import Material
from briefgen.stages.check import check_story
from briefgen.stages.ground import ground_summary, seal_summary

TEXT = "Minister Ada Ito said the port will close in June 2025. Bo Lind of the dockers said the port must stay open."


def a_material() -> Material:
    """Two articles with the same claims, of one origin."""
    articles = [an_article(TEXT, id=f"S{n}", path=f"{n}.txt", title="Port to close") for n in (1, 2)]
    ito = a_claim(
        "Ada Ito said the port will close in June 2025.",
        a_quote("the port will close in June 2025", 1),
        kind="position",
        actor="Ada Ito",
        speaker=a_quote("Ada Ito", 1),
        speech="reported",
        certainty="reported",
        date="2025-06",
        date_words="June 2025",
        future=True,
    )
    lind = a_claim(
        "Bo Lind said the port must stay open.",
        a_quote("the port must stay open", 2),
        kind="position",
        actor="Bo Lind",
        speaker=a_quote("Bo Lind", 2),
        speech="reported",
        certainty="reported",
    )
    drafts = a_summary(ito, lind, actors=(an_actor("Ada Ito", aliases=("Ito",), role="minister"), an_actor("Bo Lind")))
    summaries = [seal_summary(article, [ground_summary(drafts, a_chunk(article), article)]) for article in articles]
    return Material(
        articles=tuple(articles),
        sentences={article.id: sentences_of(article) for article in articles},
        summaries=tuple(summaries),
        origins=(Origin(id="O1", label="wire", sources=("S1", "S2"), why="the same words"),),
    )


ACTORS = (a_story_actor("Ada Ito", "S1-a1", "S2-a1"), a_story_actor("Bo Lind", "S1-a2", "S2-a2"))


def test_a_sound_story_stands_whole() -> None:
    """Citations are those of the claims, origins count once, actors get ids, sources and mentions."""
    said = a_story(
        actors=ACTORS,
        bottom_line=(a_statement("The port will close in June 2025.", "S1-1", "S2-1"),),
        positions=(a_position("Ada Ito", "Ada Ito said the port will close.", "S1-1"),),
        disagreements=(
            {
                "about": "the port",
                "kind": "position",
                "sides": (
                    a_statement("Ada Ito said the port will close.", "S1-1").model_dump() | {"actor": "Ada Ito"},
                    a_statement("Bo Lind said the port must stay open.", "S2-2").model_dump() | {"actor": "Bo Lind"},
                ),
            },
        ),
        timeline=(
            a_statement("The port will close.", "S1-1").model_dump()
            | {"date": "2025-06", "date_words": "June 2025", "future": False},
        ),
        open_questions=(
            a_statement("Will the port close?", "S1-1").model_dump()
            | {"raised_by": "conflict", "actor": None, "why": "The two differ."},
        ),
    )
    checked = check_story(said, a_material())
    assert checked.faults == ()
    story = checked.story
    assert story.bottom_line[0].cites == ("S1.2", "S2.2")
    assert story.bottom_line[0].origins == 1
    assert [(a.id, a.sources, a.mentions) for a in story.actors] == [("A1", ("S1", "S2"), 2), ("A2", ("S1", "S2"), 2)]
    assert story.positions[0].actor == "A1"
    assert [side.actor for side in story.disagreements[0].sides] == ["A1", "A2"]
    assert story.timeline[0].future


def test_unknown_keys_and_strange_names_are_faults() -> None:
    """A statement on a claim that does not exist, or of an actor that is none, is withheld with its place."""
    said = a_story(
        title="War in Peru",
        actors=(*ACTORS, a_story_actor("Cy Moe", "S3-a1")),
        bottom_line=(a_statement("The port will close.", "S1-9"), a_statement("Peru will close the port.", "S1-1")),
        positions=(
            a_position("Bo Lind", "Bo Lind said the port will close.", "S1-1"),
            a_position("Cy Moe", "The port will close.", "S1-1"),
        ),
    )
    checked = check_story(said, a_material())
    assert [(f.part, f.index) for f in checked.faults] == [
        ("actors", 2),
        ("title", 0),
        ("bottom_line", 0),
        ("bottom_line", 1),
        ("positions", 0),
        ("positions", 1),
    ]
    assert checked.story.title == "Port to close"
    assert not checked.story.bottom_line
    assert not checked.story.positions
