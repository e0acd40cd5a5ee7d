"""What a merge is asked about: claims, or in a later round the statements that earlier answers made of them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from briefgen.domain.checking.stemming import content_stems
from briefgen.domain.claim import Claim
from briefgen.domain.draft import StatementDraft, StoryDraft
from briefgen.domain.noun import Noun
from briefgen.domain.summary import Material, SourceActor
from briefgen.engines.openai.fence import one_line
from briefgen.ports.token_counter import TokenCounter

_QUOTES = 3
"""Quotes shown with a statement of an earlier round; what rests on more rests on the first of them well enough."""


_NEW = 2
"""A quote is shown where it has so many words that the text has not.  Of 81 quotes of five articles that differ from
their claims 11 have one such word, each an acronym of a name in the text or a noun for it; two save two thirds of the
tokens.  The check knows the texts, so nothing may be withheld for a quote that was not shown."""

_FIGURE = re.compile(r"\d[\d.,]*")

_OTHERS = 6
"""Sources of the same origin that a heading names; of a wire story in fifty papers the first will do."""


class Item(Noun):
    """One row of a prompt: its ``key``, the ``keys`` that it stands for, and what is ``shown``."""

    key: str
    keys: tuple[str, ...]
    shown: dict[str, Any]

    def tokens(self, counter: TokenCounter) -> int:
        """About how many tokens the row takes; JSON is a little longer than the prompt's form."""
        row = {name: value for name, value in self.shown.items() if name != "heading"}
        return counter.count(json.dumps(row, ensure_ascii=False))


def claim_items(material: Material) -> list[Item]:
    """Every claim as a row, with a heading where a new source begins; what all copies of an origin say is one row."""
    quotes = {cite: citation.quote for cite, citation in material.citations.items()}
    articles = {article.id: article for article in material.articles}
    origins = material.origin_of
    items: list[Item] = []
    told: dict[tuple[object, ...], int] = {}
    for summary in material.summaries:
        published = getattr(articles.get(summary.source), "published", None)
        heading = f"{summary.source}, {_origin(summary.source, origins)}, {published or 'no date known'}"
        for claim in summary.claims:
            words = [quotes[cite] for cite in claim.cites if cite in quotes]
            row = _claim(claim, words, origins.get(claim.source, ""))
            same = (row["actor"], row["text"].casefold(), *row["traits"])
            if claim.source in origins and (place := told.setdefault(same, len(items))) < len(items):
                items[place] = items[place].model_copy(update={"keys": (*items[place].keys, claim.key)})
                continue
            items.append(Item(key=claim.key, keys=(claim.key,), shown={"key": claim.key, "heading": heading, **row}))
    return items


def _origin(source: str, origins: Mapping[str, str]) -> str:
    """The origin of a source, and what else has it: those are one voice."""
    origin = origins.get(source, "unknown")
    others = [other for other, its in origins.items() if its == origin and other != source]
    return f"origin {origin}" + (f" like {', '.join(others[:_OTHERS])}" if others else "")


def actor_items(material: Material) -> list[Item]:
    """The source actors as rows, those of one name as one row, those with the most mentions first."""
    named: dict[tuple[str, str], list[SourceActor]] = {}
    for actor in material.actors.values():
        named.setdefault((actor.name.casefold(), actor.kind), []).append(actor)
    groups = sorted(named.values(), key=lambda group: -sum(actor.mentions for actor in group))
    return [_actor(group) for group in groups]


def story_items(drafts: Sequence[StoryDraft], material: Material) -> list[Item]:
    """The statements of earlier answers as rows, each for all the claims that carry it."""
    items = []
    quotes, claims, origin_of = quotes_by_claim(material), material.claims, material.origin_of
    for number, (kind, statement, about) in enumerate(_statements(drafts), 1):
        cited = [quote for key in statement.claims for quote in quotes.get(key, ())]
        carrying = [claims[key] for key in statement.claims if key in claims]
        origins = dict.fromkeys(origin_of[claim.source] for claim in carrying if claim.source in origin_of)
        direct = getattr(statement, "speech", None) == "direct"
        words = _worth_showing(cited, "" if direct else statement.text)[:_QUOTES]
        traits = [
            kind,
            *islice(origins, _OTHERS),
            statement.certainty,
            *(["direct"] if direct else []),
            *(["future"] if getattr(statement, "future", False) else []),
            *([f"on: {one_line(about)}"] if about else []),
        ]
        row = {"key": f"G{number}", "traits": traits, "text": one_line(statement.text), "quotes": words}
        shown = row | {"actor": getattr(statement, "actor", None)}
        items.append(Item(key=f"G{number}", keys=statement.claims, shown=shown))
    return items


