"""What the story leaves open, phrased as a reader would ask it."""

import pytest
from story_builders import Said, fact, joined, position

from briefgen.domain.draft import OpenQuestionDraft
from briefgen.engines.extractive.merging.asking import question_denied, question_from
from briefgen.engines.extractive.merging.awaiting import question_awaited
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.disagreements import disagreements_of
from briefgen.engines.extractive.merging.pending import pending_in
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
        (
            "It was not clear why the tram left the rails, but the rain had been heavy.",
            "Why did the tram leave the rails?",
        ),
        ("It is not known if any money changed hands.", "Did any money change hands?"),
        ("Police are investigating whether the driver fell asleep, an officer said.", "Did the driver fall asleep?"),
        ("It was not known how many dockers were hurt in Nola.", "How many dockers were hurt in Nola?"),
        ("Ito would not say whether the port is for sale.", "Is the port for sale?"),
        ("It is too early to determine whether the fire was started on purpose.", "Was the fire started on purpose?"),
        ("Nola has yet to decide when and how the union will vote.", "When and how will the union vote?"),
        ("The council opened an inquiry, which found nothing who could help.", None),
        ("Police seek to establish the names of those who died on the quay.", None),
        ("Forty sailors are held, though it is not known how many have died.", None),
        ("It is unclear how loyal the dockers will be.", None),
        ("It is unclear whether the port will close last month.", None),
        ("It is unclear whether the ship belonged to Mr.", None),
        ("It is unclear whether he will come.", None),
        ("Nola is trying to work out how to prevent such raids.", None),
        ("Some fear the strike could end in May -- or not.", "Could the strike end in May?"),
        ("Dockers have debated whether the captain had looked weak.", None),
        ("The mayor suggested Ito might want to sleep before writing of the port.", None),
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
        ("The union demanded Ada Ito’s resignation.", "Will Ada Ito resign?"),
        ("Brae called for the immediate release of the nine sailors.", "Will the nine sailors be released?"),
        (
            "The union called for an independent inquiry into the fire.",
            "Will there be an independent inquiry into the fire?",
        ),
        ("The guards are trying to overrun the port last month.", None),
        (
            "Nola urged Brae to ensure the release, the return and the pay of sailors.",
            "Will Brae ensure the release, the return and the pay of sailors?",
        ),
        ("The union called on Ada Ito to resign Thursday in an angry tweet that named her.", "Will Ada Ito resign?"),
        ("The union did not call for the removal of Ada Ito.", None),
        ("Brae called for denying entry to sailors from Nola.", None),
        ("The union urged Ada Ito to stop it.", None),
        ("[Ada Ito] [urged] the union to end the strike.", None),
        ("The union wants a path to citizenship for all.", None),
        ("The port of Nola will close in March.", None),
    ],
)
def test_what_is_demanded_or_due_becomes_the_question_whether_it_comes(statement: str, question: str | None) -> None:
    """The deed that somebody is asked for, promises or owes is asked after, where its words can be turned safely."""
    assert question_awaited(statement) == question


