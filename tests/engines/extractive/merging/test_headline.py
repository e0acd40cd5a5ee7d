"""A story always has a title, and it is the sources' own where they have a fit one."""

from story_builders import Said, a_material, actors_of, fact, position

from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.headline import UNTITLED, headline_of
from briefgen.engines.extractive.merging.telling import telling_of

CLOSURE = fact("The port of Nola will close for six weeks in March.")


def headline(*sources: list[Said], titles: tuple[str, ...] = ()) -> str:
    """The title of a story."""
    material = a_material(*sources, titles=titles)
    telling = telling_of(material, actors_of(material))
    return headline_of(material, telling, Centre(telling))


def test_the_title_nearest_to_the_story_is_taken_word_for_word() -> None:
    """A title about something beside the story loses against one that names what all tell."""
    titles = ("Ten things to do this weekend", "Port of Nola to close for six weeks", "Nola port will close in March")
    assert headline([CLOSURE], [CLOSURE], [CLOSURE], titles=titles) == titles[1]


def test_the_name_of_the_site_is_no_part_of_it() -> None:
    """What stands behind a bar is the site's name."""
    assert headline([CLOSURE], titles=("Port of Nola to close | The Nola Times",)) == "Port of Nola to close"


def test_without_a_title_actors_and_issue_make_one() -> None:
    """The actors who matter most and the most frequent issue name the story; with neither it is untitled."""
    want = position("Ada Ito", "Ada Ito wants pay for the dockers of Nola.", issue="pay for dockers")
    assert headline([want]) == "Ada Ito: pay for dockers"
    assert headline([]) == UNTITLED


def test_an_article_that_names_no_source_lends_its_title_last() -> None:
    """The title of an article that credits nobody is taken only where there is no other."""
    titles = ("Port of Nola to close for six weeks in March", "Nola port to close in March")
    material = a_material([CLOSURE], [CLOSURE], titles=titles)
    weak = material.articles[0].model_copy(update={"flags": ("no_named_source",)})
    material = material.model_copy(update={"articles": (weak, material.articles[1])})
    telling = telling_of(material, ())
    assert headline_of(material, telling, Centre(telling)) == titles[1]
