"""What the story leaves open: asked by a source, raised by a conflict, or by silence after a demand or a deadline."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefgen.domain.draft import DisagreementDraft, OpenQuestionDraft
from briefgen.domain.selection import STANDARD
from briefgen.engines.extractive.merging.answers import demand_in, is_answered_by
from briefgen.engines.extractive.merging.asking import question_from, question_if, stands_as_asked
from briefgen.engines.extractive.merging.awaiting import question_awaited
from briefgen.engines.extractive.merging.centre import Centre, most_central
from briefgen.engines.extractive.merging.joining import Group, Neighbours
from briefgen.engines.extractive.merging.pending import Pending, pending_in
from briefgen.engines.extractive.merging.quantities import years_of
from briefgen.engines.extractive.merging.shared_words import Stems, coverage, stems_of
from briefgen.engines.extractive.merging.telling import Telling, Told

MOST = STANDARD.open_questions
FIRST = 6
FROM_CONFLICTS = 2
FROM_SILENCE = 3
BARE = 2
TIED = 2
NEAR = 0.12
"""A statement that is less than this share as central as the foremost raises no question of the story."""

LIKE = 0.5
"""Of two questions that share so much a reader needs one."""

NEAR_INTENT = 0.2
"""The same of what somebody only intends: most people intend something."""

SAME_MATTER = 0.4
"""Share of what an open business is about that a telling of its end names."""

_OTHER_END = re.compile(
    r"\b(?:earlier|previous|initial|prior|last\syear|will|would|could|might|may|whether|if|unless)\b"
)
"""What became of an earlier one, or may become of this one, is no answer."""

_SILENT = {
    "demand": "no source tells of an answer",
    "hope": "no source tells whether it was met",
    "offer": "no source tells of an answer",
    "promise": "no source tells whether it was kept",
    "deadline": "no source tells of the outcome",
}
_WHY = {"demand": "Demanded", "hope": "Hoped for", "offer": "Offered", "promise": "Intended", "deadline": "Due"}
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w’&-]+")
_NAMES_NOBODY = frozenset(("Ltd", "Inc", "Corp", "Co", "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep"))
_LONG_AGO = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter)|(?:years?|months) ago|(?:[Ii]n|since) (?:19|20)\d\d\b"
    r"|earlier this year|at the time)\b"
)
"""Whether an old promise was kept is no question of today's story."""

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
    groups: Sequence[Group],
    disagreements: Sequence[DisagreementDraft],
    telling: Telling,
    centre: Centre,
    *,
    most: int = MOST,
) -> tuple[OpenQuestionDraft, ...]:
    """The questions that a reader is left with: what a source leaves open and what is under way before the rest."""
    every = most_central(groups, centre)
    foremost = centre.nearness(every[0]) if every else 0.0
    ranked = [group for group in every if centre.nearness(group) >= NEAR * foremost]
    central = [group for group in ranked if centre.nearness(group) >= NEAR_INTENT * foremost]
    conflicts = [_from_conflict(each) for each in disagreements if each.about.endswith("?")][:FROM_CONFLICTS]
    used = {key for each in conflicts for key in each.claims}
    silent = _varied([each for each in _from_silence(ranked, len(central), telling) if not used & set(each.claims)])
    asked, bare, tied = _from_sources(ranked)
    under_way = _from_pending(ranked, telling)
    first = [each for pair in zip_longest(asked, under_way) for each in pair if each][: most - (MOST - FIRST)]
    kept = _unlike([*first, *silent[:1], *conflicts, *silent[1:FROM_SILENCE], *tied[:TIED], *bare[:BARE]], telling)
    return tuple(kept[:most])


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


def _from_sources(groups: Sequence[Group]) -> tuple[list[OpenQuestionDraft], ...]:
    """What the sources leave open, made questions; what they ask as it stands; what they tie to a condition."""
    made: list[OpenQuestionDraft] = []
    bare: list[OpenQuestionDraft] = []
    tied: list[OpenQuestionDraft] = []
    for group in groups:
        text = group.lead.claim.text
        if any(pending.once for pending in pending_in(text)):
            continue  # the cause and the motive are asked for once, in words of their own
        if question := question_from(text):
            made.append(_question(question, group, "source", "A source leaves it open."))
        elif group.lead.claim.kind == "question" and stands_as_asked(text):
            bare.append(_question(text, group, "source", "A source asks it."))
        elif question := question_if(text):
            tied.append(_question(question, group, "source", "A source ties it to a condition."))
    return made, bare, tied


def _from_pending(groups: Sequence[Group], telling: Telling) -> list[OpenQuestionDraft]:
    """How what is under way ends, where no statement tells it."""
    found = [(group, pending) for group in groups for pending in pending_in(group.lead.claim.text)]
    left = [each for each in found if not any(_ends(told, each[1]) for told in telling.told)]
    once = {pending.why if pending.once else pending.text: (group, pending) for group, pending in reversed(left)}
    kept: list[tuple[Group, Pending]] = []
    for each in sorted(once.values(), key=left.index):
        if not any(_asks_the_same(each[1], other) for _, other in kept):
            kept.append(each)
    return [_question(pending.text, group, "silence", pending.why) for group, pending in kept]


def _asks_the_same(one: Pending, other: Pending) -> bool:
    """Whether two questions ask for one end of what bears one name: a bid for Brae Ltd, an offer for Brae."""
    return one.why == other.why and bool(_names(one.text) & _names(other.text))


def _names(question: str) -> frozenset[str]:
    return frozenset(_NAME.findall(question)) - _NAMES_NOBODY


def _ends(told: Told, pending: Pending) -> bool:
    """Whether a claim tells the end of what was under way, or of something like it."""
    shared = len(told.stems & pending.about)
    if shared < SAME_MATTER * len(pending.about) or not shared:
        return False
    text = told.claim.text
    return any(not _OTHER_END.search(text[: found.start()]) for found in pending.answer.finditer(text))


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


def _from_silence(groups: Sequence[Group], central: int, telling: Telling) -> Iterator[OpenQuestionDraft]:
    """What is demanded, hoped for or due and has no answer; what somebody intends only where it is ``central``."""
    index = Neighbours(telling.weights, keys=16, most=60)
    for number, group in enumerate(groups):
        index.add(number, group.lead.stems)
    latest = max((told.published for told in telling.told), default="")
    for place, group in enumerate(groups):
        kind = _awaited(group, latest)
        if kind == "promise" and place >= central:
            continue
        question = question_awaited(group.lead.claim.text) if kind else None
        if (
            kind
            and question
            and not any(is_answered_by(group, groups[n], telling.weights) for n in index.of(group.lead.stems))
        ):
            yield _question(question, group, "silence", f"{_WHY[kind]}, and {_SILENT[kind]}.")


def _awaited(group: Group, latest: str) -> str | None:
    """What a statement makes a reader wait for, None where it does not."""
    claim = group.lead.claim
    ahead = claim.future or bool(latest and claim.date and claim.date > latest) or _names_year_after(latest, claim.text)
    if claim.kind != "question" and ahead and _DEADLINE.search(claim.text):
        return "deadline"
    if claim.kind != "position" or claim.speech == "direct" or not group.lead.actor:
        return None
    promises = _INTENT.search(claim.text) and not _LONG_AGO.search(claim.text)
    return demand_in(claim.text) or ("promise" if promises else None)


def _names_year_after(day: str, text: str) -> bool:
    """Whether a text names a year that is later than that of a day."""
    return bool(day) and any(year > day[:4] for year in years_of(text))
