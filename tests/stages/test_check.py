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


def test_an_actor_keeps_its_place_where_its_sentence_falls() -> None:
    """A sentence that no words carry gives way to the role; the fault says why, and positions still find the actor."""
    said = a_story(
        actors=(a_story_actor("Ada Ito", "S1-a1", text="Ada Ito sank 40 ships.", part_of="Bo Lind"), *ACTORS[1:]),
        positions=(a_position("Ito", "Ada Ito said the port will close.", "S1-1"),),
    )
    checked = check_story(said, a_material())
    assert [fault.part for fault in checked.faults] == ["actors"]
    ito, lind = checked.story.actors
    assert (ito.text, ito.part_of, lind.part_of) == ("Ada Ito: minister", lind.id, None)
    assert checked.story.positions[0].actor == ito.id


def test_parts_that_form_a_circle_are_broken() -> None:
    """Two actors cannot be part of each other, nor one of itself."""
    said = a_story(
        actors=(
            a_story_actor("Ada Ito", "S1-a1", part_of="Bo Lind"),
            a_story_actor("Bo Lind", "S1-a2", part_of="Ada Ito"),
        )
    )
    assert [actor.part_of for actor in check_story(said, a_material()).story.actors] == ["A2", None]
    alone = a_story(actors=(a_story_actor("Ada Ito", "S1-a1", part_of="Ito"),))
    assert check_story(alone, a_material()).story.actors[0].part_of is None


def test_a_member_belongs_to_one_actor() -> None:
    """A second actor made of the same members is a fault."""
    said = a_story(actors=(*ACTORS, a_story_actor("Ito", "S1-a1")))
    checked = check_story(said, a_material())
    assert [(f.part, f.index) for f in checked.faults] == [("actors", 2)]
    assert len(checked.story.actors) == 2


def test_a_reason_may_use_the_headings_of_its_claims() -> None:
    """A label is held against the labels of its claims too, which were found sound when they were read."""
    material = a_material()
    summary = material.summaries[0]
    headed = tuple(claim.model_copy(update={"issue": "Lund after the port"}) for claim in summary.claims)
    known = material.model_copy(update={"summaries": (summary.model_copy(update={"claims": headed}),)})
    asked = {"raised_by": "silence", "actor": None, "why": "No article says what comes to Lund after the port."}
    question = a_statement("What comes after the port will close?", "S1-1").model_dump() | asked
    said = a_story(open_questions=(question,))
    assert [fault.part for fault in check_story(said, known).faults] == []
    assert [fault.part for fault in check_story(said, material).faults] == ["open_questions"]


def two_tellings(other: str) -> Material:
    """An article that names a minister by her last name only, and one that gives another name in full."""
    texts = ("Minister Ito said the port will close.", f"{other} said the port will close.")
    articles = [an_article(text, id=f"S{n}", path=f"{n}.txt") for n, text in enumerate(texts, 1)]
    summaries = []
    for name, article in zip(("Ito", other), articles, strict=True):
        said = {"kind": "position", "actor": name, "speaker": a_quote(name, 1), "speech": "reported"}
        claim = a_claim(f"{name} said the port will close.", a_quote("the port will close", 1), **said)
        draft = a_summary(claim, actors=(an_actor(name, role="Minister" if name == "Ito" else None),))
        summaries.append(seal_summary(article, [ground_summary(draft, a_chunk(article), article)]))
    return Material(
        articles=tuple(articles),
        sentences={article.id: sentences_of(article) for article in articles},
        summaries=tuple(summaries),
        origins=tuple(Origin(id=f"O{n}", label="x", sources=(f"S{n}",), why="alone") for n in (1, 2)),
    )


def test_an_actor_goes_by_any_name_that_a_source_has_for_it() -> None:
    """The full name of another article may stand on words that have the last name alone."""
    said = a_story(
        actors=(a_story_actor("Ada Noor Ito", "S1-a1", "S2-a1"),),
        positions=(a_position("Ada Noor Ito", "Minister Ada Noor Ito said the port will close.", "S1-1"),),
        bottom_line=(a_statement("Minister Ada Noor Ito said the port will close.", "S1-1"),),
    )
    assert check_story(said, two_tellings("Ada Noor Ito")).faults == ()


def test_joining_two_people_lends_neither_the_name_of_the_other() -> None:
    """Whoever writes one actor for two may not put one's words into the other's mouth."""
    said = a_story(
        actors=(a_story_actor("Bo Lind", "S1-a1", "S2-a1"),),
        bottom_line=(a_statement("Bo Lind said the port will close.", "S1-1"),),
        positions=(a_position("Bo Lind", "Bo Lind said the port will close.", "S1-1"),),
    )
    checked = check_story(said, two_tellings("Bo Lind"))
    assert [fault.part for fault in checked.faults] == ["bottom_line", "positions"]


def test_a_disagreement_needs_two_different_sound_sides() -> None:
    """The same statement twice, or one that is not carried, is no other side."""
    close = a_statement("Ada Ito said the port will close.", "S1-1").model_dump() | {"actor": None}
    lie = a_statement("Bo Lind said the port sank.", "S1-2").model_dump() | {"actor": None}
    sides = ((close, close), (close, lie))
    said = a_story(disagreements=tuple({"about": "port", "kind": "fact", "sides": pair} for pair in sides))
    checked = check_story(said, a_material())
    assert not checked.story.disagreements
    assert [fault.index for fault in checked.faults] == [0, 1]


def test_an_event_has_the_date_of_its_words() -> None:
    """Less precise is allowed, another date is not; what is to come stays so whatever the draft says."""
    claim = a_statement("The port will close.", "S1-1").model_dump()
    dates = (("2025", "June 2025"), ("2025-07", "June 2025"), ("2025-06", "July 2025"), (None, ""))
    said = a_story(
        timeline=tuple(claim | {"date": date, "date_words": words, "future": False} for date, words in dates)
    )
    checked = check_story(said, a_material())
    assert [fault.index for fault in checked.faults] == [1, 2]
    assert [(event.date, event.future) for event in checked.story.timeline] == [("2025", True)]


def test_a_quote_is_given_in_the_words_of_the_source() -> None:
    """Marks and case are the source's; words that it lacks are a fault; nothing verbatim is not direct speech."""
    text = "Ada Ito said the port will close."
    said = a_story(
        actors=ACTORS,
        positions=(
            a_position("Ada Ito", text, "S1-1", quote="“The port  will close”", speech="direct"),
            a_position("Ada Ito", text + " ", "S1-1", quote="the port must close"),
            a_position("Ada Ito", "Ito said the port will close.", "S1-1", speech="direct"),
        ),
    )
    checked = check_story(said, a_material())
    assert [(p.quote, p.speech) for p in checked.story.positions] == [
        ("the port will close", "direct"),
        (None, "reported"),
    ]
    assert [fault.index for fault in checked.faults] == [1]


def test_no_statement_is_surer_than_its_claims() -> None:
    """A statement on claims that are only reported is reported."""
    checked = check_story(a_story(bottom_line=(a_statement("The port will close.", "S1-1"),)), a_material())
    assert checked.story.bottom_line[0].certainty == "reported"
