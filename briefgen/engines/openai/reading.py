"""The questions about one chunk: what the prompts are filled with, and how answers over parts are joined."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk, Sentence
from briefgen.domain.draft import ClaimDraft, QuoteDraft, SummaryDraft
from briefgen.domain.fault import Fault
from briefgen.engines.openai.fence import fence_for, one_line
from briefgen.engines.openai.settings import Wishes


def reading_context(chunk: Chunk, article: Article, wishes: Wishes) -> dict[str, object]:
    """What ``summarise_user`` is filled with."""
    sentences = chunk.sentences
    return {
        "fence": fence_for(sentence.text for sentence in sentences),
        "about": list(_about(article)),
        "sentences": list(_lines(sentences)),
        "first": sentences[0].number,
        "last": sentences[-1].number,
        "number": chunk.number,
        "of": chunk.of,
        "topic": wishes.topic,
        "question": one_line(wishes.question or ""),
        "language": wishes.language,
    }


def faulty_part(draft: SummaryDraft, faults: Sequence[Fault], last: int) -> SummaryDraft:
    """The items of a draft that failed, as a draft: what the model is reminded of."""
    claims = {fault.index for fault in faults if fault.part == "claims"}
    actors = {fault.index for fault in faults if fault.part == "actors"}
    return SummaryDraft(
        actors=tuple(actor for place, actor in enumerate(draft.actors) if place in actors),
        claims=tuple(claim for place, claim in enumerate(draft.claims) if place in claims),
        last_sentence=last,
    )


def as_said(draft: SummaryDraft) -> str:
    """The draft as the model's schema has it: with its nulls, without offsets."""
    quotes = {"__all__": {"at"}}
    places: dict[str, Any] = {
        "claims": {"__all__": {"quotes": quotes, "speaker": {"at"}}},
        "actors": {"__all__": {"quotes": quotes}},
    }
    return draft.model_dump_json(exclude=places)


def settled(draft: SummaryDraft) -> SummaryDraft:
    """The draft with what the engine knows better than a model.

    A model knows no offsets, so what it says of them is not worth believing; and what somebody says, asks or denies
    is at best claimed or reported, never the article's own statement.
    """
    claims = (
        claim.model_copy(
            update={
                "quotes": _placeless(claim.quotes),
                "speaker": next(iter(_placeless((claim.speaker,))), None),
                "certainty": "claimed" if claim.certainty == "stated" and _is_said(claim) else claim.certainty,
            }
        )
        for claim in draft.claims
    )
    actors = (actor.model_copy(update={"quotes": _placeless(actor.quotes)}) for actor in draft.actors)
    return draft.model_copy(update={"claims": tuple(claims), "actors": tuple(actors)})


def halves(chunk: Chunk) -> tuple[Chunk, Chunk]:
    """A chunk of at least two sentences as two."""
    middle = len(chunk.sentences) // 2
    return _part(chunk, chunk.sentences[:middle]), _part(chunk, chunk.sentences[middle:])


def unseen(chunk: Chunk, draft: SummaryDraft) -> Chunk | None:
    """The end of a chunk that an answer knows nothing of; None where the answer reaches to its last sentence.

    A server may cut a question that is too long for it without a word.  What the answer quotes was seen, too.
    """
    quotes = [quote for claim in draft.claims for quote in claim.quotes]
    quotes += [quote for actor in draft.actors for quote in actor.quotes]
    seen = max((draft.last_sentence, *(quote.sentence for quote in quotes if chunk.sentence(quote.sentence))))
    rest = tuple(sentence for sentence in chunk.sentences if sentence.number > seen)
    return _part(chunk, rest) if rest else None


def joined(drafts: Sequence[SummaryDraft]) -> SummaryDraft:
    """One draft of the drafts of parts."""
    return SummaryDraft(
        actors=tuple(actor for draft in drafts for actor in draft.actors),
        claims=tuple(claim for draft in drafts for claim in draft.claims),
        last_sentence=max(draft.last_sentence for draft in drafts),
    )


def _is_said(claim: ClaimDraft) -> bool:
    return claim.kind == "position" and claim.speech in ("direct", "reported")


def _placeless(quotes: Iterable[QuoteDraft | None]) -> tuple[QuoteDraft, ...]:
    return tuple(QuoteDraft(sentence=quote.sentence, words=quote.words) for quote in quotes if quote)


def _part(chunk: Chunk, sentences: tuple[Sentence, ...]) -> Chunk:
    share = len(sentences) / len(chunk.sentences)
    return chunk.model_copy(update={"sentences": sentences, "token_count": round(chunk.token_count * share)})


def _about(article: Article) -> Iterator[tuple[str, str]]:
    """What is known of the article, one line each; it stands inside the fence, for it is foreign text as well."""
    for name in ("title", "publisher", "author", "published"):
        if value := getattr(article, name):
            yield name, one_line(value)
    if not article.published:
        yield "published", "date unknown"


def _lines(sentences: Sequence[Sentence]) -> Iterator[dict[str, object]]:
    """The sentences as lines, and where a paragraph begins."""
    before = [None, *(sentence.paragraph for sentence in sentences)]
    for sentence, (last, this) in zip(sentences, pairwise(before), strict=True):
        yield {"number": sentence.number, "text": one_line(sentence.text), "begins": last != this}
