"""The claims of several articles made one story by rule."""

from briefgen.domain.draft import StoryDraft
from briefgen.domain.summary import Material
from briefgen.engines.extractive.actors import story_actors
from briefgen.engines.extractive.bottom_line import bottom_line_of
from briefgen.engines.extractive.centre import Centre
from briefgen.engines.extractive.disagreements import disagreements_of
from briefgen.engines.extractive.headline import headline_of
from briefgen.engines.extractive.joining import join
from briefgen.engines.extractive.questions_open import open_questions_of
from briefgen.engines.extractive.story_positions import positions_of
from briefgen.engines.extractive.telling import telling_of
from briefgen.engines.extractive.timeline import timeline_of


def story_of(material: Material) -> StoryDraft:
    """One story told from all that was found to be true of the articles."""
    actors = story_actors(material)
    telling = telling_of(material, actors)
    groups = join(telling)
    centre = Centre(telling)
    disagreements = disagreements_of(groups, telling)
    return StoryDraft(
        title=headline_of(material, telling, centre),
        bottom_line=bottom_line_of(groups, telling, centre),
        actors=actors,
        positions=positions_of(groups, telling, centre),
        disagreements=disagreements,
        timeline=timeline_of(material),
        open_questions=open_questions_of(groups, disagreements, telling, centre),
    )
