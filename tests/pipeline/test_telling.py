"""A story that an engine repairs keeps what was sound, in its order."""

from drafts import a_statement, a_story, a_story_actor

from briefgen.domain.fault import Fault
from briefgen.pipeline.telling import mended

LINES = tuple(a_statement(f"Line {number}.", f"S1-{number}") for number in range(4))
ITO = a_story_actor("Ada Ito", "S1-a1")


def fault(part: str, index: int) -> Fault:
    """A fault at a place."""
    return Fault(part=part, index=index, text="it", reasons=("wrong",))


def test_replacements_take_the_places_of_what_failed() -> None:
    """Two faulty lines are replaced where they stood; the others are as they were."""
    better = (a_statement("Better 1.", "S1-1"), a_statement("Better 3.", "S1-3"))
    draft, answer = a_story(bottom_line=LINES), a_story(bottom_line=better)
    found = mended(draft, answer, [fault("bottom_line", 3), fault("bottom_line", 1)])
    assert [line.text for line in found.bottom_line] == ["Line 0.", "Better 1.", "Line 2.", "Better 3."]


def test_fault_without_an_answer_stays_to_be_told() -> None:
    """A line that got no replacement stays, so that the check finds it again."""
    found = mended(a_story(bottom_line=LINES), a_story(), [fault("bottom_line", 2)])
    assert found.bottom_line == LINES


def test_actor_that_comes_with_a_repair_is_taken() -> None:
    """An actor that a repaired item needs joins the cast, once."""
    draft, answer = a_story(bottom_line=LINES), a_story(actors=(ITO,))
    found = mended(draft, answer, [fault("bottom_line", 0)])
    assert found.actors == (ITO,)
    assert mended(found, answer, [fault("bottom_line", 0)]).actors == (ITO,)


def test_title_is_replaced_where_there_is_another() -> None:
    """A faulty title takes the answer's, and stays where there is none."""
    draft = a_story()
    assert mended(draft, a_story(title="Another"), [fault("title", 0)]).title == "Another"
    assert mended(draft, a_story(title=""), [fault("title", 0)]).title == draft.title
