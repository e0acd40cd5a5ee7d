"""A brief to text: JSON as the contract has it, Markdown through ``templates/brief.md.jinja``."""

from calendar import month_name
from collections.abc import Iterable, Mapping, Sequence

from briefgen.domain.brief import Brief, statements_of
from briefgen.domain.checking.coverage import Coverage
from briefgen.domain.citation import Citation
from briefgen.domain.milestones import abridged
from briefgen.domain.selection import MOST, Length
from briefgen.domain.source import Source
from briefgen.domain.statement import IsoDate, Statement
from briefgen.domain.story import Actor, Event, Position, Story
from briefgen.domain.text.markdown import Markdown, code_span
from briefgen.ports.page_source import PageSource

NO_SOURCE = "no_named_source"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def render_brief(
    brief: Brief, form: str, *, pages: PageSource, coverage: Sequence[Coverage] = (), length: Length = "standard"
) -> str:
    """Render a brief as ``json`` or ``md``; the text ends with a newline.

    A page also tells the coverage given, and as many events as fit its length.

    Raises:
        TemplateError: the page's template is broken.
    """
    if form == "json":
        return brief.model_dump_json(indent=2) + "\n"
    return pages.render("brief.md.jinja", {**context_of(brief, length), "coverage": coverage})


def context_of(brief: Brief, length: Length = "standard") -> Mapping[str, object]:
    """What a page template may use; ``docs/templates.md`` describes each name."""
    support = Support(brief)
    short = tuple(abridged(story, MOST[length].timeline) for story in brief.stories)
    left = {id(one): len(story.timeline) - len(one.timeline) for one, story in zip(short, brief.stories, strict=True)}
    brief = brief.model_copy(update={"stories": short})
    return {
        "brief": brief,
        "sources": {source.id: source for source in brief.sources},
        "origins": {origin.id: origin for origin in brief.origins},
        "evidence": cited(brief),
        "counted": counted,
        "anchors": anchors,
        "support": support,
        "aside": support.aside,
        "family": family,
        "stands": stands,
        "unshown": lambda story: unshown(story, brief),
        "unshown_events": lambda story: left[id(story)],
        "speech": speech,
        "code": code_span,
        "day": day,
        "when": when,
        "heading": heading,
        "sentence": sentence,
    }


def anchors(statement: Statement) -> Markdown:
    """The visible marks of a statement's citations: ``[^S1.4][^S2.1]``."""
    return Markdown("".join(f"[^{cite}]" for cite in statement.cites))


def cited(brief: Brief) -> tuple[Citation, ...]:
    """The citations that the stories use, by source and place."""
    used = {cite for story in brief.stories for statement in statements_of(story) for cite in statement.cites}
    order = {source.id: place for place, source in enumerate(brief.sources)}
    found = [citation for citation in brief.citations if citation.id in used]
    return tuple(sorted(found, key=lambda citation: (order[citation.source], citation.start, citation.end)))


def counted(number: int, noun: str) -> str:
    """``three articles``, ``one origin``, ``14 sources``: a count as prose has it, the plural with an s."""
    word = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def sentence(words: str) -> str:
    """The same words with a capital letter first."""
    return words[:1].upper() + words[1:]


def heading(level: int) -> Markdown:
    """The mark of a heading."""
    return Markdown("#" * level)


def day(date: IsoDate) -> str:
    """An ISO date as people write it: ``10 April 2025``, ``January 2024``, ``2003``."""
    year, *rest = date.split("-")
    parts = [month_name[int(part)] if place == 0 else str(int(part)) for place, part in enumerate(rest)]
    return " ".join([*reversed(parts), year])


def when(event: Event) -> str:
    """An event's date, or that of the report where no words of its own date it; else the words that leave it open."""
    if event.date:
        return day(event.date) if event.date_words else f"reported {day(event.date)}"
    return f"“{event.date_words}”" if event.date_words else "not dated"


def stands(story: Story) -> tuple[tuple[Actor, tuple[Position, ...]], ...]:
    """The actors that hold positions with theirs, both in the order of the story."""
    held: dict[str, list[Position]] = {}
    for position in story.positions:
        held.setdefault(position.actor, []).append(position)
    actors = {actor.id: actor for actor in story.actors}
    return tuple((actors[actor], tuple(positions)) for actor, positions in held.items())


def unshown(story: Story, brief: Brief) -> int:
    """How many checked positions of the story's sources stand in none of its statements."""
    shown = {cite for statement in statements_of(story) for cite in statement.cites}
    held = [claim for claim in brief.claims if claim.kind == "position" and claim.source in story.sources]
    return sum(shown.isdisjoint(claim.cites) for claim in held)


def speech(position: Position) -> str:
    """How a position is known: quoted, reported, or inferred from what the source says."""
    return {"direct": "in their words", "reported": "reported", "inferred": "inferred"}[position.speech]


def family(story: Story) -> tuple[tuple[Actor, int], ...]:
    """The actors of a story with their depth, each behind the one that it is part of."""
    children: dict[str | None, list[Actor]] = {}
    for actor in story.actors:
        children.setdefault(actor.part_of, []).append(actor)
    return tuple(_descend(children, children.get(None, []), 0))


def _descend(
    children: Mapping[str | None, Sequence[Actor]], actors: Iterable[Actor], depth: int
) -> Iterable[tuple[Actor, int]]:
    for actor in actors:
        yield actor, depth
        yield from _descend(children, children.get(actor.id, ()), depth + 1)


class Support:
    """Says in words how many articles and origins stand behind a statement."""

    def __init__(self, brief: Brief) -> None:
        """Look up the brief's sources once."""
        self._sources: dict[str, Source] = {source.id: source for source in brief.sources}
        self._labels = {origin.id: origin.label for origin in brief.origins}

    def __call__(self, statement: Statement) -> str:
        """``three articles, one origin: Reuters interview``."""
        articles = _articles(statement)
        told = counted(len(articles), "article")
        if len(articles) > 1:
            told += f", {counted(statement.origins, 'origin')}"
        homes = {self._sources[article].origin for article in articles}
        if len(homes) == 1:
            told += f": {self._labels[min(homes)].partition(' “')[0]}"  # whose title it is, the sources say
        elif statement.origins == 1:
            told += ": the same words"
        return told

    def aside(self, statement: Statement) -> Markdown:
        """The same behind a statement, but only where a reader must know it: several articles, or no source named."""
        articles = _articles(statement)
        if len(articles) > 1:
            told = f"{counted(len(articles), 'article')}, {counted(statement.origins, 'origin')}"
        elif any(NO_SOURCE in self._sources[article].flags for article in articles):
            told = "One article, which names no source"
        else:
            return Markdown("")
        return Markdown(f" *{sentence(told)}.*")


def _articles(statement: Statement) -> list[str]:
    """The sources that a statement cites, each once."""
    return list(dict.fromkeys(cite.partition(".")[0] for cite in statement.cites))
