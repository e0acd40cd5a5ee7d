"""What is new in a brief, and what became of what the briefs before it said."""

import pytest
from issue_builders import an_issue, changes, event, question, source
from story_builders import fact, position

ITO, EK = "Ada Ito", "Bo Ek"
CLOSE = position(ITO, "Ada Ito wants the northern harbour to close its grain terminal.")


def kinds(before: str, now: str, actor: str = ITO) -> list[str]:
    """How what an actor says now is told apart from what the same actor said before."""
    old = an_issue(source(position(actor, before), published="2031-03-01"), as_of="2031-03-01")
    new = an_issue(source(position(actor, now), published="2031-03-08"), as_of="2031-03-08")
    return [change.kind for change in changes(old, new).positions]


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        (
            "Ada Ito hopes that the northern harbour will close its grain terminal.",
            "Ada Ito demands that the northern harbour close its grain terminal.",
            "hardened",
        ),
        (
            "Ada Ito insists that the northern harbour must close its grain terminal.",
            "Ada Ito is willing to close the grain terminal of the northern harbour.",
            "softened",
        ),
        (
            "Ada Ito supports closing the grain terminal of the northern harbour.",
            "Ada Ito opposes closing the grain terminal of the northern harbour.",
            "reversed",
        ),
        (
            "Ada Ito said the northern harbour will close its grain terminal.",
            "Ada Ito said the northern harbour will not close its grain terminal.",
            "reversed",
        ),
        (
            "Ada Ito demands 20 new cranes for the northern harbour.",
            "Ada Ito demands 35 new cranes for the northern harbour.",
            "changed",
        ),
        (
            "Ada Ito demands that the northern harbour close its grain terminal.",
            "Ada Ito demands that the northern harbour must close its grain terminal.",
            "repeated",
        ),
        (
            "Ada Ito demands that the northern harbour close its grain terminal.",
            "Ada Ito praised the ferry crews who rescued tourists in the storm.",
            "taken",
        ),
    ],
)
def test_a_position_is_told_against_what_the_same_actor_said_before(before: str, now: str, kind: str) -> None:
    """Each kind of move is known by its words."""
    assert kinds(before, now) == [kind]


def test_a_stance_is_read_off_the_holders_own_verb() -> None:
    """Not off a name ("rail" is a verb too), nor off a noun or verb of what is said."""
    before = "The Rail Oversight Board said the northern tram travelled at a higher speed than is permitted."
    now = "First signs suggest that the northern tram travelled at a higher speed than is permitted, the board said."
    assert kinds(before, now, "Rail Oversight Board") == ["repeated"]


def test_both_quotes_and_both_dates_of_a_moved_position_are_told() -> None:
    """A reader sees the words of then and of now, each with its source and day."""
    old = an_issue(
        source(position(ITO, "Ada Ito supports closing the grain terminal."), published="2031-03-01", title="First")
    )
    new = an_issue(
        source(position(ITO, "Ada Ito opposes closing the grain terminal."), published="2031-03-08", title="Second")
    )
    (change,) = changes(old, new).positions
    assert change.before is not None
    assert (change.before.words[0].quote, change.before.date) == (
        "Ada Ito supports closing the grain terminal.",
        "2031-03-01",
    )
    assert (change.now.words[0].source, change.now.date) == ("Second", "2031-03-08")


def test_what_was_said_later_is_not_before() -> None:
    """An older article that is new to the folder moves nobody's position."""
    old = an_issue(source(position(ITO, "Ada Ito opposes closing the grain terminal."), published="2031-03-08"))
    new = an_issue(source(position(ITO, "Ada Ito supports closing the grain terminal."), published="2031-03-01"))
    assert [change.kind for change in changes(old, new).positions] == ["taken"]


def test_what_another_actor_said_on_the_matter_is_no_earlier_position() -> None:
    """Only the same actor's words are held against each other."""
    old = an_issue(source(CLOSE))
    new = an_issue(source(position(EK, "Bo Ek opposes closing the grain terminal of the northern harbour.")))
    assert [(c.actor, c.kind, c.before) for c in changes(old, new).positions] == [(EK, "taken", None)]


