"""What the story leaves open: asked by a source, raised by a conflict, or by silence after a demand or a deadline."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from briefgen.domain.draft import DisagreementDraft, OpenQuestionDraft
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.merging.asking import question_from, stands_as_asked
from briefgen.engines.extractive.merging.centre import Centre, most_central
from briefgen.engines.extractive.merging.joining import Group, Neighbours
from briefgen.engines.extractive.merging.opposed import ON
from briefgen.engines.extractive.merging.shared_words import coverage
from briefgen.engines.extractive.merging.telling import Telling
from briefgen.engines.extractive.merging.wording import stands_alone

MOST = 8
FROM_CONFLICTS = 3
FROM_SILENCE = 2
ANSWERED = 0.35
"""An answer shares so much with what it answers; lower, two statements only share their actors."""

LONGEST = 35
_SILENT = {
    "demand": ("What has come of this demand?", "no source tells of an answer"),
    "hope": ("Will this hope be met?", "no source tells whether it was"),
    "offer": ("Was this offer taken up?", "no source tells of an answer"),
    "deadline": ("Will this be kept?", "no source tells of the outcome"),
}
_DEADLINE = re.compile(
    r"\b(?:by (?:the end|early|late|mid|next|then|[A-Z][a-z]+day\b|\d{4}\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|until|deadline|expires?\b|no later than|due to (?:end|expire))"
)
_OPEN = re.compile(
    r"\?|\b(?:un(?:clear|certain|known|decided|resolved)|whether|remains?|questions?|could|might|may|if|unless|depends?"
    r"|hinges?|wait|yet to)\b"
)
OWN_WORDS = 2
"""Of what a source leaves open without asking it, so much is shown in its own words."""


def open_questions_of(
    groups: Sequence[Group], disagreements: Sequence[DisagreementDraft], telling: Telling, centre: Centre
) -> tuple[OpenQuestionDraft, ...]:
    """The questions that a reader is left with, those that a source asks itself first."""
    ranked = most_central(groups, centre)
    conflicts = [_from_conflict(each) for each in disagreements][:FROM_CONFLICTS]
    used = {key for each in conflicts for key in each.claims}
    silent = _varied([each for each in _from_silence(ranked, telling) if not used & set(each.claims)])[:FROM_SILENCE]
    asked = list(_from_sources(ranked))[: MOST - len(conflicts) - len(silent)]
    unique = {each.text: each for each in chain(asked, conflicts, silent)}
    return tuple(unique.values())[:MOST]


def _varied(questions: Sequence[OpenQuestionDraft]) -> list[OpenQuestionDraft]:
    """The first of every kind of silence before the second of any."""
    firsts = {each.why: each for each in reversed(questions)}
    return sorted(questions, key=lambda each: firsts[each.why] is not each)


def _from_sources(groups: Sequence[Group]) -> Iterator[OpenQuestionDraft]:
    own_words: list[OpenQuestionDraft] = []
    for group in groups:
        text = group.lead.claim.text
        if group.lead.claim.kind != "question":
            continue
        why = "A source asks it." if text.rstrip("”\"’')").endswith("?") else "A source leaves it open."
        question = question_from(text) or (text if stands_as_asked(text) else None)
        if question:
            yield _question(question, group, "source", why)
        elif stands_alone(text) and _OPEN.search(text) and not text.startswith("Asked"):
            own_words.append(_question(text, group, "source", why))
    yield from own_words[:OWN_WORDS]


def _question(text: str, group: Group, raised_by: str, why: str) -> OpenQuestionDraft:
    return OpenQuestionDraft.model_validate(
        {
            "text": text,
            "claims": group.keys,
            "certainty": group.lead.claim.certainty,
            "raised_by": raised_by,
            "actor": group.lead.actor,
            "why": why,
        }
    )


def _from_conflict(draft: DisagreementDraft) -> OpenQuestionDraft:
    about = draft.about if draft.about.endswith("?") else f"Who is right {ON}{draft.about.rpartition(ON)[2]}?"
    return OpenQuestionDraft(
        text=about,
        claims=tuple(dict.fromkeys(key for side in draft.sides for key in side.claims)),
        certainty="claimed",
        raised_by="conflict",
        actor=None,
        why="The sources differ." if draft.kind != "position" else "The actors differ.",
    )


def _from_silence(groups: Sequence[Group], telling: Telling) -> Iterator[OpenQuestionDraft]:
    index = Neighbours(telling.weights, keys=16, most=60)
    for number, group in enumerate(groups):
        index.add(number, group.lead.stems)
    latest = max((told.published for told in telling.told), default="")
    for group in groups:
        text = group.lead.claim.text
        kind = _awaited(group, latest)
        if kind is None or len(text.split()) > LONGEST or not stands_alone(text):
            continue
        if not any(_answers(groups[n], group, telling) for n in index.of(group.lead.stems)):
            question, why = _SILENT[kind]
            yield _question(f"{question} {text}", group, "silence", f"{_article(kind)} {kind}, and {why}.")


def _article(noun: str) -> str:
    return "An" if noun[0] in "aeiou" else "A"


def _awaited(group: Group, latest: str) -> str | None:
    """What a statement makes a reader wait for, None where it does not."""
    claim = group.lead.claim
    if claim.kind == "position" and claim.speech != "direct" and group.lead.actor:
        return next((kind for kind, cue in _demands().items() if cue.search(claim.text)), None)
    ahead = claim.future or bool(latest and claim.date and claim.date > latest)
    return "deadline" if claim.kind != "question" and ahead and _DEADLINE.search(claim.text) else None


def _answers(other: Group, group: Group, telling: Telling) -> bool:
    """Whether another statement tells what became of one."""
    a, b = other.lead, group.lead
    if a.claim.kind == "question" or (a.claim.source, a.place) == (b.claim.source, b.place):
        return False
    if a.actor and a.actor == b.actor:
        return False
    covered = coverage(group.lead.stems, other.lead.stems, telling.weights)
    return covered >= ANSWERED and bool(_answer().search(other.lead.claim.text))


@cache
def _demands() -> dict[str, re.Pattern[str]]:
    return {kind: _any_of(words) for kind, words in word_table("demand_cues").items()}


@cache
def _answer() -> re.Pattern[str]:
    return _any_of(sorted(word_list("answer_cues")))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
