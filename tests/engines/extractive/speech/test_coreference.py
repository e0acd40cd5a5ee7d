"""Whom a speaker as written names."""

from typing import Literal, NamedTuple

import builders
import pytest

from briefgen.domain.span import Span
from briefgen.domain.story import ActorKind
from briefgen.engines.extractive.speech.attribution import find_attributions


class Person(NamedTuple):
    """An entity as finding entities would hand it over."""

    name: str
    mentions: tuple[Span, ...]
    kind: ActorKind = "person"
    role: str | None = None
    gender: Literal["m", "f"] | None = None


def named(text: str, name: str, *forms: str, **fields: object) -> Person:
    """An entity mentioned wherever one of its forms stands."""
    spans = sorted(Span(at, at + len(form)) for form in forms for at in range(len(text)) if text.startswith(form, at))
    return Person(name, tuple(spans), **fields)  # type: ignore[arg-type]  # the fields of the tuple by name


def actors(text: str, *entities: Person) -> list[str | None]:
    """Who speaks in each attribution of a text."""
    article = builders.an_article(text)
    return [one.actor for one in find_attributions(article, builders.sentences_of(article), entities)]


@pytest.mark.parametrize("speaker", ["Ito", "Minister Ito", "Ito, who resigned,", "She", "The minister"])
def test_a_name_a_title_and_a_pronoun_lead_to_the_name(speaker: str) -> None:
    """Every way to name a speaker who was introduced is resolved."""
    text = f"Minister Ada Ito met Bo Tan. {speaker} said that the port will close."
    ada = named(text, "Ada Ito", "Ada Ito", "Ito", role="Minister", gender="f")
    assert actors(text, ada, named(text, "Bo Tan", "Bo Tan", gender="m")) == ["Ada Ito"]


def test_a_pronoun_takes_the_one_of_its_gender() -> None:
    """The pronoun "he" passes over the woman who stands nearer."""
    text = "Bo Tan met Ada Ito. He said that the port will close."
    people = named(text, "Ada Ito", "Ada Ito", gender="f"), named(text, "Bo Tan", "Bo Tan", gender="m")
    assert actors(text, *people) == ["Bo Tan"]


def test_a_speaker_goes_on_speaking() -> None:
    """The last speaker goes before somebody whom the speech only names."""
    text = "Bo Tan said the plan failed. “Jim Ray was right,” he said."
    people = named(text, "Bo Tan", "Bo Tan", gender="m"), named(text, "Jim Ray", "Jim Ray", gender="m")
    assert actors(text, *people) == ["Bo Tan", "Bo Tan"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ito's aides said the port will close.", "Ito's aides"),
        ("Some officials in Ito said the port will close.", "Some officials in Ito"),
        ("The anti-Ito protesters said the port will close.", "anti-Ito protesters"),
        ("The analysts said the port will close.", "analysts"),
        ("It said the port will close.", None),
    ],
)
def test_those_who_are_not_the_name_keep_their_own_words(text: str, actor: str | None) -> None:
    """A name that only places a speaker is not the speaker; an unresolved pronoun is nobody."""
    assert actors(text, named(text, "Ada Ito", "Ito")) == [actor]


def test_they_are_those_who_spoke_last() -> None:
    """A collective speaker is taken up by "they"."""
    text = "Analysts said the port will close. They expect that ships will leave."
    assert actors(text) == ["Analysts", "Analysts"]


def test_the_whole_title_counts() -> None:
    """The foreign minister is who is called so, not the prime minister who stands nearer."""
    text = "Per Lund met Olaf Brandt. The foreign minister said that trade would grow."
    people = (
        named(text, "Per Lund", "Per Lund", role="Norway’s foreign minister"),
        named(text, "Olaf Brandt", "Olaf Brandt", role="Prime Minister"),
    )
    assert actors(text, *people) == ["Per Lund"]


def test_of_several_with_one_title_the_nearest_is_meant() -> None:
    """The president is the one of whom was spoken last, where two bear the title."""
    text = "President Ada Ito met President Bo Tan. Bo Tan smiled. The president said that trade would grow."
    people = (
        named(text, "Ada Ito", "Ada Ito", role="President"),
        named(text, "Bo Tan", "Bo Tan", role="President"),
    )
    assert actors(text, *people) == ["Bo Tan"]


@pytest.mark.parametrize(
    ("speaker", "actor"),
    [("Ito’s account", "Ada Ito"), ("Ito’s open letter", "Ada Ito"), ("Ito’s report", "Ito’s report")],
)
def test_a_letter_speaks_for_its_owner(speaker: str, actor: str) -> None:
    """What somebody's letter or account says is his word; a report may be others' work."""
    text = f"Ada Ito spoke. {speaker} said that the port will close."
    assert actors(text, named(text, "Ada Ito", "Ada Ito", "Ito")) == [actor]


def test_a_bare_article_names_nobody() -> None:
    """A speaker of one word that is no name is read without harm."""
    assert actors("This itself shows that the port is old.") in ([None], [])
