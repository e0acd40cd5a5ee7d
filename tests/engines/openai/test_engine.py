"""What the model is asked, and what becomes of its answers."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from builders import a_chunk, an_article, sentences_of
from fakes import PlainPages, ScriptedModel, WordCounter

from briefgen.domain.chunk import Chunk
from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.draft import (
    ActorDraft,
    ClaimDraft,
    DisagreementDraft,
    PositionDraft,
    QuoteDraft,
    SideDraft,
    StatementDraft,
    StoryActorDraft,
    StoryDraft,
    SummaryDraft,
)
from briefgen.domain.fault import Fault
from briefgen.domain.source import Origin
from briefgen.domain.summary import Material, SourceActor, SourceSummary
from briefgen.engines.openai import Limits, OpenAIEngine, Wishes
from briefgen.engines.openai.items import story_items
from briefgen.errors import AnswerRefusedError, AnswerTruncatedError
from briefgen.ports.chat_model import Message, Request
from briefgen.ports.engine import Engine

ARTICLE = an_article("Ada Ito spoke. She wants ferries. The port closed. Crews left.", title="Ito\nspeaks")
CHUNK = a_chunk(ARTICLE)


def a_quote(sentence: int, words: str = "words") -> QuoteDraft:
    """A quote from a sentence, with a place that no model can know."""
    return QuoteDraft(sentence=sentence, words=words, at=7)


def a_claim(text: str = "Ada Ito wants ferries.", sentence: int = 2) -> ClaimDraft:
    """A position."""
    fields = dict.fromkeys(("issue", "stance", "quote", "date", "date_words"))
    quotes = (a_quote(sentence),)
    return ClaimDraft.model_validate(
        {"kind": "position", "text": text, "quotes": quotes, "certainty": "claimed", "actor": "Ada Ito"}
        | {"speaker": a_quote(2, "She"), "speech": "reported", "future": False, **fields}
    )


def a_summary(*claims: ClaimDraft, last: int = 4) -> SummaryDraft:
    """A summary with one actor."""
    actor = ActorDraft(name="Ada Ito", aliases=(), kind="person", role=None, part_of=None, quotes=(a_quote(1),))
    return SummaryDraft(actors=(actor,), claims=claims, last_sentence=last)


def engine(
    *script: object, limits: Limits | None = None, **wishes: str
) -> tuple[OpenAIEngine, ScriptedModel, PlainPages]:
    """An engine around a scripted model, with pages that show their contexts."""
    model, pages = ScriptedModel(*script), PlainPages()  # type: ignore[arg-type]  # each test gives what it may
    made = OpenAIEngine(model, pages, WordCounter(), limits=limits, wishes=Wishes.model_validate(wishes))
    kept: Engine = made
    assert kept.name == "openai"
    return made, model, pages


def asked(request: Request) -> dict[str, object]:
    """The context of the last message of a request."""
    context: dict[str, object] = json.loads(request.messages[-1].content.partition("\n")[2])
    return context


def numbers(request: Request) -> list[int]:
    """The sentences that a request shows."""
    lines = asked(request)["sentences"]
    assert isinstance(lines, list)
    return [line["number"] for line in lines]


def test_instructions_come_first_and_never_change() -> None:
    """The first message is the same for every article, so that a server can keep it; the article is in the second."""
    made, model, _ = engine(a_summary(), a_summary())
    made.summarise(CHUNK, ARTICLE)
    other = an_article("Nothing happened today.")
    made.summarise(a_chunk(other), other)
    first, second = model.requests
    assert first.messages[0] == second.messages[0] == Message(role="system", content="summarise_system.jinja\n{}")
    assert numbers(first) == [1, 2, 3, 4]
    assert asked(first)["about"] == [["title", "Ito speaks"], ["published", "date unknown"]]
    assert first.answer_tokens == Limits().answer


def test_the_fence_follows_from_the_text_and_differs_between_texts() -> None:
    """The same chunk is asked about in the same words; another has another code, which no author can foresee."""
    made, model, _ = engine(a_summary(), a_summary(), a_summary())
    other = an_article("Nothing happened today.")
    for article in (ARTICLE, ARTICLE, other):
        made.summarise(a_chunk(article), article)
    codes = [asked(request)["fence"] for request in model.requests]
    assert codes[0] == codes[1] != codes[2]


def test_foreign_text_keeps_to_its_line() -> None:
    """Line breaks inside a sentence or a title, and marks of chat templates, cannot open a line or a turn."""
    article = an_article("Yesterday Ada\x0b[9] spoke <|im_end|> [INST] of it.", title="A\n</article>")
    made, model, _ = engine(a_summary())
    made.summarise(a_chunk(article), article)
    shown = json.dumps(asked(model.requests[0]))
    assert "Ada [9] spoke < |im_end|> [ INST] of it." in shown
    assert "A </article>" in shown


def test_offsets_from_a_model_are_not_believed() -> None:
    """Only the engine that reads characters may say where a quote stands."""
    made, _, _ = engine(a_summary(a_claim()))
    draft = made.summarise(CHUNK, ARTICLE)
    places = [quote.at for claim in draft.claims for quote in (*claim.quotes, claim.speaker) if quote]
    assert places + [quote.at for actor in draft.actors for quote in actor.quotes] == [None] * 3


def test_a_chunk_too_long_for_its_answer_is_asked_in_halves() -> None:
    """A truncated answer is asked for again in two parts, and both count."""
    cut = AnswerTruncatedError("cut")
    made, model, _ = engine(cut, a_summary(a_claim("One."), last=2), a_summary(a_claim("Two."), last=4))
    draft = made.summarise(CHUNK, ARTICLE)
    assert [numbers(request) for request in model.requests] == [[1, 2, 3, 4], [1, 2], [3, 4]]
    assert ([claim.text for claim in draft.claims], draft.last_sentence) == (["One.", "Two."], 4)


def test_a_sentence_that_does_not_fit_is_given_up() -> None:
    """One sentence has no halves: the error comes out, and the caller tells the gap."""
    made, model, _ = engine(*[AnswerTruncatedError("cut")] * 3)
    with pytest.raises(AnswerTruncatedError):
        made.summarise(CHUNK, ARTICLE)
    assert [numbers(request) for request in model.requests] == [[1, 2, 3, 4], [1, 2], [1]]


def test_an_end_that_was_not_seen_is_asked_about_again() -> None:
    """A server that cuts the question in silence shows in the last sentence: the rest is asked for."""
    made, model, _ = engine(a_summary(a_claim(), last=2), a_summary(last=4))
    draft = made.summarise(CHUNK, ARTICLE)
    assert [numbers(request) for request in model.requests] == [[1, 2, 3, 4], [3, 4]]
    assert (len(draft.claims), draft.last_sentence) == (1, 4)


def test_a_model_that_never_sees_anything_is_not_asked_for_ever() -> None:
    """Where an answer brings no progress the asking ends, and the draft tells how far it came."""
    made, model, _ = engine(SummaryDraft(actors=(), claims=(), last_sentence=0))
    assert made.summarise(CHUNK, ARTICLE).last_sentence == 0
    assert len(model.requests) == 1


def test_repair_shows_what_failed_and_why() -> None:
    """The conversation goes on: the article, the faulty items as the model said them, the reasons."""
    made, model, _ = engine(a_summary(a_claim("Better.")))
    draft = a_summary(a_claim("Right."), a_claim("Wrong."))
    faults = [Fault(part="claims", index=1, text="Wrong.", reasons=("no such words",))]
    second = made.repair_summary(CHUNK, ARTICLE, draft, faults)
    assert second
    assert [claim.text for claim in second.claims] == ["Better."]
    system, user, said, repair = model.requests[0].messages
    assert [turn.role for turn in (system, user, said, repair)] == ["system", "user", "assistant", "user"]
    assert [claim.text for claim in SummaryDraft.model_validate_json(said.content).claims] == ["Wrong."]
    assert "no such words" in repair.content
    assert '"at"' not in said.content


def test_nothing_to_repair_asks_nothing() -> None:
    """No faults, no question."""
    made, model, _ = engine()
    assert made.repair_summary(CHUNK, ARTICLE, a_summary(), []) is None
    assert made.repair_story(material(1), a_story(), []) is None
    assert model.requests == []


def material(count: int, *, size: int = 5) -> Material:
    """A story of ``count`` articles with one claim and one actor each."""
    articles = [an_article(f"Ada Ito wants {n} {'good ' * size}ferries.", id=f"S{n}") for n in range(1, count + 1)]
    summaries = []
    for n, article in enumerate(articles, 1):
        cite = Citation(id=f"S{n}.1", source=f"S{n}", start=0, end=9, quote="Old ships", locator="x")
        base = {"cites": (f"S{n}.1",), "source": f"S{n}"}
        claim = Claim(key=f"S{n}-1", kind="position", text=article.text, origins=1, certainty="claimed", **base)
        actor = SourceActor(key=f"S{n}-a1", name="Ada Ito", kind="person", mentions=1, **base)
        summaries.append(SourceSummary(source=f"S{n}", claims=(claim,), actors=(actor,), citations=(cite,)))
    return Material(
        articles=tuple(articles),
        sentences={article.id: sentences_of(article) for article in articles},
        summaries=tuple(summaries),
        origins=(Origin(id="O1", label="one", sources=tuple(article.id for article in articles), why="alone"),),
    )


def a_story(claims: Sequence[str] = ("S1-1",), members: Sequence[str] = ("S1-a1",)) -> StoryDraft:
    """A story with one statement of most kinds, all carried by the same claims."""
    fields = {"text": "Ada Ito wants ferries.", "claims": tuple(claims), "certainty": "claimed"}
    position = {"actor": "Ada Ito", "issue": "ferries", "stance": "wants them", "speech": "reported", "quote": None}
    side = SideDraft.model_validate(fields | {"actor": None})
    actor = {"name": "Ada Ito", "members": tuple(members), "kind": "person", "role": None, "part_of": None}
    return StoryDraft(
        title="Ferries",
        bottom_line=(StatementDraft.model_validate(fields),),
        actors=(StoryActorDraft.model_validate(actor | {"text": "Ada Ito.", "claims": ()}),),
        positions=(PositionDraft.model_validate(fields | position),),
        disagreements=(DisagreementDraft(about="How many?", kind="number", sides=(side, side)),),
        timeline=(),
        open_questions=(),
    )


def rows(request: Request, name: str = "claims") -> list[dict[str, object]]:
    """The rows that a request to merge shows."""
    shown = asked(request)[name]
    assert isinstance(shown, list)
    return shown


def test_a_merge_shows_claims_with_words_and_origins() -> None:
    """Every claim has its key, its traits and its words; actors of one name are one row."""
    made, model, _ = engine(a_story(["S1-1", "S2-1"]), topic="ferries", language="German")
    made.merge(material(2))
    [request] = model.requests
    first, second = rows(request)
    assert (first["key"], first["traits"], first["quotes"]) == ("S1-1", ["position", "O1", "claimed"], ["Old ships"])
    assert (first["heading"], second["heading"]) == (
        "S1, origin O1 like S2, no date known",
        "S2, origin O1 like S1, no date known",
    )
    assert [actor["key"] for actor in rows(request, "actors")] == ["S1-a1"]
    assert (asked(request)["topic"], asked(request)["language"], asked(request)["part"]) == ("ferries", "German", "")


def test_rows_say_nothing_twice() -> None:
    """Forms of a name that differ in capitals are one; reported speech, the usual kind, is not told."""
    one = material(1)
    [summary] = one.summaries
    actor = summary.actors[0].model_copy(update={"aliases": ("the minister", "The minister", "ADA ITO")})
    claim = summary.claims[0].model_copy(update={"speech": "reported", "certainty": "reported"})
    changed = summary.model_copy(update={"actors": (actor,), "claims": (claim,)})
    made, model, _ = engine(a_story())
    made.merge(one.model_copy(update={"summaries": (changed,)}))
    assert rows(model.requests[0], "actors")[0]["aliases"] == ["The minister"]
    assert rows(model.requests[0])[0]["traits"] == ["position", "O1", "reported"]


def test_a_row_that_stands_for_several_is_opened() -> None:
    """An actor's row stands for all source actors of that name; a key that nobody gave stays, to be refused."""
    made, _, _ = engine(a_story(["S1-1", "S9-9"]))
    story = made.merge(material(3))
    assert story.actors[0].members == ("S1-a1", "S2-a1", "S3-a1")
    assert story.positions[0].claims == story.disagreements[0].sides[0].claims == ("S1-1", "S9-9")


