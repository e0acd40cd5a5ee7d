"""What the story leaves open, phrased as a reader would ask it."""

import pytest
from story_builders import Said, fact, joined, position

from briefgen.domain.draft import OpenQuestionDraft
from briefgen.engines.extractive.merging.asking import question_denied, question_from
from briefgen.engines.extractive.merging.awaiting import question_awaited
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.disagreements import disagreements_of
from briefgen.engines.extractive.merging.questions_open import MOST, open_questions_of


def questions(*sources: list[Said]) -> tuple[OpenQuestionDraft, ...]:
    """The open questions of a story."""
    groups, telling = joined(*sources)
    return open_questions_of(groups, disagreements_of(groups, telling), telling, Centre(telling))


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("It remains unclear whether the truce will hold.", "Will the truce hold?"),
        ("It is not known when the port of Nola will reopen.", "When will the port of Nola reopen?"),
        ("The key question is how to pay the dockers.", "How to pay the dockers?"),
        ("It is unclear who will pay the dockers.", "Who will pay the dockers?"),
        ("Officials wonder how long the strike can last.", "How long can the strike last?"),
        ("It is too early to say what policy President Ito will follow.", "What policy will President Ito follow?"),
        ("Pressure grew after reports that Brae could attack the port.", "Could Brae attack the port?"),
        ("Whether the truce will hold remains to be seen.", "Will the truce hold?"),
        ("The price of the works is not yet known.", "What is the price of the works?"),
        (
            "Ito warned that there could be other storms before the summer.",
            "Could there be other storms before the summer?",
        ),
        ("Some fear the truce could be broken, but Ito played it down.", "Could the truce be broken?"),
        ("It is unclear whether he will come.", None),
        ("It is unclear whether the minister, who had promised money, pays.", None),
        ("The port of Nola will close in March.", None),
    ],
)
def test_a_statement_becomes_the_question_in_it_where_that_is_safe(statement: str, question: str | None) -> None:
    """Only a clause whose verb is plain to see is turned round; everything else keeps its wording."""
    assert question_from(statement) == question


@pytest.mark.parametrize(
    ("denial", "question"),
    [
        ("Nola is not the next port to close.", "Is Nola the next port to close?"),
        ("The loggers have NOT cut down the oldest tree", "Have the loggers cut down the oldest tree?"),
        ("Ito said that the truce won’t hold for long.", "Will the truce hold for long?"),
        ("She said it is not the next port to close.", None),
        ("The port of Nola will close.", None),
    ],
)
def test_a_denial_answers_a_question(denial: str, question: str | None) -> None:
    """What somebody says is not so is what a reader would ask."""
    assert question_denied(denial) == question


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        (
            "Nola wants armed bands, including the Brae men, to lay down their arms.",
            "Will armed bands lay down their arms?",
        ),
        ("The union called on Ada Ito to pay the dockers.", "Will Ada Ito pay the dockers?"),
        ("The union demanded the full report be released.", "Will the full report be released?"),
        ("The US-led mission is to end by June.", "Will the US-led mission end by June?"),
        ("Nola and Brae agreed last year to end the mission by June.", "Will Nola and Brae end the mission by June?"),
        ("Ada Ito promised to rebuild the harbour, which a storm broke.", "Will Ada Ito rebuild the harbour?"),
        ("The union hopes that the offer would end the strike.", "Will the offer end the strike?"),
        ("The union urged Ada Ito to stop it.", None),
        ("[Ada Ito] [urged] the union to end the strike.", None),
        ("The union wants a path to citizenship for all.", None),
        ("The port of Nola will close in March.", None),
    ],
)
def test_what_is_demanded_or_due_becomes_the_question_whether_it_comes(statement: str, question: str | None) -> None:
    """The deed that somebody is asked for, promises or owes is asked after, where its words can be turned safely."""
    assert question_awaited(statement) == question


@pytest.mark.parametrize("text", ["So, now you are here?", "Senator Ito of Nola?", "What were you thinking there?"])
def test_what_is_asked_of_somebody_else_is_no_open_question(text: str) -> None:
    """A question to the reader or to a listener, or the rest of one, is left out."""
    assert questions([fact(text, kind="question")]) == ()


def test_what_a_source_asks_comes_first_and_keeps_its_claims() -> None:
    """A question of a source is pinned to the claim that raises it."""
    found = questions([fact("It remains unclear whether the truce will hold.", kind="question", certainty="possible")])
    assert [(each.text, each.claims, each.raised_by) for each in found] == [
        ("Will the truce hold?", ("S1-1",), "source")
    ]


def test_a_conflict_raises_a_question() -> None:
    """Each disagreement leaves the question which side holds."""
    found = questions(
        [fact("The storm destroyed 120 houses on the northern coast of Nola island.")],
        [fact("The storm destroyed 300 houses on the northern coast of Nola island.")],
    )
    assert [(each.raised_by, set(each.claims)) for each in found] == [("conflict", {"S1-1", "S2-1"})]


DEMAND = position("Ada Ito", "Ada Ito called on the Tarn shipping line to pay the dockers for six weeks.")


def test_a_demand_without_an_answer_is_silence() -> None:
    """A demand that no source answers is left open; one that is answered is not."""
    assert [each.raised_by for each in questions([DEMAND])] == ["silence"]
    answer = fact("The Tarn shipping line agreed to pay the dockers for six weeks, as demanded.")
    assert questions([DEMAND], [answer]) == ()


def test_a_deadline_to_come_is_silence() -> None:
    """What is to end by a date asks whether it will."""
    found = questions([fact("The foreign mission in Nola is to end by September 2026.", kind="event", future=True)])
    assert [each.text for each in found] == ["Will the foreign mission in Nola end by September 2026?"]


def test_there_are_never_too_many() -> None:
    """A reader gets the best of them."""
    asked = [fact(f"It is unclear whether {place} will pay.", kind="question") for place in "ABCDEFGHIJKLMNOP"]
    assert len(questions(asked)) <= MOST


@pytest.mark.parametrize("text", ["unclear whether " * 12_000, "a will not " * 20_000, "fears that a " * 12_000])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Repeated cues neither crash nor hang."""
    questions([fact(text, kind="question")])
