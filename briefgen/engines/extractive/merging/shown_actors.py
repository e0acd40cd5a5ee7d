"""Which actors a reader is shown: who acts, speaks or is asked to, each in a sentence that is about them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from briefgen.domain.draft import StoryActorDraft
from briefgen.domain.selection import STANDARD
from briefgen.domain.summary import Material
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.events.standing import tells
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.wording import MOST_WORDS, is_dangling, is_whole, stands_alone

MOST = STANDARD.actors
FEWEST = 8
"""So many of the foremost are shown whatever is known of them: a story without actors is none."""

_STARTS = (
    r"(?:^|[,;—–]\s|\b(?:and|but|as|while|that|including|when|because)\s)(?:(?:the|a|an)\s(?:[\w-]{1,12}\s){0,2})?"
)
_TITLES = r"(?:[A-Z][\w’'-]{1,20}\.?\s){1,3}"
_QUALIFIED = 4
"""Words behind a name among which an officer of his must stand."""

_LONGER = re.compile(
    r"(?:[A-Z][\w’'-]{1,20}\s){0,2}(?:White|Upper|Lower|Opera|Random|Green|Red|Blue|Black|New|Old)\s\Z"
)
"""A word of colour or age before a name makes another name of it."""

_SUBJECT = r"(?:,\s|\s(?!(?:and|or|in|on|at)\b)[a-z]|\s\()"


def shown_actors(
    material: Material,
    actors: Sequence[StoryActorDraft],
    ranked: Sequence[Group],
    held: Iterable[str],
    *,
    most: int = MOST,
) -> tuple[StoryActorDraft, ...]:
    """The actors of a story's table, in the order given.

    ``ranked`` are the story's statements, the most central first; ``held`` are those who hold a position that is shown:
    they are in the table however many rows it has at ``most``.
    """
    holders = frozenset(held)
    sentences = _sentences(ranked)
    told = [_told(actor, _forms(actor, material), sentences) for actor in actors]
    family = {name for actor in actors if actor.part_of for name in (actor.name, actor.part_of)}
    kept = [
        actor
        for place, actor in enumerate(told)
        if place < FEWEST or actor.name in holders or _is_about(actor, _forms(actor, material), family)
    ]
    return tuple(actor for place, actor in enumerate(kept) if place < most or actor.name in holders)


def _sentences(ranked: Sequence[Group]) -> list[Group]:
    """What can be read alone: what the articles state in their own voice, then what somebody is said to hold."""
    own = [group for group in ranked if group.lead.claim.kind in {"fact", "event"}]
    spoken = [group for group in ranked if group.lead.claim.kind == "position"]
    return [each for each in (*own, *spoken) if stands_alone(each.lead.claim.text) and _is_short(each.lead.claim.text)]


def _is_short(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS


def _forms(actor: StoryActorDraft, material: Material) -> tuple[str, ...]:
    members: Mapping[str, object] = material.actors
    return tuple(dict.fromkeys(form for key in actor.members if key in members for form in material.actors[key].names))


def _told(actor: StoryActorDraft, forms: tuple[str, ...], sentences: Sequence[Group]) -> StoryActorDraft:
    """An actor in a sentence that begins with it, where the text given is neither a role nor such a sentence."""
    if actor.role or _begins(actor.text, forms):
        return actor
    found = next((each for each in sentences if _begins(each.lead.claim.text, forms)), None)
    if found is None:
        return actor if _acts(actor.text, forms) else actor.model_copy(update={"text": actor.name, "claims": ()})
    return actor.model_copy(update={"text": found.lead.claim.text, "claims": found.keys})


def _begins(text: str, forms: tuple[str, ...]) -> bool:
    """Whether a sentence begins with a name, as that of who acts in it."""
    found = _opening(forms).match(text) if any(form in text for form in forms) and is_whole(text) else None
    return found is not None and not _only_qualifies(text[found.end() - 1 :]) and not _LONGER.match(found["titles"])


@lru_cache(maxsize=64)
def _opening(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<titles>(?:The\s|{_TITLES})?)(?:{_any_of(forms)}){_SUBJECT}")


def _only_qualifies(follows: str) -> bool:
    """Whether a name only says whose officer acts: ``White House economic adviser Ada Ito warned``."""
    for word in follows.split()[:_QUALIFIED]:
        if word in word_list("role_nouns"):
            return True
        if not word.islower() or not word.isalpha() or tells(word):
            return False
    return False


def _is_about(actor: StoryActorDraft, forms: tuple[str, ...], family: Collection[str]) -> bool:
    """Whether a reader learns who this is: by a role, or by a sentence in which it acts."""
    if actor.role:
        return True
    return actor.name in family or _acts(actor.text, forms)


def _acts(text: str, forms: tuple[str, ...]) -> bool:
    """Whether a name stands in a sentence where its subject, or that of a clause, would."""
    if not is_whole(text) or is_dangling(text):
        return False
    return any(form in text for form in forms) and _acting(forms).search(text) is not None


@lru_cache(maxsize=64)
def _acting(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i:{_STARTS})(?:{_any_of(forms)}){_SUBJECT}")


def _any_of(forms: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))