def answer_all(request: Request) -> StoryDraft:
    """A model that puts all rows it is shown into each statement."""
    keys = [str(row["key"]) for row in rows(request)]
    return a_story(keys, [str(row["key"]) for row in rows(request, "actors")])


def test_claims_beyond_the_budget_are_merged_in_rounds() -> None:
    """Groups first, then the groups' statements; in the end every claim is where its statement is."""
    model = ScriptedModel(always=answer_all)
    made = OpenAIEngine(model, PlainPages(), WordCounter(), limits=Limits(merge=150))
    story = made.merge(material(40))
    assert len(model.requests) > 3
    assert sorted(story.bottom_line[0].claims) == sorted(f"S{n}-1" for n in range(1, 41))
    assert sorted(story.actors[0].members) == sorted(f"S{n}-a1" for n in range(1, 41))
    parts = [asked(request)["part"] for request in model.requests]
    assert (parts[0], parts[-2], parts[-1]) == ("first", "again", "")


def test_the_groups_of_a_round_are_merged_side_by_side() -> None:
    """The first two questions of a round meet inside the model, and the story is the one that a single thread makes."""
    alone = OpenAIEngine(ScriptedModel(always=answer_all), PlainPages(), WordCounter(), limits=Limits(merge=150))
    met = Barrier(2, timeout=20)

    def meeting(request: Request) -> StoryDraft:
        met.wait()
        return answer_all(request)

    model = ScriptedModel(meeting, meeting, always=answer_all)
    with ThreadPoolExecutor(2) as groups:
        made = OpenAIEngine(model, PlainPages(), WordCounter(), limits=Limits(merge=150), groups=groups)
        assert made.merge(material(40)) == alone.merge(material(40))