def story_actor_items(drafts: Sequence[StoryDraft]) -> list[Item]:
    """The actors of earlier answers as rows, those of one name as one row."""
    named: dict[str, Item] = {}
    for actor in (actor for draft in drafts for actor in draft.actors):
        before = named.get(actor.name.casefold())
        key = before.key if before else f"A{len(named) + 1}"
        shown = {
            "key": key,
            "name": one_line(actor.name),
            "kind": actor.kind,
            "role": actor.role,
            "part_of": actor.part_of,
        }
        keys = (*(before.keys if before else ()), *actor.members)
        named[actor.name.casefold()] = Item(key=key, keys=tuple(dict.fromkeys(keys)), shown={"aliases": [], **shown})
    return list(named.values())


def quotes_by_claim(material: Material) -> dict[str, tuple[str, ...]]:
    """The cited words of every claim."""
    quotes = material.citations
    return {key: tuple(quotes[c].quote for c in claim.cites if c in quotes) for key, claim in material.claims.items()}


def opened(draft: StoryDraft, items: Iterable[Item]) -> StoryDraft:
    """The draft with every row's key replaced by what the row stands for; a key nobody gave stays, to be refused."""
    keys = {item.key: item.keys for item in items}

    def walk(value: object, name: str = "") -> object:
        if isinstance(value, dict):
            return {key: walk(part, key) for key, part in value.items()}
        if isinstance(value, tuple) and name in {"claims", "members"}:
            return tuple(dict.fromkeys(key for said in value for key in keys.get(said.strip(), (said,))))
        return tuple(walk(part) for part in value) if isinstance(value, tuple) else value

    return StoryDraft.model_validate(walk(draft.model_dump()))


def _claim(claim: Claim, words: Sequence[str], origin: str) -> dict[str, Any]:
    """The traits that matter for merging, in one bracket, and the words."""
    speech = None if claim.speech == "reported" else claim.speech
    traits = [claim.kind, origin, claim.certainty, speech, claim.date or claim.date_words]
    traits += ["future" if claim.future else None, f"on: {one_line(claim.issue)}" if claim.issue else None]
    return {
        "traits": [trait for trait in traits if trait],
        "actor": one_line(claim.actor) if claim.actor else None,
        "text": one_line(claim.text),
        "quotes": _worth_showing(words, "" if claim.speech == "direct" else claim.text),
    }


def _worth_showing(quotes: Sequence[str], text: str) -> list[str]:
    """The quotes that say more than the text does: other words, or a figure that it leaves out."""
    held, figures = set(content_stems(text)), set(_FIGURE.findall(text))
    return [
        quote
        for quote in dict.fromkeys(map(one_line, quotes))
        if len(set(content_stems(quote)) - held) >= _NEW or set(_FIGURE.findall(quote)) - figures
    ]


def _actor(group: Sequence[SourceActor]) -> Item:
    first = group[0]
    forms = {form.casefold(): form for actor in group for alias in actor.aliases if (form := one_line(alias))}
    aliases = [form for folded, form in forms.items() if folded != first.name.casefold()]
    role = next((one_line(actor.role) for actor in group if actor.role), None)
    part_of = next((one_line(actor.part_of) for actor in group if actor.part_of), None)
    name = {"key": first.key, "name": one_line(first.name), "aliases": aliases, "kind": first.kind}
    shown = name | {"role": role, "part_of": part_of}
    return Item(key=first.key, keys=tuple(actor.key for actor in group), shown=shown)


def _statements(drafts: Sequence[StoryDraft]) -> Iterator[tuple[str, StatementDraft, str | None]]:
    """Every statement of the drafts with its kind, and the question that it answers."""
    for draft in drafts:
        yield from (("bottom line", statement, None) for statement in draft.bottom_line)
        yield from (("position", position, position.issue) for position in draft.positions)
        for disagreement in draft.disagreements:
            yield from (("side of a disagreement", side, disagreement.about) for side in disagreement.sides)
        yield from (("event", event, event.date or event.date_words) for event in draft.timeline)
        yield from (("open question", question, question.why) for question in draft.open_questions)
