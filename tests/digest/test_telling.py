"""What changed, told: each kind under its heading, both sides of what moved, and as much as there is room for."""

from email.message import EmailMessage

import pytest
from builders import a_brief
from digest_builders import parsed

from briefgen.adapters.jinja_pages import JinjaPages
from briefgen.digest.composing import LARGEST, POLICY, compose, written
from briefgen.digest.plan import Plan
from briefgen.digest.telling.telling import Occasion, mail_of, subject_of
from briefgen.domain.brief import Brief
from briefgen.domain.changes import (
    ActorChange,
    BriefLabel,
    Changes,
    DisputeChange,
    EventChange,
    FactChange,
    PositionChange,
    QuestionChange,
    Said,
    SourceChange,
    Words,
)
from briefgen.ports.format import Edition

BRIEF = Brief.model_validate(a_brief())
LABEL = BriefLabel(title="The port", as_of="2026-11-12", generated_at="2026-11-16T07:00:00+00:00", sources=1)


def said(text: str, date: str | None = "2026-11-20", quote: str = "words of the source") -> Said:
    """A statement of one source."""
    words = Words(
        quote=quote, anchor="S1.1", source="Port news", publisher="The Daily", published=date, locator="a.txt#char=0,4"
    )
    return Said(text=text, date=date, origins=1, certainty="claimed", words=(words,))


def what_changed(**parts: object) -> Changes:
    """Changes of which only what is said is there."""
    return Changes.model_validate({"before": (LABEL,), "now": LABEL, "known": 0, **parts})


REVERSED = PositionChange(
    kind="reversed",
    actor="Ada Ito",
    issue="the port",
    before=said("Ito supports it.", "2026-11-12"),
    now=said("Ito opposes it."),
)
ALL = what_changed(
    positions=(
        REVERSED,
        PositionChange(kind="taken", actor="Bo Ekman", issue="", now=said("Ekman objects.")),
        PositionChange(kind="repeated", actor="Bo Ekman", issue="", now=said("Ekman still objects.")),
    ),
    facts=(FactChange(about="cost of cranes", before=said("They cost 40."), now=said("They cost 50.")),),
    questions=(
        QuestionChange(kind="answered", question=said("Will it close?"), answer=said("It will not.")),
        QuestionChange(kind="opened", question=said("Who pays?")),
        QuestionChange(kind="open", question=said("When?"), since="2026-11-05"),
    ),
    disputes=(
        DisputeChange(kind="opened", about="the date", sides=(said("May."), said("June."))),
        DisputeChange(
            kind="settled", about="the place", sides=(said("Here."), said("There.")), now=said("Here it is.")
        ),
        DisputeChange(kind="open", about="the cost", sides=(said("40."), said("50."))),
    ),
    events=(
        EventChange(date="2026-11-20", date_words="Friday", future=False, said=said("A ship sank.")),
        EventChange(date="2027-05", date_words="May 2027", future=True, said=said("Cranes arrive.")),
    ),
    actors=(ActorChange(name="Cai Lund", role="mayor", said=said("Cai Lund, the mayor")),),
    sources=(
        SourceChange(kind="changed", source="Old news", rested=("Ito supported it.",)),
        SourceChange(kind="new", source="New news"),
        SourceChange(kind="gone", source="Gone news"),
    ),
    known=3,
)


def test_every_change_has_its_place() -> None:
    """The sections in the order of their weight, and everything that changed in one of them."""
    mail = mail_of(BRIEF, ALL, Occasion(period="2026-W48"), room=12)
    assert [section.title for section in mail.changes] == [
        "Positions that moved",
        "Superseded",
        "Questions answered",
        "Where sources differ",
        "New positions",
        "What happened",
        "What is ahead",
        "New questions",
        "New actors",
        "Sources corrected or withdrawn",
        "Still open",
    ]
    told = " ".join(line.text for section in mail.changes for item in section.items for line in item.lines)
    for words in (
        "Ito supports it.",
        "Ito opposes it.",
        "They cost 50.",
        "It will not.",
        "June.",
        "Here it is.",
        "A ship sank.",
    ):
        assert words in told
    assert "Ekman still objects." not in told
    assert mail.known == (
        "Three statements known from earlier issues; one position repeated by new sources; one dispute as before; "
        "one earlier source not among these articles any more."
    )
    assert mail.preheader.startswith(
        "One position moved, one new position, one fact superseded, one question answered,"
    )
    assert mail.opening.startswith("Since the issue of 16 November 2026: one position moved")


def test_what_moved_has_both_sides() -> None:
    """Both statements with their words, dates and sources; marks only where they count in the brief of now."""
    (moved, *_), *_ = [section.items for section in mail_of(BRIEF, ALL, Occasion(period="p"), room=9).changes]
    before, now = moved.lines
    assert moved.label == "Ada Ito, on the port (reversed)"
    assert (before.label, now.label) == ("Before, 12 November 2026", "Now, 20 November 2026")
    assert (before.anchors, now.anchors) == ((), ("S1.1",))
    assert before.quote == now.quote == "words of the source"
    assert before.source == "Port news (The Daily, 12 November 2026)"


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        (None, "The port: Ada Ito said the port will close."),
        (ALL, "The port: Ito opposes it."),
        (what_changed(events=ALL.events), "The port: A ship sank."),
        (what_changed(actors=ALL.actors), "The port: one new actor"),
        (what_changed(known=4), "The port: nothing new"),
    ],
)
def test_subject_has_the_newest_development(changes: Changes | None, subject: str) -> None:
    """What moved before what was added, in the words of its statement; of a first issue the bottom line."""
    assert subject_of(BRIEF, changes) == subject