def test_who_holds_a_claim_is_never_left_out() -> None:
    """Where not all actors fit, the seldom mentioned holder of a claim is shown, and others are left out instead."""
    one = material(1)
    [summary] = one.summaries
    lone = summary.claims[0].model_copy(update={"actor": "Bo Lind"})
    often = [
        summary.actors[0].model_copy(update={"key": f"S1-a{n}", "name": f"Ada {n}", "mentions": 9})
        for n in range(2, 40)
    ]
    holder = summary.actors[0].model_copy(update={"key": "S1-a99", "name": "Bo Lind", "mentions": 1})
    crowded = summary.model_copy(update={"claims": (lone,), "actors": (*often, holder)})
    model = ScriptedModel(a_story())
    made = OpenAIEngine(model, PlainPages(), WordCounter(), limits=Limits(merge=120))
    made.merge(one.model_copy(update={"summaries": (crowded,)}))
    shown = [row["key"] for row in rows(model.requests[0], "actors")]
    assert shown[0] == "S1-a99"
    assert len(shown) < 39


def test_a_later_round_knows_what_was_said_in_so_many_words() -> None:
    """A statement of an earlier round that is direct speech is told as such, with its words."""
    said = a_story()
    direct = said.positions[0].model_copy(update={"speech": "direct", "quote": "Old ships", "text": "Old ships"})
    item = next(
        item
        for item in story_items([said.model_copy(update={"positions": (direct,)})], material(1))
        if item.shown["traits"][0] == "position"
    )
    assert item.shown["traits"] == ["position", "O1", "claimed", "direct", "on: ferries"]
    assert item.shown["quotes"] == ["Old ships"]


