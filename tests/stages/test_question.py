"""What a model's story leaves open is asked by rule, once."""

import pytest
from drafts import a_story

from briefgen.domain.draft import DisagreementDraft, OpenQuestionDraft, SideDraft, StoryDraft
from briefgen.stages.question import question_gaps


def conflict(about: str, *keys: str) -> DisagreementDraft:
    """A disagreement with one claim a side."""
    sides = tuple(SideDraft(text="It will.", claims=(key,), certainty="stated", actor=None) for key in keys)
    return DisagreementDraft(about=about, kind="fact", sides=sides)


def question(text: str, raised_by: str, *keys: str) -> OpenQuestionDraft:
    """An open question."""
    values = {"text": text, "claims": keys, "certainty": "possible", "actor": None, "why": "", "raised_by": raised_by}
    return OpenQuestionDraft.model_validate(values)


def texts(draft: StoryDraft) -> list[str]:
    """What a story asks."""
    return [one.text for one in draft.open_questions]


def test_conflict_is_asked_about_with_the_claims_of_both_sides() -> None:
    """A disagreement whose heading is a question raises it, and rests on both sides."""
    found = question_gaps(a_story(disagreements=(conflict("Will the port close?", "S1-1", "S2-1"),)), a_story)
    assert texts(found) == ["Will the port close?"]
    assert found.open_questions[0].claims == ("S1-1", "S2-1")
    assert found.open_questions[0].raised_by == "conflict"


def test_what_is_asked_already_is_not_asked_again() -> None:
    """A question on the same claims, or a heading that is none, adds nothing."""
    asked = question("When does it close?", "source", "S1-1")
    draft = a_story(
        disagreements=(conflict("Will the port close?", "S1-1", "S2-1"), conflict("The museum", "S1-2", "S2-2")),
        open_questions=(asked,),
    )
    assert texts(question_gaps(draft, a_story)) == ["When does it close?"]


def test_a_draft_that_asks_enough_is_given_no_conflicts() -> None:
    """Beyond seven questions a disagreement speaks for itself; up to seven it is asked."""
    conflicts = tuple(conflict(f"Will port {n} close?", f"S1-{n}", f"S2-{n}") for n in range(1, 10))
    found = question_gaps(a_story(disagreements=conflicts), a_story)
    assert texts(found) == [f"Will port {n} close?" for n in range(1, 8)]


def test_silence_is_asked_about_where_nobody_did() -> None:
    """At most two of the rules' questions from silence are taken, and none where the story has its own."""
    rules = a_story(open_questions=tuple(question(f"What of {n}?", "silence", f"S1-{n}") for n in range(1, 5)))
    assert texts(question_gaps(a_story(), lambda: rules)) == ["What of 1?", "What of 2?"]
    own = a_story(open_questions=(question("On what terms?", "silence", "S3-1"),))
    assert question_gaps(own, lambda: pytest.fail("merged by rule for nothing")) is own
