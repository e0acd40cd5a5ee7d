"""The claims of several articles made one story by rule."""

from briefgen.domain.draft import StoryDraft
from briefgen.domain.selection import Selection
from briefgen.domain.summary import Material
from briefgen.engines.extractive.events.timeline import timeline_of
from briefgen.engines.extractive.merging.bottom_line import bottom_line_of
from briefgen.engines.extractive.merging.centre import Centre, most_central
from briefgen.engines.extractive.merging.disagreements import disagreements_of
from briefgen.engines.extractive.merging.headline import headline_of
from briefgen.engines.extractive.merging.joining import join
from briefgen.engines.extractive.merging.questions_open import open_questions_of
from briefgen.engines.extractive.merging.shown_actors import shown_actors
from briefgen.engines.extractive.merging.story_positions import positions_of
from briefgen.engines.extractive.merging.telling import telling_of
from briefgen.engines.extractive.people.actors import story_actors


def story_of(material: Material, selection: Selection) -> StoryDraft:
    """One story told from all that was found to be true of the articles."""
    actors = story_actors(material)
    telling = telling_of(material, actors)
    groups = join(telling)
    centre, most = Centre(telling, selection.question), selection.most
    disagreements = disagreements_of(groups, telling, centre, most=most.disagreements)
    positions = positions_of(groups, telling, centre, selection)
    held = [each.actor for each in positions] + [side.actor or "" for each in disagreements for side in each.sides]
    return StoryDraft(
        title=headline_of(material, telling, centre),
        bottom_line=bottom_line_of(groups, telling, centre, most=most.bottom_line),
        actors=shown_actors(material, actors, most_central(groups, centre), held, most=most.actors),
        positions=positions,
        disagreements=disagreements,
        timeline=timeline_of(material),
        open_questions=open_questions_of(groups, disagreements, telling, centre, most=most.open_questions),
    )