def test_what_the_copies_of_an_origin_all_say_is_one_row() -> None:
    """It is shown once and stands for all; the same words of another origin are a second row."""
    one = material(3)
    [first, *_] = one.summaries
    said = first.claims[0].text
    summaries = tuple(
        each.model_copy(update={"claims": (each.claims[0].model_copy(update={"text": said}),)})
        for each in one.summaries
    )
    origins = (
        Origin(id="O1", label="one", sources=("S1", "S2"), why="shared"),
        Origin(id="O2", label="two", sources=("S3",), why="alone"),
    )
    made, model, _ = engine(a_story(["S1-1"]))
    story = made.merge(one.model_copy(update={"summaries": summaries, "origins": origins}))
    assert [row["key"] for row in rows(model.requests[0])] == ["S1-1", "S3-1"]
    assert story.bottom_line[0].claims == ("S1-1", "S2-1")


def test_merging_ends_where_rounds_do_not_help() -> None:
    """A model that makes more of less is asked a bounded number of times, and the last question fits."""
    model = ScriptedModel(always=answer_all)
    made = OpenAIEngine(model, PlainPages(), WordCounter(), limits=Limits(merge=20))
    made.merge(material(12, size=30))
    assert len(model.requests) < 30
    assert len(rows(model.requests[-1])) == 1


def test_a_group_too_long_for_its_answer_is_merged_in_halves() -> None:
    """A truncated answer of a group is asked for again in two parts."""
    model = ScriptedModel(AnswerTruncatedError("cut"), always=answer_all)
    made = OpenAIEngine(model, PlainPages(), WordCounter(), limits=Limits(merge=200))
    story = made.merge(material(20))
    assert sorted(story.bottom_line[0].claims) == sorted(f"S{n}-1" for n in range(1, 21))


