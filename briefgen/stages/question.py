"""What a story leaves open, asked by rule: conflicts nobody asks about, and demands or deadlines met by silence."""

from collections.abc import Callable

from briefgen.domain.draft import DisagreementDraft, OpenQuestionDraft, StoryDraft

MOST = 2
"""Questions from silence that are added at most; what the sources ask themselves comes first."""

ENOUGH = 7
"""Questions of a draft to which no conflict adds its own: the disagreements stand in the brief with their headings."""


def question_gaps(draft: StoryDraft, by_rule: Callable[[], StoryDraft]) -> StoryDraft:
    """Return the draft with the questions that its own disagreements raise and it does not ask.

    A disagreement's heading is the question, where it is one, and its sides' claims raise it.  Where the draft asks
    nothing about silence, the first such questions of ``by_rule`` (which merges the same material by rule, and is only
    called then) are taken in.  A draft that lacks nothing is returned itself.
    """
    asked = list(draft.open_questions)
    for conflict in draft.disagreements:
        claims = tuple(dict.fromkeys(key for side in conflict.sides for key in side.claims))
        answered = len(asked) >= ENOUGH or any(set(claims) & set(one.claims) for one in asked)
        if conflict.about.rstrip().endswith("?") and not answered:
            asked.append(_from_conflict(conflict, claims))
    if not any(one.raised_by == "silence" for one in asked):
        known = {key for one in asked for key in one.claims}
        silent = [
            one for one in by_rule().open_questions if one.raised_by == "silence" and known.isdisjoint(one.claims)
        ]
        asked += silent[:MOST]
    if len(asked) == len(draft.open_questions):
        return draft
    return draft.model_copy(update={"open_questions": tuple(asked)})


def _from_conflict(conflict: DisagreementDraft, claims: tuple[str, ...]) -> OpenQuestionDraft:
    return OpenQuestionDraft(
        text=conflict.about.strip(),
        claims=claims,
        certainty="possible",
        raised_by="conflict",
        actor=None,
        why="The actors differ." if conflict.kind == "position" else "The sources differ.",
    )
