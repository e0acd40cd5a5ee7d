"""A verdict can take a statement away: it adds none, changes none, and leaves a story that is whole."""

from builders import a_brief
from hypothesis import given
from hypothesis import strategies as st
from story_builders import a_material, fact, position

from briefgen.domain.brief import Brief, statements_of
from briefgen.domain.judging import Case, Verdict
from briefgen.domain.story import Actor, Story
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.stages.check import check_story
from briefgen.stages.judge import cases_of, uphold

MATERIAL = a_material(
    [
        position("Ada Ito", "Ada Ito wants the port of Lund to close in May."),
        fact("The port of Lund employs 1,200 people."),
        fact("The port of Lund opened in 1911."),
    ],
    [
        position("Bo Ek", "Bo Ek rejects the closing of the port of Lund."),
        fact("The port of Lund employs 900 people."),
        fact("A strike at the port of Lund could begin in June."),
    ],
)
STORY = check_story(ExtractiveEngine().merge(MATERIAL), MATERIAL).story
CASES = cases_of(STORY, MATERIAL)
VERDICTS = st.lists(
    st.sampled_from([Verdict(carried=True), Verdict(carried=False, reason="no"), Verdict(carried=None, reason="lost")]),
    min_size=len(CASES),
    max_size=len(CASES),
)


def texts(story: Story) -> list[str]:
    """What a story states, actors without a sentence left out."""
    return [one.text for one in statements_of(story) if not (isinstance(one, Actor) and one.text == one.name)]


def test_every_statement_is_a_case_with_its_passage() -> None:
    """In the order of the verdicts, each with the sentence that it cites."""
    assert sorted(case.text for case in CASES) == sorted(texts(STORY))
    assert all(case.passages for case in CASES)
    employs = next(case for case in CASES if case.text == "The port of Lund employs 1,200 people.")
    assert employs.passages[0].text.endswith("The port of Lund employs 1,200 people.")
    kinds = {case.what.split()[0] for case in CASES}
    assert kinds <= {"statement", "position", "actor", "event", "event,", "question"}
    assert "position of Ada Ito" in {case.what for case in CASES}


def test_a_judge_who_agrees_changes_nothing() -> None:
    """The very same story."""
    judged = uphold(STORY, [Verdict(carried=True)] * len(CASES), "told")
    assert (judged.story, judged.faults, judged.unjudged) == (STORY, (), ())


@given(VERDICTS)
def test_verdicts_only_take_away(verdicts: list[Verdict]) -> None:
    """Every statement left was there before and was found; every other is a fault with its reason."""
    judged = uphold(STORY, verdicts, "told")
    left = texts(judged.story)
    assert not set(left) - set(texts(STORY))
    sound = {case.text for case, verdict in zip(CASES, verdicts, strict=True) if verdict.carried}
    assert set(left) <= sound
    gone = [case.text for case, verdict in zip(CASES, verdicts, strict=True) if not verdict.carried]
    assert {fault.text for fault in judged.faults} >= set(gone)
    assert len(judged.unjudged) == sum(verdict.carried is None for verdict in verdicts)
    assert all(len(one.sides) > 1 for one in judged.story.disagreements)
    assert {actor.id for actor in judged.story.actors} == {actor.id for actor in STORY.actors}


@given(st.booleans())
def test_a_brief_of_what_is_left_is_consistent(keep: bool) -> None:  # noqa: FBT001
    """Whatever goes, what stays can be built into a brief."""
    brief = Brief.model_validate(a_brief())
    (story,) = brief.stories
    count = sum(not (isinstance(one, Actor) and one.text == one.name) for one in statements_of(story))
    judged = uphold(story, [Verdict(carried=keep, reason="no")] * count, "told")
    assert Brief.model_validate({**a_brief(), "stories": [judged.story.model_dump()]})


def test_a_case_is_a_value() -> None:
    """Cases of equal statements are equal."""
    assert Case(what="statement", text="a", passages=()) == Case(what="statement", text="a", passages=())