def test_an_actor_is_known_by_any_form_of_the_name() -> None:
    """A brief that calls somebody by the last name alone speaks of nobody new."""
    old = an_issue(source(CLOSE))
    new = an_issue(source(position("Ito", "Ito opposes closing the grain terminal of the northern harbour.")))
    found = changes(old, new)
    assert [change.kind for change in found.positions] == ["reversed"]
    assert not found.actors


def test_nothing_is_new_where_every_source_was_there_before() -> None:
    """The same folder again has no news, whatever another selection of its statements shows."""
    one, other = source(CLOSE), source(position(EK, "Bo Ek said the union will strike in the spring."))
    found = changes(an_issue(one, other), an_issue(other, one))
    assert not found.is_news
    assert not (*found.actors, *found.positions, *found.events, *found.questions, *found.sources)
    assert found.known == 4  # two actors, two positions


def test_a_copy_from_a_new_source_is_no_news() -> None:
    """The same words elsewhere are repeated, not new."""
    found = changes(an_issue(source(CLOSE)), an_issue(source(CLOSE, fact("The tide was high."))))
    assert [change.kind for change in found.positions] == ["repeated"]
    assert not found.is_news


def test_a_new_actor_is_one_of_whom_no_brief_told() -> None:
    """Who was only named in a claim of an earlier brief is known as well."""
    old = an_issue(source(CLOSE))
    new = an_issue(source(position(EK, "Bo Ek said the union will strike in the spring.")))
    assert [actor.name for actor in changes(old, new).actors] == [EK]
    assert not changes([an_issue(source(CLOSE)), new], an_issue(source(position(EK, "Bo Ek called it a day.")))).actors


def test_a_later_count_supersedes_an_earlier_one() -> None:
    """A figure that rose is told with both statements, once."""
    old = an_issue(source(fact("The storm on the coast of Lund destroyed 20 fishing boats."), published="2031-03-01"))
    new = an_issue(source(fact("The storm on the coast of Lund destroyed 31 fishing boats."), published="2031-03-08"))
    (moved,) = changes(old, new).facts
    assert moved.about == "20 fishing boats → 31 fishing boats"
    assert "20" in moved.before.text
    assert "31" in moved.now.text


def test_a_death_toll_that_rose_is_known_in_other_words() -> None:
    """The newest of each side is told, and another disaster's toll is not taken for it."""
    old = an_issue(
        source(fact("At least 12 people were killed when a ferry sank off Lund, the coastguard said."),
               published="2031-03-01", title="Ferry sinks off Lund"),
        source(fact("Nine people were killed when a ferry sank off Lund."),
               published="2031-02-28", title="Ferry sinks"),
    )  # fmt: skip
    new = an_issue(
        source(fact("The death toll of the sunken Lund ferry has risen to 17, the coastguard said on Friday."),
               published="2031-03-08", title="Ferry toll rises off Lund"),
        source(fact("Three people died in a fire at a hotel of Ystad."), published="2031-03-08", title="Hotel fire"),
    )  # fmt: skip
    (moved,) = changes(old, new).facts
    assert (moved.before.text[:11], "17" in moved.now.text) == ("At least 12", True)


@pytest.mark.parametrize("day", ["2031-03-01", None])
def test_a_source_that_is_not_known_to_be_later_supersedes_nothing(day: str | None) -> None:
    """What is new to the folder may be older than what was there."""
    old = an_issue(source(fact("The storm on the coast of Lund destroyed 31 fishing boats."), published="2031-03-08"))
    new = an_issue(source(fact("The storm on the coast of Lund destroyed 20 fishing boats."), published=day))
    assert not changes(old, new).facts


def test_what_is_ahead_or_happened_lately_is_news_and_older_matter_is_not() -> None:
    """A new article retells the year 2003 too."""
    old = an_issue(source(CLOSE), as_of="2031-03-01")
    new = an_issue(
        source(
            event("The harbour was dredged in 2003.", "2003"),
            event("The customs house burned down on 4 March.", "2031-03-04"),
            event("The council is to vote on the terminal in May.", "2031-05", future=True),
            event("A crane fell over."),
        )
    )
    told = [(change.date, change.future) for change in changes(old, new).events]
    assert told == [("2031-03-04", False), ("2031-05", True)]


