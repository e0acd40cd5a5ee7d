"""Materials for merging, made of claims that stand one to a sentence."""

from collections.abc import Sequence

from builders import an_article, sentences_of

from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.draft import StoryActorDraft
from briefgen.domain.source import Origin
from briefgen.domain.span import Span
from briefgen.domain.summary import Material, SourceActor, SourceSummary
from briefgen.engines.extractive.merging.joining import Group, join
from briefgen.engines.extractive.merging.telling import Telling, telling_of

Said = dict[str, object]


def fact(text: str, **fields: object) -> Said:
    """A claim in the article's own voice."""
    return {"kind": "fact", "text": text, "certainty": "stated", **fields}


def position(actor: str, text: str, **fields: object) -> Said:
    """What somebody is said to hold."""
    return {"kind": "position", "actor": actor, "text": text, "speech": "reported", "certainty": "reported", **fields}


def a_material(*sources: Sequence[Said], titles: Sequence[str] = (), dates: Sequence[str] = ()) -> Material:
    """One article per list of claims, each of its own origin; every named speaker is an actor of the article."""
    summaries, articles = [], []
    for number, claims in enumerate(sources, 1):
        source = f"S{number}"
        text = "\n".join(str(claim["text"]) for claim in claims)
        starts = [text.index(str(claim["text"])) for claim in claims]
        body = tuple(Span(start, start + len(str(claim["text"]))) for start, claim in zip(starts, claims, strict=True))
        articles.append(
            an_article(
                text,
                id=source,
                body=body,
                title=titles[number - 1] if titles else None,
                published=dates[number - 1] if dates else None,
            )
        )
        summaries.append(_summary(source, text, body, claims))
    return Material(
        articles=tuple(articles),
        sentences={article.id: sentences_of(article) for article in articles},
        summaries=tuple(summaries),
        origins=tuple(
            Origin(id=f"O{number}", label="a report", sources=(article.id,), why="alone")
            for number, article in enumerate(articles, 1)
        ),
    )


def actors_of(material: Material) -> tuple[StoryActorDraft, ...]:
    """One story actor per name, in the order of the sources."""
    members: dict[str, list[str]] = {}
    for key, actor in material.actors.items():
        members.setdefault(actor.name, []).append(key)
    return tuple(
        StoryActorDraft(
            name=name, members=tuple(keys), kind="person", role=None, part_of=None, text=f"{name} acts.", claims=()
        )
        for name, keys in members.items()
    )


def told(*sources: Sequence[Said], titles: Sequence[str] = (), dates: Sequence[str] = ()) -> Telling:
    """The same claims made ready for merging."""
    material = a_material(*sources, titles=titles, dates=dates)
    return telling_of(material, actors_of(material))


def joined(*sources: Sequence[Said], dates: Sequence[str] = ()) -> tuple[tuple[Group, ...], Telling]:
    """The same claims, those that say the same together."""
    telling = told(*sources, dates=dates)
    return join(telling), telling


def _summary(source: str, text: str, body: Sequence[Span], claims: Sequence[Said]) -> SourceSummary:
    cites = [f"{source}.{number}" for number in range(1, len(claims) + 1)]
    names = dict.fromkeys(str(claim["actor"]) for claim in claims if claim.get("actor"))
    return SourceSummary(
        source=source,
        claims=tuple(
            Claim.model_validate(
                {"key": f"{source}-{number}", "source": source, "cites": (cite,), "origins": 1} | dict(claim)
            )
            for number, (cite, claim) in enumerate(zip(cites, claims, strict=True), 1)
        ),
        actors=tuple(
            SourceActor(
                key=f"{source}-a{number}", source=source, name=name, kind="person", cites=(cites[0],), mentions=1
            )
            for number, name in enumerate(names, 1)
        ),
        citations=tuple(
            Citation(id=cite, source=source, start=span.start, end=span.end, quote=span.of(text), locator="a#1")
            for cite, span in zip(cites, body, strict=True)
        ),
    )