@pytest.mark.parametrize(
    ("statement", "question"),
    [
        ("An inquiry into the cause of the crash has begun.", "What caused the crash?"),
        (
            "Investigators are looking into what caused a ferry to sink off Nola.",
            "What caused the ferry to sink off Nola?",
        ),
        ("It is too early to discuss a motive, Ito said.", "What was the motive?"),
        ("The motive for the attack was unclear, officers said.", "What was the motive for the attack?"),
        ("Ada Ito was charged with fraud on Monday.", "Will Ada Ito be convicted?"),
        ("A court in Nola indicted a young docker for slapping a guard.", "Will the young docker be convicted?"),
        ("Nola has opened a criminal inquiry into the fire on the quay.", "What will the inquiry into the fire find?"),
        ("The council is investigating the lane closures.", "What will the inquiry into the lane closures find?"),
        ("The court is due to rule on the harbour tax in June.", "How will the decision on the harbour tax turn out?"),
        (
            "Ito backs a bill that would ban night flights over Nola.",
            "Will the bill that would ban night flights over Nola become law?",
        ),
        ("Some 40 sailors remain missing.", "What has become of some 40 sailors?"),
        (
            "Tarn raised its bid for rival shipper Brae Lines on Monday.",
            "Will the bid for rival shipper Brae Lines succeed?",
        ),
        ("The cause of the fire was a candle.", None),
        ("Ito ended her bid for president of Nola.", None),
        ("Ada Ito was charged with fraud and convicted in May.", None),
        ("The port of Nola will close in March.", None),
    ],
)
def test_what_is_under_way_becomes_the_question_how_it_ends(statement: str, question: str | None) -> None:
    """An inquiry, a trial, a vote, a search or an offer makes a reader wait for its end."""
    assert next((pending.text for pending in pending_in(statement)), None) == question


def test_one_offer_is_asked_after_once() -> None:
    """However it is named: a bid for a rival, an offer for the company."""
    bid = fact("Tarn raised its bid for rival shipper Brae Lines on Monday, and shares rose.", kind="event")
    offer = fact("A sweetened offer for Brae was made by the old firm Tarn, the paper wrote.", kind="event")
    assert [each.text for each in questions([bid], [offer])] == ["Will the bid for rival shipper Brae Lines succeed?"]


def test_an_old_promise_is_no_open_question() -> None:
    """Whether what was promised years ago was kept is not asked of today's story."""
    old = position("Ada Ito", "Ada Ito promised last year to rebuild the harbour of Nola.")
    new = position("Ada Ito", "Ada Ito promised to rebuild the harbour of Nola.")
    assert not questions([old])
    assert [each.text for each in questions([new])] == ["Will Ada Ito rebuild the harbour of Nola?"]


def test_what_has_ended_is_no_open_question() -> None:
    """Where any source tells the verdict, nobody asks for it; what became of an earlier offer is no answer."""
    charged = fact("Ada Ito was charged with fraud over the port on Monday.", kind="event")
    assert [each.text for each in questions([charged])] == ["Will Ada Ito be convicted?"]
    assert (
        questions([charged], [fact("A jury found that Ada Ito was guilty and Ada Ito was sentenced to a year.")]) == ()
    )
    bid = fact("Tarn raised its bid for Brae Lines on Monday.", kind="event")
    earlier = fact("After an earlier bid, which Brae Lines rejected, shares fell.", kind="event")
    assert [each.text for each in questions([bid], [earlier])] == ["Will the bid for Brae Lines succeed?"]


def test_a_story_has_one_cause() -> None:
    """Two wordings of one cause are one question."""
    found = questions(
        [fact("Investigators are looking into what caused the ferry to sink.")],
        [fact("The cause of the accident was not yet known.", kind="question")],
    )
    assert len(found) == 1


def test_what_hangs_on_a_condition_is_asked_last() -> None:
    """What a source ties to a condition is a question, too, where it can be read alone."""
    found = questions([fact("If the strike goes on, the port could lose its licence.", kind="question")])
    assert [each.text for each in found] == ["Could the port lose its licence if the strike goes on?"]


@pytest.mark.parametrize("text", ["What is the Tarn line?", "Why did the strike fail?", "Who owns the port of Nola?"])
def test_what_a_source_asks_to_answer_it_is_no_open_question(text: str) -> None:
    """A heading of an explainer is answered below it."""
    assert questions([fact(text, kind="question")]) == ()


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


@pytest.mark.parametrize(
    "text",
    [
        "unclear whether " * 12_000,
        "a will not " * 20_000,
        "fears that a " * 12_000,
        "cause of the a " * 9_000,
        "If a " * 9_000,
        "calls for the A " * 9_000,
        "A was " * 9_000,
        "bid for A " * 9_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Repeated cues neither crash nor hang."""
    questions([fact(text, kind="question")])
