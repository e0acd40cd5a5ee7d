"""Source summaries to stories: merge, check, have the faulty statements repaired once."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from briefgen.domain.draft import StoryDraft
from briefgen.domain.fault import Fault
from briefgen.domain.ledger import Gap
from briefgen.domain.noun import Noun
from briefgen.domain.story import Story
from briefgen.domain.summary import Material
from briefgen.errors import AnswerError, ModelUnavailableError
from briefgen.pipeline.tools import Tools
from briefgen.ports.engine import Engine
from briefgen.stages.check import Checked, check_story
from briefgen.stages.question import question_gaps


class Told(Noun):
    """One story, and what was withheld from it."""

    story: Story
    gaps: tuple[Gap, ...] = ()


def tell_stories(materials: Sequence[Material], tools: Tools) -> tuple[Told, ...]:
    """Merge every story's material, side by side."""
    tools.progress.begin("Merging", len(materials))
    told = []
    for one in tools.waits.map(tell_story, [tools.engine] * len(materials), [tools.spare] * len(materials), materials):
        tools.progress.advance()
        told.append(one)
    return tuple(told)


def tell_story(engine: Engine, spare: Engine, material: Material) -> Told:
    """Merge and check one story; where the engine gives no answer, ``spare`` merges and a gap says so."""
    try:
        draft = engine.merge(material)
    except (AnswerError, ModelUnavailableError) as error:
        checked = check_story(spare.merge(material), material)
        reason = f"merged by the {spare.name} engine, because the {engine.name} engine could not: {error}"
        gap = Gap(what="chunk", text="the merging of all claims", reason=reason)
        return Told(story=checked.story, gaps=(gap, *_withheld(checked.faults)))
    draft, checked = _repaired(engine, material, draft, check_story(draft, material))
    if engine.name == spare.name:
        return Told(story=checked.story, gaps=_withheld(checked.faults))
    # Of the questions that the rules add, one that does not hold is no loss: nobody said it.
    asked = question_gaps(draft, partial(spare.merge, material))
    story = checked.story if asked is draft else check_story(asked, material).story
    return Told(story=story, gaps=_withheld(checked.faults))


def _repaired(engine: Engine, material: Material, draft: StoryDraft, checked: Checked) -> tuple[StoryDraft, Checked]:
    if not checked.faults:
        return draft, checked
    try:
        answer = engine.repair_story(material, draft, checked.faults)
    except (AnswerError, ModelUnavailableError):
        return draft, checked  # what was sound is kept, and the faults become gaps
    if answer is None:
        return draft, checked
    better = mended(draft, answer, checked.faults)
    return better, check_story(better, material)


def mended(draft: StoryDraft, answer: StoryDraft, faults: Sequence[Fault]) -> StoryDraft:
    """The draft with its faulty items replaced by the answer's, part by part, in the places of the faulty ones.

    A fault whose part got no answer stays as it was, so that it is found again and told as a gap.  An actor that the
    answer brings along for its items comes behind the others.
    """
    parts: dict[str, Any] = {}
    for part in {fault.part for fault in faults} & set(StoryDraft.model_fields):
        items, better = getattr(draft, part), getattr(answer, part)
        if isinstance(items, str):
            parts[part] = better or items
            continue
        places = sorted({fault.index for fault in faults if fault.part == part})
        swapped = dict(zip(places, better, strict=False))
        parts[part] = tuple(swapped.get(place, item) for place, item in enumerate(items)) + better[len(places) :]
    if "actors" not in parts:
        known = {actor.name for actor in draft.actors}
        parts["actors"] = (*draft.actors, *(actor for actor in answer.actors if actor.name not in known))
    return draft.model_copy(update=parts)


def _withheld(faults: Sequence[Fault]) -> tuple[Gap, ...]:
    return tuple(Gap(what="statement", text=fault.text, reason=fault.reason) for fault in faults)
