"""A rehearsed run: the questions of every round, and the book that is kept of them."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from builders import a_chunk, an_article
from fakes import PlainPages, WordCounter
from pydantic import BaseModel
from story_builders import a_material, fact

from briefgen.adapters.estimating import Book, EstimatingEngine, UnaskedModel
from briefgen.adapters.estimating.expected import LAST_MERGE, expected_story, number_of
from briefgen.adapters.reading_model import ReadingModel, read_answer
from briefgen.domain.draft import StoryDraft
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.engines.openai.engine import OpenAIEngine
from briefgen.engines.openai.settings import Limits
from briefgen.ports.chat_model import Request, Usage

MATERIAL = a_material(*([fact(f"Pier {n} of the port of Lund holds {n + 20} cranes.")] for n in range(40)))


def words(request: Request, _: type[BaseModel]) -> int:
    """The words of a question."""
    return sum(len(message.content.split()) for message in request.messages)


def rehearsing(book: Book, **limits: int) -> EstimatingEngine:
    """An engine that rehearses into a book."""
    model = ReadingModel(UnaskedModel("told", words, book))
    engine = OpenAIEngine(model, PlainPages(), WordCounter(), limits=Limits.model_validate(limits))
    return EstimatingEngine(engine, ExtractiveEngine(), book, answer_tokens=300)


def free(_: Usage) -> float | None:
    """A price of nothing."""
    return 0.0


def test_every_group_of_every_round_is_in_the_book() -> None:
    """Claims beyond the budget are asked about in groups, and then what the groups are expected to say."""
    one, many = Book(), Book()
    rehearsing(one).merge(MATERIAL)
    rehearsing(many, merge=150).merge(MATERIAL)
    whole = {step.step: step for step in one.steps({}, free)}["merge"]
    parts = {step.step: step for step in many.steps({}, free)}["merge"]
    assert whole.calls == 1
    assert parts.calls > 3
    assert parts.tokens_in > whole.tokens_in


def test_what_stands_in_for_an_answer_is_a_real_reading() -> None:
    """A reading that nobody gave is the reader's, with the tokens of the question and of an answer of its size."""
    book = Book()
    article = an_article("The port of Lund employs 1,200 people. It opened in 1911, said harbour master Bo Ek.")
    engine = rehearsing(book)
    draft = engine.summarise(a_chunk(article), article)
    assert draft == ExtractiveEngine().summarise(a_chunk(article), article)
    steps = {step.step: step for step in book.steps({}, free)}
    assert steps["summarise"].calls == 1
    assert steps["summarise"].tokens_out == 300, "no answer is longer than it may be"
    assert steps["repair_summary"].calls == 1
    assert steps["repair_summary"].tokens_in < steps["summarise"].tokens_in
    assert engine.repair_summary(a_chunk(article), article, draft, []) is None
    assert {step.step: step for step in book.steps({}, free)} == steps, "a stand-in is sent back once, not twice"


def test_an_expected_story_is_read_like_any_other() -> None:
    """It fits the schema, is about as long as it should be, and is told from a story that somebody wrote."""
    text = expected_story(5_000, 7)
    draft = read_answer(text, StoryDraft, model="told")
    assert number_of(draft.title) == 7
    assert 40 <= len(draft.bottom_line) <= 50
    assert number_of("The port of Lund") is None
    assert LAST_MERGE > 0


def test_a_share_of_a_question_is_a_share_of_its_cost() -> None:
    """Ten readings of which one in five goes back are two repairs; what is kept is listed and costs nothing."""
    book = Book()
    for _ in range(10):
        book.ask("repair_summary", 100, 10, share=0.2)
    number = book.ask("merge", 50, 500)
    book.cap("merge", number, 20)
    repair, merge, story = book.steps({"merge": 2, "repair_story": 1}, lambda usage: float(usage.tokens_in))
    assert (repair.calls, repair.tokens_in, repair.tokens_out, repair.cost) == (2, 200, 20, 200.0)
    assert (merge.calls, merge.answers_kept, merge.tokens_out) == (1, 2, 20)
    assert (story.step, story.calls, story.answers_kept, story.cost) == ("repair_story", 0, 1, 0)


def test_one_unknown_price_is_an_unknown_sum() -> None:
    """Half a bill is no bill."""
    book = Book()
    book.ask("merge", 1, 1)
    book.ask("merge", 2, 1)
    (merge,) = book.steps({}, {Usage(tokens_in=1, tokens_out=1): 1.0}.get)
    assert merge.cost is None


def test_threads_share_a_book() -> None:
    """No question is lost, and every one has a number of its own."""
    book = Book()
    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(lambda n: book.ask("merge", n, 1), range(200)))
    assert sorted(numbers) == list(range(200))
    assert next(book.steps({}, free)).tokens_in == sum(range(200))


@pytest.mark.parametrize("tokens", [0, 107, 11_000])
def test_expected_stories_are_json(tokens: int) -> None:
    """Of any length."""
    assert json.loads(expected_story(tokens, 0))["bottom_line"]
