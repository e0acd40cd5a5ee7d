"""What cannot both hold is set against each other, and what merely changed or differs in words is not."""

import pytest
from story_builders import Said, fact, joined, position

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.merging.disagreements import disagreements_of
from briefgen.engines.extractive.merging.quantities import quantities_of


def differences(*sources: list[Said], dates: tuple[str, ...] = ()) -> tuple[DisagreementDraft, ...]:
    """The disagreements of a story."""
    return disagreements_of(*joined(*sources, dates=dates))


def keys_of(draft: DisagreementDraft) -> list[set[str]]:
    """The claims of each side."""
    return [set(side.claims) for side in draft.sides]


ASSERTED = "Loggers have cut down the oldest tree of the Ilm valley by accident."


@pytest.mark.parametrize(
    "denied",
    [
        "No, loggers have not cut down the oldest tree of the Ilm valley.",
        "The story that loggers cut down the oldest tree of the Ilm valley is a hoax.",
        "Foresters deny that loggers cut down the oldest tree of the Ilm valley.",
        "Loggers have NOT cut down the oldest tree of the Ilm valley.",
    ],
)
def test_a_denial_is_set_against_the_assertion(denied: str) -> None:
    """Whoever calls a report untrue stands against whoever tells it."""
    found = differences([fact(ASSERTED)], [fact(denied)])
    assert [each.kind for each in found] == ["fact"]
    assert keys_of(found[0]) == [{"S1-1"}, {"S2-1"}]
    assert found[0].about.endswith("?")


def test_a_source_that_debunks_what_it_quotes_stands_with_the_denial() -> None:
    """Quoting a report in order to debunk it does not assert it."""
    debunking = [
        fact("A website reported that loggers cut down the oldest tree of the Ilm valley."),
        fact("The report is a hoax from a satirical site."),
    ]
    denying = [fact("No, loggers have not cut down the oldest tree of the Ilm valley.")]
    assert differences(debunking, denying) == ()
    found = differences(debunking, denying, [fact(ASSERTED)])
    assert len(found) == 1
    assert {"S3-1"} in keys_of(found[0])


def test_a_third_source_is_heard_on_the_dispute() -> None:
    """A long article that only tells the report joins the side that asserts it."""
    report = [
        fact("Loggers have cut down the oldest tree of the Ilm valley, foresters were told on Monday."),
        fact("The valley lives from its sawmills."),
        fact("Tourists come for the waterfalls in spring."),
        fact("A railway to the coast was opened last year."),
    ]
    found = differences([fact(ASSERTED)], [fact("No, loggers have not cut down the Ilm valley's oldest tree.")], report)
    assert [keys_of(each) for each in found] == [[{"S1-1", "S3-1"}, {"S2-1"}]]


def test_the_same_verb_of_the_same_subject_denied() -> None:
    """Two actors oppose each other where one says that the other's subject does not do what the other says."""
    found = differences(
        [position("Ada Ito", "Nolans are afraid that Nola is the next port to fall, Ada Ito said.")],
        [position("Bo Lind", "Nola is not the next harbour to go, Bo Lind said.")],
    )
    assert [(each.kind, each.about) for each in found] == [("position", "Is Nola the next harbour to go?")]


def test_a_condition_denies_nothing() -> None:
    """*If the truce does not hold* takes no position on whether it will."""
    assert (
        differences(
            [position("Ada Ito", "The truce at the Ilm bridge will hold through winter, Ada Ito said.")],
            [position("Bo Lind", "If the truce at the Ilm bridge does not hold, farmers must flee, Bo Lind said.")],
        )
        == ()
    )


def test_two_reports_of_one_thing_do_not_differ() -> None:
    """A report and a headline that repeats it are in accord, with a *not* about something else."""
    assert (
        differences(
            [fact(ASSERTED), fact("The loggers did not carry a map.")],
            [fact("Oldest tree of Ilm valley cut down by loggers")],
        )
        == ()
    )


def test_different_numbers_for_one_quantity() -> None:
    """Two counts of the same thing disagree, and the question names both."""
    found = differences(
        [fact("The storm destroyed 120 houses on the northern coast of Nola island.")],
        [fact("The storm destroyed 300 houses on the northern coast of Nola island.")],
    )
    assert [(each.kind, each.about) for each in found] == [("number", "Which figure holds: 120 houses or 300 houses?")]