def test_a_refused_merge_is_the_callers_business() -> None:
    """The engine invents no story where the model gives none."""
    made, _, _ = engine(AnswerRefusedError("no"))
    with pytest.raises(AnswerRefusedError):
        made.merge(material(1))


def test_a_story_is_repaired_from_its_claims() -> None:
    """The faulty statement is shown as it was said, with the reasons and the claims to choose from."""
    made, model, _ = engine(a_story(["S2-1"]))
    faults = [
        Fault(part="positions", index=0, text="Ada Ito wants ferries.", reasons=("no number 3",)),
        Fault(part="title", index=0, text="Ferries", reasons=("nobody says so",)),
        Fault(part="timeline", index=9, text="gone", reasons=("odd",)),
    ]
    story = made.repair_story(material(2), a_story(["S2-1"]), faults)
    assert story
    assert story.positions[0].claims == ("S2-1",)
    request = model.requests[0]
    shown = rows(request, "faults")
    assert "S2-1" in str(shown[0]["item"])
    assert [row["reasons"] for row in shown] == [["no number 3"], ["nobody says so"], ["odd"]]
    assert [row["key"] for row in rows(request)] == ["S2-1", "S1-1"]


def test_a_repair_shows_only_what_may_help() -> None:
    """Where every faulty statement names its claims, those and their actors' other claims are shown, and the cast."""
    made, model, _ = engine(a_story(["S1-1"]))
    long = material(2)
    other = long.summaries[1].claims[0].model_copy(update={"actor": "Bo Lind"})
    mine = long.summaries[0].claims[0].model_copy(update={"actor": "Ada Ito"})
    summaries = tuple(
        summary.model_copy(update={"claims": (claim,)})
        for summary, claim in zip(long.summaries, (mine, other), strict=True)
    )
    fault = Fault(part="disagreements", index=0, text="How many?", reasons=("too few",))
    made.repair_story(long.model_copy(update={"summaries": summaries}), a_story(["S1-1"]), [fault])
    assert [row["key"] for row in rows(model.requests[0])] == ["S1-1"]
    assert asked(model.requests[0])["cast"] == ["Ada Ito"]


@pytest.mark.parametrize(
    ("quote", "speech", "shown"),
    [
        ("Ito, she wants good ferries", "reported", []),
        ("Ito wants slow and dear ferries", "reported", ["Ito wants slow and dear ferries"]),
        ("Ito wants 14 ferries", "reported", ["Ito wants 14 ferries"]),
        ("Ada Ito wants good", "direct", ["Ada Ito wants good"]),
    ],
)
def test_a_quote_that_says_no_more_than_the_text_is_not_sent(quote: str, speech: str, shown: list[str]) -> None:
    """Other words and figures are shown; the words of direct speech are always there to choose from."""
    cite = Citation(id="S1.1", source="S1", start=0, end=len(quote), quote=quote, locator="x")
    long = material(1)
    claim = long.summaries[0].claims[0].model_copy(update={"speech": speech})
    made, model, _ = engine(a_story())
    summary = long.summaries[0].model_copy(update={"claims": (claim,), "citations": (cite,)})
    made.merge(long.model_copy(update={"summaries": (summary,)}))
    assert rows(model.requests[0])[0]["quotes"] == shown


@pytest.mark.parametrize(
    ("speech", "said", "settled"),
    [
        ("reported", "stated", "claimed"),
        ("direct", "stated", "claimed"),
        ("reported", "possible", "possible"),
        ("reported", "reported", "reported"),
        ("inferred", "stated", "stated"),
    ],
)
def test_what_somebody_says_is_not_what_the_article_states(speech: str, said: str, settled: str) -> None:
    """The certainty of a position follows from how it is told; a deed may be stated."""
    claim = a_claim().model_copy(update={"speech": speech, "certainty": said})
    made, _, _ = engine(a_summary(claim))
    assert made.summarise(CHUNK, ARTICLE).claims[0].certainty == settled


def test_a_chunk_knows_its_engine() -> None:
    """The budget of a chunk and the model's name are there for the pipeline and the run."""
    made, _, _ = engine(limits=Limits(chunk=77))
    assert (made.chunk_tokens, made.model) == (77, "scripted")
    assert isinstance(CHUNK, Chunk)
