"""What the story leaves open: asked by a source, raised by a conflict, or by silence after a demand or a deadline."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.domain.draft import DisagreementDraft, OpenQuestionDraft
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.merging.asking import question_from, stands_as_asked
from briefgen.engines.extractive.merging.awaiting import question_awaited
from briefgen.engines.extractive.merging.centre import Centre, most_central
from briefgen.engines.extractive.merging.joining import Group, Neighbours
from briefgen.engines.extractive.merging.shared_words import Stems, coverage, stems_of
from briefgen.engines.extractive.merging.telling import Telling

MOST = 7
FROM_CONFLICTS = 2
FROM_SILENCE = 3
ANSWERED = 0.35
"""An answer shares so much with what it answers; lower, two statements only share their actors."""

LIKE = 0.5
"""Of two questions that share so much a reader needs one."""

_SILENT = {
    "demand": "no source tells of an answer",
    "hope": "no source tells whether it was met",
    "offer": "no source tells of an answer",
    "promise": "no source tells whether it was kept",
    "deadline": "no source tells of the outcome",
}
_WHY = {"demand": "Demanded", "hope": "Hoped for", "offer": "Offered", "promise": "Intended", "deadline": "Due"}
_INTENT = re.compile(
    r"\b(?:promis(?:es|ed)|vow(?:s|ed)|pledg(?:es|ed)|threaten(?:s|ed)|agreed|plans|intends"
    r"|(?:is|are) (?:trying|attempting|seeking|looking|planning|preparing)) "
)
_DEADLINE = re.compile(
    r"\b(?:by (?:the end|early|late|mid|next|then|[A-Z][a-z]+day\b|\d{4}\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|until|deadline|expires?\b|no later than|due to (?:end|expire))"
)


def open_questions_of(
    groups: Sequence[Group], disagreements: Sequence[DisagreementDraft], telling: Telling, centre: Centre
) -> tuple[OpenQuestionDraft, ...]:
    """The questions that a reader is left with, those that a source asks itself first."""
    ranked = most_central(groups, centre)
    conflicts = [_from_conflict(each) for each in disagreements if each.about.endswith("?")][:FROM_CONFLICTS]
    used = {key for each in conflicts for key in each.claims}
    silent = _varied([each for each in _from_silence(ranked, telling) if not used & set(each.claims)])
    asked, bare = _from_sources(ranked)
    kept = _unlike([*asked, *silent[:1], *conflicts, *silent[1:FROM_SILENCE], *bare], telling)
    return tuple(kept[:MOST])


def _unlike(questions: Sequence[OpenQuestionDraft], telling: Telling) -> list[OpenQuestionDraft]:
    """The questions in their order, less those that ask again what has been asked."""
    found: list[tuple[Stems, OpenQuestionDraft]] = []
    for each in questions:
        stems = stems_of(each.text)
        if all(coverage(stems, other, telling.weights) < LIKE for other, _ in found):
            found.append((stems, each))
    return [each for _, each in found]


def _varied(questions: Sequence[OpenQuestionDraft]) -> list[OpenQuestionDraft]:
    """The first of every kind of silence before the second of any."""
    firsts = {each.why: each for each in reversed(questions)}
    return sorted(questions, key=lambda each: firsts[each.why] is not each)


def _from_sources(groups: Sequence[Group]) -> tuple[list[OpenQuestionDraft], list[OpenQuestionDraft]]:
    """What the sources leave open, made questions, and what they ask as it stands; the rest is no question."""
    made: list[OpenQuestionDraft] = []
    bare: list[OpenQuestionDraft] = []
    for group in groups:
        text = group.lead.claim.text
        if group.lead.claim.kind != "question":
            continue
        if question := question_from(text):
            made.append(_question(question, group, "source", "A source leaves it open."))
        elif stands_as_asked(text):
            bare.append(_question(text, group, "source", "A source asks it."))
    return made, bare


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
    return OpenQuestionDraft(
        text=draft.about,
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
        kind = _awaited(group, latest)
        question = question_awaited(group.lead.claim.text) if kind else None
        if kind and question and not any(_answers(groups[n], group, telling) for n in index.of(group.lead.stems)):
            yield _question(question, group, "silence", f"{_WHY[kind]}, and {_SILENT[kind]}.")


def _awaited(group: Group, latest: str) -> str | None:
    """What a statement makes a reader wait for, None where it does not."""
    claim = group.lead.claim
    ahead = claim.future or bool(latest and claim.date and claim.date > latest)
    if claim.kind != "question" and ahead and _DEADLINE.search(claim.text):
        return "deadline"
    if claim.kind != "position" or claim.speech == "direct" or not group.lead.actor:
        return None
    asked = next((kind for kind, cue in _demands().items() if cue.search(claim.text)), None)
    return asked or ("promise" if _INTENT.search(claim.text) else None)


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
