"""How long answers are expected to be, and how often one goes back.

Measured on the answers of an independent reader to the five articles of ``seeds/`` (``tests/recorded``; tokens of
``o200k_base``), whose 100 claims the extractive engine meets with 90.
"""

import json

READING_PER_CLAIM = 224
"""Tokens of a reading's answer for each claim that the extractive engine finds: 20,171 for 90, actors included."""

STATEMENT = 107
"""Tokens of a merge's answer for each of its statements: 4,855 for 45, actors included."""

_MERGED_SHARE = 0.72
"""Tokens of a merge's answer for each token of the claims and actors that it is shown: 4,855 for 6,769."""

_INSTRUCTIONS = 2_800
"""Tokens of a merge's question that are no claims: its instructions and its schema."""

LAST_MERGE = 5_000
"""Tokens of the answer that is the story itself: the instructions bound the number of its statements."""

VERIFIED_SHARE = 0.2
"""Tokens of a judgement for each token of the statements and passages: set by hand, a verdict takes 15 to 50."""

VERIFYING = 1_150
"""Tokens of the instructions and the schema of a judgement."""

REPAIR = 250
"""Tokens of the answer to one repair; the one that was asked for took 128, and two faults are as common as one."""

REPAIRED_READINGS, REPAIRED_STORIES = 0.2, 0.5
"""Of five readings one went back; of two stories (the other is the first trial of ``docs/prompts.md``) one."""

BASIS = (
    "tokens in of readings and of kept steps are counted on the questions as they would be sent, their schema included",
    f"tokens out of a reading: {READING_PER_CLAIM} for each claim that the extractive engine finds in the article",
    f"merges ask about the claims that the extractive engine finds, and get {_MERGED_SHARE:g} tokens for one of theirs",
    f"the last merge of a story gets {LAST_MERGE:,} at most: its instructions bound the statements",
    f"judgements see the statements of a story by rule, and get {VERIFIED_SHARE:g} tokens for one of theirs",
    "one reading in five and one story in two are expected to go back for repair",
    "no allowance is made for the instructions that a server finds in its own cache from the second call on",
    "not in it: calls made again after a failure, and what a thinking model is billed for its thoughts",
)
"""What the numbers of an estimate rest on, each a sentence for the reader."""

_TITLE = "story that nobody was asked for: question "

_WORDS = "one statement of about this many words is what a merge makes of two or three claims of the articles"


def merged(tokens: int) -> int:
    """The tokens of the answer to a merge whose question has so many."""
    return max(STATEMENT, round((tokens - _INSTRUCTIONS) * _MERGED_SHARE))


def expected_story(tokens: int, number: int) -> str:
    """An answer to the merge of that number, of about so many tokens: a later round's questions can be made of it."""
    line = [{"text": f"{_WORDS} {n}", "claims": [], "certainty": "stated"} for n in range(max(1, tokens // STATEMENT))]
    parts = ("actors", "positions", "disagreements", "timeline", "open_questions")
    return json.dumps({"title": f"{_TITLE}{number}", "bottom_line": line, **{part: [] for part in parts}})


def number_of(title: str) -> int | None:
    """The number of the merge that an expected story answers; None for the title of a story that somebody wrote."""
    number = title.removeprefix(_TITLE)
    return int(number) if number != title and number.isdigit() else None