def test_an_event_that_was_told_before_is_no_news() -> None:
    """Another source of what is known adds nothing."""
    told = event("The customs house of Lund burned down on 4 March.", "2031-03-04")
    new = an_issue(source(told, fact("Nobody was hurt.")))
    assert not changes(an_issue(source(told), as_of="2031-03-05"), new).events


WILL = "Will the council of Lund close the grain terminal?"


def test_a_question_stays_open_since_the_first_brief_that_raised_it() -> None:
    """How long it has been open is counted from there."""
    first = an_issue(source(question(WILL)), as_of="2031-03-01")
    second = an_issue(source(question(WILL), fact("Rain fell.")), as_of="2031-03-08")
    now = an_issue(source(question(WILL), fact("Snow fell.")), as_of="2031-03-15")
    assert [(q.kind, q.since) for q in changes([first, second], now).questions] == [("open", "2031-03-01")]


def test_a_question_is_answered_by_an_event_of_a_new_source() -> None:
    """The words that answer it are told."""
    old = an_issue(source(question(WILL)), as_of="2031-03-01")
    new = an_issue(source(event("The council of Lund closed the grain terminal on Friday.", "2031-03-07")))
    (asked,) = changes(old, new).questions
    assert (asked.kind, asked.since) == ("answered", "2031-03-01")
    assert asked.answer is not None
    assert asked.answer.text == "The council of Lund closed the grain terminal on Friday."


@pytest.mark.parametrize(
    "line",
    [
        event("The council of Lund is to close the grain terminal in May.", "2031-05", future=True),
        fact("The council of Lund may close the grain terminal.", certainty="possible"),
        event("The council of Lund met on Friday.", "2031-03-07"),
        question("Has the council of Lund closed the grain terminal, and for how long?"),
    ],
)
def test_what_is_only_possible_ahead_or_beside_the_matter_answers_nothing(line: dict[str, object]) -> None:
    """An answer that is none would close a question that a reader still has."""
    old = an_issue(source(question(WILL)), as_of="2031-03-01")
    assert "answered" not in [change.kind for change in changes(old, an_issue(source(line))).questions]


def test_a_new_question_is_opened() -> None:
    """One that no brief raised, from a source that none had."""
    old = an_issue(source(CLOSE))
    assert [change.kind for change in changes(old, an_issue(source(question(WILL)))).questions] == ["opened"]


TWENTY = fact("The storm on the coast of Lund destroyed twenty fishing boats.")
NONE = fact("The storm on the coast of Lund destroyed not one of the boats.")


def test_a_dispute_goes_on_while_a_brief_tells_of_it() -> None:
    """The same two sides are the same dispute."""
    pair = [(str(TWENTY["text"]), str(NONE["text"]))]
    old = an_issue(source(TWENTY), source(NONE), disputes=pair)
    new = an_issue(source(TWENTY, fact("Rain fell.")), source(NONE), disputes=pair)
    assert [change.kind for change in changes(old, new).disputes] == ["open"]


def test_a_dispute_is_settled_where_new_sources_say_one_side_only() -> None:
    """And not where they say both, or neither."""
    old = an_issue(source(TWENTY), source(NONE), disputes=[(str(TWENTY["text"]), str(NONE["text"]))])
    one = an_issue(source(TWENTY, fact("Rain fell.")))
    both = an_issue(source(TWENTY, fact("Rain fell.")), source(NONE, fact("Snow fell.")))
    neither = an_issue(source(fact("Rain fell.")))
    assert [(d.kind, d.now.text if d.now else "") for d in changes(old, one).disputes] == [("settled", TWENTY["text"])]
    assert not changes(old, both).disputes
    assert not changes(old, neither).disputes


def test_a_source_whose_words_changed_is_named_with_what_rested_on_it() -> None:
    """A correction may take the ground from a statement of an earlier brief."""
    old = an_issue(source(CLOSE, path="news/a.txt"), source(TWENTY, path="news/b.txt"))
    new = an_issue(source(fact("Ada Ito was misquoted."), path="news/a.txt"), source(NONE, path="news/c.txt"))
    told = [(change.kind, change.rested) for change in changes(old, new).sources]
    assert told == [("changed", (CLOSE["text"],)), ("gone", ()), ("new", ())]
