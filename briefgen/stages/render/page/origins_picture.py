"""Which sources share an origin, as a picture: sources on the left, origins on the right."""

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.domain.brief import Brief
from briefgen.domain.source import Origin, Source

MOST = 40
"""Sources that are drawn one by one; of more, those that are alone are told by their number."""

ROW, TOP, WIDTH, LEFT, RIGHT = 24, 8, 640, 300, 380
NAME, LABEL = 44, 36
"""Characters that there is room for."""


class Knot(NamedTuple):
    """A source or an origin: where it stands, its id, and its name as there is room for it."""

    y: float
    id: str
    label: str
    of: str


class OriginsPicture(NamedTuple):
    """``lone`` sources, each of an origin of its own, are not drawn."""

    width: float
    height: float
    left: float
    right: float
    sources: tuple[Knot, ...]
    origins: tuple[Knot, ...]
    lone: int

    def curves(self) -> list[str]:
        """The paths of the lines between them, in SVG's own words."""
        places = {origin.id: origin.y for origin in self.origins}
        middle = (self.left + self.right) / 2
        return [
            f"M{self.left:g} {source.y:g}C{middle:g} {source.y:g} {middle:g} {places[source.of]:g} "
            f"{self.right:g} {places[source.of]:g}"
            for source in self.sources
        ]


def origins_picture(brief: Brief) -> OriginsPicture | None:
    """The picture of a brief's sources; None where there is but one."""
    sources = {source.id: source for source in brief.sources}
    shown = [origin for origin in brief.origins if len(sources) <= MOST or len(origin.sources) > 1][:MOST]
    if len(sources) < 2 or not shown:  # noqa: PLR2004  (one needs no picture)
        return None
    drawn = [(origin, sources[source]) for origin in shown for source in origin.sources]
    places = {source.id: TOP + ROW * (n + 0.5) for n, (_, source) in enumerate(drawn)}
    return OriginsPicture(
        width=WIDTH,
        height=2 * TOP + ROW * len(drawn),
        left=LEFT,
        right=RIGHT,
        sources=tuple(Knot(places[each.id], each.id, _short(name_of(each), NAME), origin.id) for origin, each in drawn),
        origins=tuple(_origin(origin, [places[source] for source in origin.sources]) for origin in shown),
        lone=len(sources) - len(drawn),
    )


def name_of(source: Source) -> str:
    """What a source is called: its title, else the name of its file or its address."""
    return source.title or (source.path or source.url or source.id).rstrip("/").rpartition("/")[2] or source.id


def _origin(origin: Origin, places: Sequence[float]) -> Knot:
    return Knot(sum(places) / len(places), origin.id, _short(origin.label, LABEL), "")


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
