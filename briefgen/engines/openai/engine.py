"""The engine: one question for a chunk, one for a story, and rounds of questions where a story is too long for one."""

import json
from collections.abc import Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain, compress

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk
from briefgen.domain.draft import StoryDraft, SummaryDraft
from briefgen.domain.fault import Fault
from briefgen.domain.run import Step
from briefgen.domain.summary import Material
from briefgen.engines.openai.fence import fence_for, one_line
from briefgen.engines.openai.items import (
    Item,
    actor_items,
    claim_items,
    opened,
    story_actor_items,
    story_items,
)
from briefgen.engines.openai.mending import faulty_item, related
from briefgen.engines.openai.packing import fitting, packed, weight
from briefgen.engines.openai.reading import as_said, faulty_part, halves, joined, reading_context, settled, unseen
from briefgen.engines.openai.settings import Limits, Wishes
from briefgen.errors import AnswerTruncatedError
from briefgen.ports.chat_model import Answer, ChatModel, Message, Request
from briefgen.ports.page_source import PageSource
from briefgen.ports.token_counter import TokenCounter

_ROUNDS = 4
"""Rounds of merging: each makes a fifth of its claims or less, so four do for a hundred thousand."""

_SHRINKS = 0.9
"""A round that leaves more than this share of its tokens is the last: another would cost as much and gain nothing."""

_TAILS = 3
"""How often the unread end of a chunk is asked about again."""


