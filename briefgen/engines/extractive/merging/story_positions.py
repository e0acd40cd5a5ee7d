"""Who holds what in the story: equal positions joined, the trivial left out, ordered by who matters."""

import re
from collections import defaultdict
from collections.abc import Sequence

from briefgen.domain.draft import PositionDraft
from briefgen.domain.selection import STANDARD, Selection
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.polarity import are_opposed, is_negative
from briefgen.engines.extractive.merging.shared_words import (
    coverage,
    numbers_of,
    plain_stems,
    stems_of,
    weight_of,
    words_of,
)
from briefgen.engines.extractive.merging.telling import Telling, Told, names_holder
from briefgen.engines.extractive.merging.wording import BRACKETED_VERB, is_garbled, stands_alone

MOST = STANDARD.positions
QUOTED = 1.0
"""The actor's own words are worth so much of nearness to the story's centre."""

AGAIN = 1.0
"""What each position of an actor that stands already takes from the next one."""

AGAIN_SAID = 0.5
"""Two statements of one actor that share so much of their content are one position, told in other words."""

AGAIN_LEAST = 3

FEWEST_WITHIN = 5
"""Fewer words than these stand in many a text by chance."""

ASIDE = 4
"""So many words more are a thought of their own, in which a *not* turns round nothing but itself."""

_SAYING = re.compile(r"Said\b|(?:Say|Add|Argu|Claim|Tell|Warn|Insist|Call|Not|Accus|Urg|Describ|Contend|Suggest)ing\b")
_ASKING = re.compile(r"\basked\b(?!\s(?:\w+\s){0,3}(?:that|to|for)\b)")
TELLING_STEMS = 3
"""What was said in fewer content words is *said so*, *declined to comment* and their like."""


def positions_of(
    groups: Sequence[Group], telling: Telling, centre: Centre, selection: Selection | None = None
) -> tuple[PositionDraft, ...]:
    """The positions of the story's actors, each actor's together, the actor who matters most first.

    Every actor's first position is among them unless the reader wants it short, then whatever is nearest to the story.
    """
    wanted = selection or Selection()
    held: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        claim = group.lead.claim
        if claim.kind == "position" and group.lead.actor and _says_something(group) and not _is_fragment(group):
            held[group.lead.actor].append(group)
    ranks = sorted(held, key=lambda actor: (actor in telling.onlookers, telling.rank(actor)))
    rows = [_distinct(sorted(held[actor], key=lambda group: _worth(group, centre)), telling) for actor in ranks]
    turns = [(turn, group) for row in rows for turn, group in enumerate(row[: wanted.most.of_one])]
    turns.sort(key=lambda each: (each[0] > 0, _worth(each[1], centre, AGAIN * each[0])))
    voices = 0 if wanted.length == "short" else len(rows)
    chosen = [group for _, group in turns[: max(wanted.most.positions, voices)]]
    chosen.sort(key=lambda group: ranks.index(str(group.lead.actor)))
    return tuple(_draft(group) for group in chosen)


def _distinct(groups: Sequence[Group], telling: Telling) -> list[Group]:
    """One actor's positions, those joined that say the same thing in other words."""
    found: list[Group] = []
    for group in groups:
        same = (place for place, other in enumerate(found) if _is_again(group.lead, other.lead, telling))
        place = next(same, None)
        if place is None:
            found.append(group)
        else:
            found[place] = Group((*found[place].members, *group.members))
    return found


def _is_again(one: Told, other: Told, telling: Telling) -> bool:
    """Whether an actor says twice what is one thing to say; two figures, or a yes and a no, are two things."""
    if _is_within(one.claim.text, other.claim.text) or _is_within(other.claim.text, one.claim.text):
        return True
    speaker = stems_of(f"{one.claim.actor} {one.actor} {other.claim.actor}")
    a, b = stems_of(one.said) - speaker, stems_of(other.said) - speaker
    if len(a & b) < AGAIN_LEAST or one.negative != other.negative or numbers_of(a) != numbers_of(b):
        return False
    if are_opposed(one.stems, other.stems):  # the verb that tells them apart may stand before what was said
        return False
    if one.claim.quote and other.claim.quote:  # two quotations are two things to say unless each holds the other
        return all(
            weight_of(a & b, telling.weights) >= AGAIN_SAID * weight_of(each, telling.weights) for each in (a, b)
        )
    return coverage(a, b, telling.weights) >= AGAIN_SAID


def _is_within(short: str, long: str) -> bool:
    """Whether one text has all the words of another in their order, with more between its speaker and the rest."""
    words, others = words_of(short), words_of(long)
    more = len(others) - len(words)
    if len(words) < FEWEST_WITHIN or more < 0:
        return False
    head = next((n for n, pair in enumerate(zip(words, others, strict=False)) if pair[0] != pair[1]), len(words))
    if words[head:] != others[head + more :]:
        return False
    return more >= ASIDE or not is_negative(" ".join(others[head : head + more]))


def _is_fragment(group: Group) -> bool:
    """Whether a text has neither its speaker nor its verb from the source, or tells only that somebody asked."""
    claim = group.lead.claim
    if claim.speech == "direct":
        return False
    if _SAYING.match(claim.text):
        return True
    guessed = claim.text.startswith("[") and (claim.speech == "inferred" or BRACKETED_VERB.search(claim.text))
    return bool(guessed or _ASKING.search(claim.text))


def _says_something(group: Group) -> bool:
    claim = group.lead.claim
    speaker = stems_of(f"{claim.actor} {group.lead.actor}")
    said = stems_of(group.lead.said) - speaker
    names = said - plain_stems(group.lead.said)
    return len(said) + len(names) >= TELLING_STEMS


def _worth(group: Group, centre: Centre, heard: float = 0.0) -> tuple[int, float]:
    """A key that sorts the most telling position first: what reads well, then what carries the story."""
    claim = group.lead.claim
    spoken = bool(claim.quote) and claim.text.startswith(("“", '"'))  # whose "we" it is, the row's heading says
    flaws = int(is_garbled(claim.text)) + int(not spoken and not stands_alone(claim.text))
    flaws += int(not spoken and claim.text.startswith("["))
    flaws += int(not names_holder(group.lead)) + int(bool(BRACKETED_VERB.search(claim.text)))
    return (flaws, heard - centre.nearness(group) - (QUOTED if claim.quote else 0.0))


def _draft(group: Group) -> PositionDraft:
    lead = group.lead.claim
    claims = [told.claim for told in group.members]
    quote = lead.quote or next((claim.quote for claim in claims if claim.quote), None)
    return PositionDraft(
        text=lead.text,
        claims=group.keys,
        certainty=lead.certainty,
        actor=str(group.lead.actor),
        issue=next((claim.issue for claim in claims if claim.issue), ""),
        stance=next((claim.stance for claim in claims if claim.stance), ""),
        speech=next((claim.speech for claim in claims if claim.speech == "direct"), lead.speech or "reported"),
        quote=quote,
    )