def test_long_subject_ends_between_words() -> None:
    """A subject that is too long is cut, and shows it."""
    date = {"date": None, "date_words": "", "future": False}
    long = what_changed(events=(EventChange.model_validate({**date, "said": said("word " * 60)}),))
    subject = subject_of(BRIEF, long)
    assert len(subject) <= 120
    assert subject.endswith("word…")


def test_a_large_issue_stays_small_enough_and_counts_what_it_leaves_out() -> None:
    """However much changed, the HTML is not clipped, and what there is no room for is counted."""
    many = tuple(
        PositionChange(
            kind="reversed", actor=f"Actor {n}", issue="x" * 60, before=said("a " * 300), now=said("b " * 300)
        )
        for n in range(400)
    )
    plan = Plan.model_validate({"name": "port", "paths": "a", "from": "a@b.example", "to": "c@b.example"})
    changes = what_changed(positions=many)
    letter = compose(Edition(brief=BRIEF), changes, plan, period="p", pages=JinjaPages("templates"), forms=())
    assert len(letter.html.encode()) < LARGEST
    (section,) = letter.mail.changes
    assert section.more == 400 - len(section.items)
    assert "more items in the brief." in letter.text
    assert all(len(line) <= 76 for line in letter.text.splitlines() if "x" * 60 not in line)


def test_mail_programs_find_the_styles_in_the_tags() -> None:
    """Every paragraph and heading carries its style, and the sheet for dark screens stays."""
    plan = Plan.model_validate({"name": "port", "paths": "a", "from": "a@b.example", "to": "c@b.example"})
    html = compose(Edition(brief=BRIEF), ALL, plan, period="p", pages=JinjaPages("templates"), forms=()).html
    assert html.count("<p ") == html.count("<p class=") > 10
    assert '<h1 style="' in html
    assert "@media (prefers-color-scheme: dark)" in html


def test_events_are_told_from_the_newest_on_and_to_come() -> None:
    """What happened the latest first, what is ahead in the order in which it comes."""
    dates = ("2026-11-18", "2026-11-20", None, "2026-11-19")
    events = tuple(
        EventChange(date=date, date_words="", future=future, said=said(f"{date} {future}", date))
        for future in (False, True)
        for date in dates
    )
    happened, ahead = mail_of(BRIEF, what_changed(events=events), Occasion(period="p"), room=9).changes
    assert [item.label for item in happened.items] == [
        "20 November 2026",
        "19 November 2026",
        "18 November 2026",
        "Not dated",
    ]
    assert [item.label for item in ahead.items][:3] == ["18 November 2026", "19 November 2026", "20 November 2026"]


def test_new_bottom_line_goes_into_the_subject() -> None:
    """Where nothing moved it is the bottom line as far as new articles carry it, though another change is later."""
    later = PositionChange(kind="taken", actor="Ada Ito", issue="", now=said("Something else."))
    sources = (SourceChange(kind="new", source=BRIEF.sources[0].path or ""),)
    known = what_changed(positions=(later,))
    assert subject_of(BRIEF, known) == "The port: Something else."
    foremost = BRIEF.stories[0].bottom_line[0].text
    assert subject_of(BRIEF, known.model_copy(update={"sources": sources})) == f"The port: {foremost}"


def test_bottom_line_says_what_is_new() -> None:
    """A line that new articles alone carry is marked; where the changes told the questions they are told once."""
    (line, *_) = mail_of(BRIEF, ALL, Occasion(period="p"), room=9).bottom_line
    assert line.label == ""
    sources = (SourceChange(kind="new", source=BRIEF.sources[0].path or ""),)
    (line, *_) = mail_of(BRIEF, ALL.model_copy(update={"sources": sources}), Occasion(period="p"), room=9).bottom_line
    assert line.label == "New"


def test_actor_who_is_only_named_is_named_once() -> None:
    """No name stands above a statement that is that name."""
    actors = (
        ActorChange(name="Cai Lund", role="mayor", said=said("Mayor Cai Lund")),
        ActorChange(name="Bo Ekman", said=said("Bo Ekman leads the union.")),
    )
    (section,) = mail_of(BRIEF, what_changed(actors=actors), Occasion(period="p"), room=9).changes
    assert [item.label for item in section.items] == ["", "Bo Ekman"]


@pytest.mark.parametrize("length", range(40, 120))
def test_no_header_begins_with_an_empty_line(length: int) -> None:
    """However long a title is, its header is read as it was written."""
    subject = ("A port that " + "closes " * (length // 7) + "x" * (length % 7)).strip()
    head = EmailMessage(policy=POLICY)
    head["Subject"] = subject
    message = written(head)
    assert b":\r\n" not in message
    assert parsed(message)["Subject"] == subject