class OpenAIEngine:
    """An ``Engine`` that asks a ``ChatModel``; ``Limits`` bound each question."""

    name = "openai"

    def __init__(
        self,
        model: ChatModel,
        pages: PageSource,
        counter: TokenCounter,
        *,
        limits: Limits | None = None,
        wishes: Wishes | None = None,
        groups: Executor | None = None,
    ) -> None:
        """Take the model, the prompts, the way to measure them, and what steers selection and wording.

        ``groups`` runs the groups of a round of merging side by side; without it they are asked one by one.
        """
        self._limits = limits or Limits()
        self._wishes = wishes or Wishes()
        self._model, self._pages, self._counter = model, pages, counter
        self._map = groups.map if groups else map
        self.model: str | None = model.name
        self.chunk_tokens: int | None = self._limits.chunk

    def summarise(self, chunk: Chunk, article: Article) -> SummaryDraft:
        """Ask for the claims and actors of a chunk; what falls short is asked for again in smaller parts."""
        drafts = []
        rest: Chunk | None = chunk
        for _ in range(1 + _TAILS):
            if rest is not None and rest.sentences:
                draft = self._read(rest, article)
                drafts.append(draft)
                before, rest = rest, unseen(rest, draft)
                if rest is not None and len(rest.sentences) == len(before.sentences):
                    break
        return joined(drafts)

    def repair_summary(
        self, chunk: Chunk, article: Article, draft: SummaryDraft, faults: Sequence[Fault]
    ) -> SummaryDraft | None:
        """Show the items that failed, with the reasons, and ask for replacements."""
        if not faults:
            return None
        last = chunk.sentences[-1].number
        said = as_said(faulty_part(draft, faults, last))
        shown = [_shown(fault) for fault in faults]
        repair = self._pages.render("repair_summary.jinja", {"faults": shown, "last": last})
        conversation = (
            *self._reading(chunk, article),
            Message(role="assistant", content=said),
            Message(role="user", content=repair),
        )
        return settled(self._ask("repair_summary", conversation, SummaryDraft))

    def merge(self, material: Material) -> StoryDraft:
        """Ask for one story; claims beyond the budget are first merged in groups, and then the groups' stories."""
        claims, actors = claim_items(material), actor_items(material)
        for again in range(_ROUNDS):
            groups = packed(claims, self._counter, self._limits.merge)
            if len(groups) <= 1:
                break
            merge = partial(self._merge_group, actors=actors, part="again" if again else "first")
            drafts = list(chain.from_iterable(self._map(merge, groups)))
            before, claims, actors = (
                weight(claims, self._counter),
                story_items(drafts, material),
                story_actor_items(drafts),
            )
            if weight(claims, self._counter) > before * _SHRINKS:
                break
        return self._merge(fitting(claims, self._counter, self._limits.merge), actors)

    def repair_story(self, material: Material, draft: StoryDraft, faults: Sequence[Fault]) -> StoryDraft | None:
        """Show the statements that failed, with the reasons and the claims, and ask for replacements."""
        if not faults:
            return None
        said = [faulty_item(draft, fault) for fault in faults]
        claims, actors = related(claim_items(material), said), actor_items(material)
        context = self._listed(fitting(claims, self._counter, self._limits.merge), actors) | {
            "faults": [
                _shown(fault) | {"item": json.dumps(item, ensure_ascii=False) if item else ""}
                for fault, item in zip(faults, said, strict=True)
            ],
            "language": self._wishes.language,
            "title": one_line(draft.title),
            "cast": [one_line(actor.name) for actor in draft.actors],
        }
        answer = self._ask("repair_story", self._turns("merge_system.jinja", "repair_story.jinja", context), StoryDraft)
        return opened(answer, [*claims, *actors])

    def _read(self, chunk: Chunk, article: Article) -> SummaryDraft:
        """One chunk, in halves of halves where it is too long for the model or for its answer."""
        try:
            return settled(self._ask("summarise", self._reading(chunk, article), SummaryDraft))
        except AnswerTruncatedError:
            if len(chunk.sentences) < 2:  # noqa: PLR2004 - one sentence has no halves
                raise
        return joined([self._read(half, article) for half in halves(chunk)])

    def _merge_group(self, claims: Sequence[Item], *, actors: Sequence[Item], part: str) -> list[StoryDraft]:
        """The stories of one group of claims: one, or more where the answer would not fit."""
        try:
            return [self._merge(claims, actors, part=part)]
        except AnswerTruncatedError:
            if len(claims) < 2:  # noqa: PLR2004 - one claim has no halves
                raise
        middle = len(claims) // 2
        halves_of = (claims[:middle], claims[middle:])
        return [draft for half in halves_of for draft in self._merge_group(half, actors=actors, part=part)]

    def _merge(self, claims: Sequence[Item], actors: Sequence[Item], *, part: str = "") -> StoryDraft:
        context = self._listed(claims, actors) | {
            "topic": self._wishes.topic,
            "question": one_line(self._wishes.question or ""),
            "length": self._wishes.length,
            "most": self._wishes.most,
            "title": self._wishes.title,
            "language": self._wishes.language,
            "part": part,
        }
        answer = self._ask("merge", self._turns("merge_system.jinja", "merge_user.jinja", context), StoryDraft)
        return opened(answer, [*claims, *actors])

    def _listed(self, claims: Sequence[Item], actors: Sequence[Item]) -> dict[str, object]:
        """The rows of a prompt; actors take a quarter of the claims' budget, the most mentioned first.

        Where that is too little, those who hold one of the claims come before all others, and none of them is left out:
        a position whose actor has no key cannot be told.
        """
        shown = [item.shown for item in self._cast(claims, actors)]
        rows, heading = [], None
        for item in claims:
            row = {"heading": None, **item.shown}
            if row["heading"] == heading:
                row["heading"] = None
            else:
                heading = row["heading"]
            rows.append(row)
        return {"actors": shown, "claims": rows, "fence": fence_for(json.dumps(row) for row in (*rows, *shown))}

    def _cast(self, claims: Sequence[Item], actors: Sequence[Item]) -> Sequence[Item]:
        budget = self._limits.merge // 4
        if weight(actors, self._counter) <= budget:
            return actors
        holders = {str(item.shown.get("actor") or "").casefold() for item in claims}
        named = [str(actor.shown["name"]).casefold() in holders for actor in actors]
        first, rest = (
            list(compress(actors, named)),
            [actor for actor, is_named in zip(actors, named, strict=True) if not is_named],
        )
        left = budget - weight(first, self._counter)
        return [*first, *(fitting(rest, self._counter, left) if left > 0 else [])]

    def _reading(self, chunk: Chunk, article: Article) -> tuple[Message, ...]:
        return self._turns(
            "summarise_system.jinja", "summarise_user.jinja", reading_context(chunk, article, self._wishes)
        )

    def _turns(self, system: str, user: str, context: dict[str, object]) -> tuple[Message, ...]:
        """The instructions, the same for every question so that a server can cache them, and the question."""
        return (
            Message(role="system", content=self._pages.render(system, {})),
            Message(role="user", content=self._pages.render(user, context)),
        )

    def _ask(self, step: Step, messages: tuple[Message, ...], answer: type[Answer]) -> Answer:
        request = Request(messages=messages, answer_tokens=self._limits.answer, step=step)
        return self._model.ask(request, answer).answer


def _shown(fault: Fault) -> dict[str, object]:
    return {
        "part": fault.part,
        "text": one_line(fault.text),
        "reasons": [one_line(reason) for reason in fault.reasons],
    }
