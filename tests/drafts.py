"""What an engine might say, for tests that care about one field of it."""

from briefgen.domain.draft import (
    ActorDraft,
    ClaimDraft,
    PositionDraft,
    QuoteDraft,
    StatementDraft,
    StoryActorDraft,
    StoryDraft,
    SummaryDraft,
)


def a_quote(words: str, sentence: int = 1, at: int | None = None) -> QuoteDraft:
    """Words said to stand in a sentence."""
    return QuoteDraft(sentence=sentence, words=words, at=at)


def a_claim(text: str, *quotes: QuoteDraft, **fields: object) -> ClaimDraft:
    """A fact, unless the fields say otherwise; without quotes it quotes its own text from sentence 1."""
    values: dict[str, object] = {
        "kind": "fact",
        "text": text,
        "quotes": quotes or (a_quote(text),),
        "certainty": "stated",
        "actor": None,
        "speaker": None,
        "speech": None,
        "issue": None,
        "stance": None,
        "quote": None,
        "date": None,
        "date_words": None,
        "future": False,
    }
    return ClaimDraft.model_validate(values | fields)


def an_actor(name: str, *quotes: QuoteDraft, **fields: object) -> ActorDraft:
    """A person without a role, unless the fields say otherwise."""
    values: dict[str, object] = {
        "name": name,
        "aliases": (),
        "kind": "person",
        "role": None,
        "part_of": None,
        "quotes": quotes,
    }
    return ActorDraft.model_validate(values | fields)


def a_summary(*claims: ClaimDraft, actors: tuple[ActorDraft, ...] = ()) -> SummaryDraft:
    """The answer for one chunk."""
    return SummaryDraft(actors=actors, claims=claims, last_sentence=1)


def a_statement(text: str, *claims: str, **fields: object) -> StatementDraft:
    """A statement on some claims."""
    return StatementDraft.model_validate({"text": text, "claims": claims, "certainty": "stated"} | fields)


def a_story_actor(name: str, *members: str, **fields: object) -> StoryActorDraft:
    """A person of the story whose sentence is its name."""
    values: dict[str, object] = {
        "name": name,
        "members": members,
        "kind": "person",
        "role": None,
        "part_of": None,
        "text": name,
        "claims": (),
    }
    return StoryActorDraft.model_validate(values | fields)


def a_position(actor: str, text: str, *claims: str, **fields: object) -> PositionDraft:
    """A reported position."""
    values: dict[str, object] = {
        "text": text,
        "claims": claims,
        "certainty": "reported",
        "actor": actor,
        "issue": "port",
        "stance": "closes",
        "speech": "reported",
        "quote": None,
    }
    return PositionDraft.model_validate(values | fields)


def a_story(**parts: object) -> StoryDraft:
    """A story of nothing but the parts given."""
    values: dict[str, object] = {
        "title": "The port",
        "bottom_line": (),
        "actors": (),
        "positions": (),
        "disagreements": (),
        "timeline": (),
        "open_questions": (),
    }
    return StoryDraft.model_validate(values | parts)