def test_a_later_count_supersedes_an_earlier_one() -> None:
    """Papers of different days do not disagree about a number that may have grown."""
    assert (
        differences(
            [fact("The storm killed 12 people on the northern coast of Nola island.")],
            [fact("The storm killed 30 people on the northern coast of Nola island.")],
            dates=("2024-03-01", "2024-03-04"),
        )
        == ()
    )


def test_rounding_is_no_disagreement() -> None:
    """*About 2,500* and 2,480 are one count."""
    assert (
        differences(
            [fact("About 2,500 foreign soldiers serve at the three bases on Nola island.")],
            [fact("The 2,480 foreign soldiers serve at the three bases on Nola island.")],
        )
        == ()
    )


def test_different_dates_for_one_event() -> None:
    """One event of two dates is a disagreement, unless one date only says more than the other."""
    text = "Negotiators from Brae and Tarn signed the river treaty in the capital."
    dated = [{"kind": "event", "date": date, "date_words": date} for date in ("2024-03-01", "2024-05-09", "2024")]
    one, other, rough = (fact(text[:-1] + f" on {fields['date']}.", **fields) for fields in dated)
    assert [each.kind for each in differences([one], [other])] == ["date"]
    assert differences([one], [rough]) == ()


def test_opposed_positions_of_two_actors() -> None:
    """Two actors who stand against each other on one issue are set side by side with their names."""
    found = differences(
        [position("Ada Ito", "The harbour reform would make the northern villages safe, Ada Ito said.")],
        [position("Bo Lind", "The harbour reform would not make the northern villages safe, Bo Lind said.")],
    )
    position_drafts = [each for each in found if each.kind == "position"] or list(found)
    assert position_drafts
    assert [side.actor for side in position_drafts[0].sides] == ["Ada Ito", "Bo Lind"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dockers seized the parcel at the gate, Ada Ito said.", "Bo Lind warned of parcels not yet seized."),
        ("Ada Ito said no proof was found that the reform ever harmed the work of the port.",
         "Bo Lind said that the reform did not harm the work of the port."),
        ("Ada Ito blamed Nola and its council for a plan to hold a meeting.", "Bo Lind said Nola could not meet Brae."),
    ],
)  # fmt: skip
def test_two_actors_who_share_a_few_words_are_not_opposed(one: str, other: str) -> None:
    """Two shared words, two denials, or a subject and a verb that stand apart make no dispute."""
    assert differences([position("Ada Ito", one)], [position("Bo Lind", other)]) == ()


def test_what_is_unwise_is_not_denied() -> None:
    """*The wrong move* blames a deed; it does not call a report untrue."""
    law = "A law of Nola lets traders bring in ivory where the hunt for it helps to save the elephants."
    blame = "Bo Lind said that the hunt could help to save the elephants, but the law is the wrong move for Nola."
    assert differences([fact(law)], [position("Bo Lind", blame)]) == ()


def test_years_ages_and_days_are_no_quantities() -> None:
    """Only counts with what they count are compared."""
    text = "On March 3, 2024 the 88-year-old met two ministers and 4.5 million voters; turnout was 61 percent."
    assert [found.words for found in quantities_of(text)] == ["two ministers", "4.5 million voters", "61 percent"]


@pytest.mark.parametrize("text", ["not " * 50_000, "5" * 200_000, "“" * 200_000, "a," * 100_000])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """A huge line of one word or mark neither crashes nor hangs."""
    differences([fact(text)], [fact(text + "x")])


def test_what_somebody_plays_down_stands_against_what_he_says() -> None:
    """One sentence tells the fear and who plays it down; what he says next is the other side."""
    sentence = "Some officials fear the truce could be broken, but Ito played down that notion."
    found = differences([
        position("Some officials", "Some officials fear the truce could be broken."),
        fact(sentence, kind="question"),
        position("Ada Ito", "Ada Ito said that Brae keeps its word."),
    ])  # fmt: skip
    assert [(each.about, keys_of(each)) for each in found] == [("Could the truce be broken?", [{"S1-1"}, {"S1-3"}])]


def test_a_rebuff_without_an_answer_is_none() -> None:
    """Where the one who plays it down is quoted with nothing, there is no second side."""
    fear = position("Some officials", "Some officials fear the truce could be broken.")
    sentence = "Some officials fear the truce could be broken, but Ito played down that notion."
    assert differences([fear, fact(sentence, kind="question")]) == ()
