"""A timeline has one row per event over all sources, in order."""

from briefgen.domain.claim import Claim
from briefgen.domain.summary import Material, SourceSummary
from briefgen.engines.extractive.events.timeline import timeline_of


def a_claim(key: str, text: str, date: str | None, **fields: object) -> Claim:
    """An event of the source that the key names."""
    source = key.partition("-")[0]
    values = {"key": key, "source": source, "kind": "event", "text": text, "cites": (f"{source}.1",), "origins": 1}
    return Claim.model_validate(values | {"certainty": "stated", "date": date, "date_words": date or "then"} | fields)


def material(*claims: Claim) -> Material:
    """Claims as the story of their sources."""
    sources = dict.fromkeys(claim.source for claim in claims)
    summaries = [SourceSummary(source=s, claims=tuple(c for c in claims if c.source == s)) for s in sources]
    return Material(articles=(), sentences={}, summaries=tuple(summaries), origins=())


def test_rows_stand_in_the_order_of_their_dates() -> None:
    """What is past comes first, by date; then what is open; what is to come stands last, by date."""
    rows = timeline_of(
        material(
            a_claim("S1-1", "The mission ends in Basra.", "2026-09", future=True),
            a_claim("S1-2", "Troops entered Mosul.", "2014-06"),
            a_claim("S1-3", "Elections are held this fall.", None, future=True, date_words="this fall"),
            a_claim("S1-4", "The invasion began.", "2003"),
        )
    )
    assert [row.date for row in rows] == ["2003", "2014-06", None, "2026-09"]


def test_one_event_told_twice_is_one_row() -> None:
    """Claims that share their words and whose dates agree stand in one row, under the more precise date."""
    rows = timeline_of(
        material(
            a_claim("S1-1", "The attack killed three soldiers in Jordan.", "2024-01"),
            a_claim("S2-1", "Three soldiers were killed in an attack in Jordan.", "2024-01-28"),
            a_claim("S2-2", "Talks on the port of Aden began.", "2024-01-28"),
        )
    )
    assert [(row.date, row.claims) for row in rows] == [("2024-01-28", ("S2-1", "S1-1")), ("2024-01-28", ("S2-2",))]


def test_dates_that_cannot_both_hold_are_two_rows() -> None:
    """The same words under two dates stay apart: where sources differ is shown, not settled."""
    rows = timeline_of(
        material(
            a_claim("S1-1", "The attack killed three soldiers.", "2024-01"),
            a_claim("S2-1", "The attack killed three soldiers.", "2024-02"),
        )
    )
    assert len(rows) == 2


def test_words_for_the_time_that_name_no_day_stay_in_their_order() -> None:
    """What is long past comes before the weekdays, these follow each other from the first that is named on."""
    told = ("last year", "in August", "last week", "on Thursday", "on Friday", "on Saturday", "tomorrow", "next month")
    named = ("The mayor sang.", "Snow fell.", "Ships came.", "Bells rang.", "A dog won.", "Hens fled.", "A fair opens.")
    claims = [
        a_claim(f"S{number}-1", text, None, date_words=words, future=words in {"tomorrow", "next month"})
        for number, (words, text) in enumerate(zip(told, (*named, "A school opens."), strict=True), 1)
    ]
    rows = timeline_of(material(*reversed(claims)))
    assert [row.date_words for row in rows] == list(told)


def test_two_weekdays_are_two_rows_and_one_weekday_in_other_words_is_one() -> None:
    """A weekday parts what it names; *Thursday evening* and *late on Thursday* do not."""
    rows = timeline_of(
        material(
            a_claim("S1-1", "A bomb went off at the town hall of Marlow.", None, date_words="late on Thursday"),
            a_claim("S2-1", "The blast at Marlow hurt nine.", None, date_words="Thursday evening"),
            a_claim("S2-2", "A blast at Marlow hurt nobody.", None, date_words="on Friday"),
        )
    )
    assert [row.claims for row in rows] == [("S1-1", "S2-1"), ("S2-2",)]


def test_a_sentence_of_one_source_is_one_row_at_the_first_of_its_days() -> None:
    """What else it dates is told by the row that stands there already."""
    text = "The mayor of Marlow wrote on Monday that the port will stay open in 2031."
    rows = timeline_of(
        material(
            a_claim("S1-1", text, "2030-05-06"),
            a_claim("S1-2", text, "2031", future=True),
            a_claim("S1-3", "Bells rang.", "2030-07-01"),
        )
    )
    assert [(row.date, row.text) for row in rows] == [("2030-05-06", text), ("2030-07-01", "Bells rang.")]
