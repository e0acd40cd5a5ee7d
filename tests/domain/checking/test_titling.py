"""A story's title."""

from story_builders import a_material, fact

from briefgen.domain.checking.bench import Bench
from briefgen.domain.checking.titling import title_of
from briefgen.domain.summary import Material

TEXT = "The harbour of Lund will close in March 2031."


def titled(said: str, material: Material) -> tuple[str, tuple[str, ...]]:
    """The title that stands and what was wrong with the one said, in a story without actors."""
    return title_of(said, material, Bench(material), ())


def test_a_title_that_the_story_carries_stands() -> None:
    """A source's own headline stands, and so does one that brings nothing of its own."""
    material = a_material([fact(TEXT)], titles=["Lund loses its harbour"])
    assert titled("Lund  loses its HARBOUR", material) == ("Lund loses its HARBOUR", ())
    assert titled("The harbour of Lund", material) == ("The harbour of Lund", ())


def test_a_title_that_it_does_not_carry_is_replaced() -> None:
    """A name or number of no source gives way to a source's headline, and the reason is told."""
    material = a_material([fact(TEXT)], titles=["Lund loses its harbour"])
    title, reasons = titled("Peru buys 14 harbours", material)
    assert title == "Lund loses its harbour"
    assert reasons


def test_without_headlines_articles_are_counted() -> None:
    """An empty title over untitled articles becomes their number."""
    assert titled("", a_material([fact(TEXT)]))[0] == "One article"
    assert titled("x" * 400, a_material([fact(TEXT)], [fact(TEXT)]))[0] == "2 articles"
