"""A story's title: the engine's, if the story carries it, else a source's own."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from briefgen.domain.checking.bench import Bench
from briefgen.domain.checking.checks import label_objections
from briefgen.domain.story import Actor
from briefgen.domain.summary import Material
from briefgen.domain.text.alignment import fold

_LONGEST = 300


def title_of(said: str, material: Material, bench: Bench, actors: Sequence[Actor]) -> tuple[str, tuple[str, ...]]:
    """The title that may stand, and what speaks against the one that was said."""
    own = {fold(article.title): article.title for article in material.articles if article.title}
    said = " ".join(said.split())
    if said and fold(said) in own:
        return said, ()
    if said and len(said) <= _LONGEST:
        claims = tuple(bench.claims.values())
        reasons = label_objections(said, bench.carrier(claims, tuple(bench.citations)))
        if not reasons:
            return said, ()
    else:
        reasons = ("the title is empty or too long",)
    return _fallback(material, bench, actors), reasons


def _fallback(material: Material, bench: Bench, actors: Sequence[Actor]) -> str:
    """The title of the source with most claims, else the first two actors, else a count."""
    weight = Counter(claim.source for claim in bench.claims.values())
    titled = [article for article in material.articles if article.title and article.title.strip()]
    if titled:
        return str(max(titled, key=lambda article: weight[article.id]).title)
    if actors:
        return ", ".join(actor.name for actor in islice(actors, 2))
    return f"{len(material.articles)} articles" if len(material.articles) != 1 else "One article"
