"""What of one chunk stands, before it is numbered."""

from drafts import an_actor

from briefgen.domain.checking.grounded import GroundedActor
from briefgen.domain.span import Span


def grounded(name: str, *aliases: str, role: str | None = None, mentions: int = 1, start: int = 0) -> GroundedActor:
    """An actor found at one place."""
    return GroundedActor(
        draft=an_actor(name),
        name=name,
        aliases=aliases,
        role=role,
        part_of=None,
        spans=(Span(start, start + len(name)),),
        mentions=mentions,
    )


def test_joining_keeps_every_name_and_place_once() -> None:
    """Two chunks' findings of one actor have all names and places once, the first role, and the higher count."""
    both = grounded("Ada Ito", "Ito", mentions=3).joined(grounded("Ito", "Minister Ito", role="minister", start=40))
    assert both.names == ("Ada Ito", "Ito", "Minister Ito")
    assert both.spans == (Span(0, 7), Span(40, 43))
    assert (both.role, both.mentions) == ("minister", 3)


def test_joining_with_itself_changes_nothing() -> None:
    """An actor joined with itself is itself."""
    ito = grounded("Ada Ito", "Ito", role="minister")
    assert ito.joined(ito) == ito
