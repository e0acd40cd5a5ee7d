"""One sentence that tells what some say and that another plays it down; the other's next words are the answer."""

import re
from collections.abc import Iterator, Sequence

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.merging.asking import question_from
from briefgen.engines.extractive.merging.shared_words import words_of
from briefgen.engines.extractive.merging.sides import side_of
from briefgen.engines.extractive.merging.telling import Told
from briefgen.engines.extractive.merging.wording import is_garbled, is_whole

_REBUFF = re.compile(
    r",\s(?:but|though|although|while|however)\s(?P<who>(?:[\w’'.-]{1,30}\s){1,6}?)(?:has\s|have\s|had\s)?"
    r"(?:played\sdown|plays\sdown|downplay(?:s|ed)|dismiss(?:es|ed)|reject(?:s|ed)|den(?:ies|ied)|disput(?:es|ed)"
    r"|rebuff(?:s|ed)|brush(?:es|ed)\saside|shrugg(?:s|ed)\soff)\b"
)
_READ = 1_000
NEXT = 1
"""The answer stands in the sentence itself or in that behind it."""


def rebuffs(told: Sequence[Told]) -> Iterator[DisagreementDraft]:
    """What some say against what the one who plays it down says, where a question tells both apart."""
    positions = [each for each in told if each.claim.kind == "position" and is_whole(each.claim.text)]
    for sentence in told:
        found = _REBUFF.search(sentence.claim.text[:_READ])
        about = question_from(sentence.claim.text[: found.start()] + ".") if found else None
        if not found or not about:
            continue
        head, name = sentence.claim.text[: found.start()], next(reversed(words_of(found["who"])), "")
        near = [each for each in positions if each.claim.source == sentence.claim.source]
        said = next((each for each in near if _is_told(each, head)), None)
        answer = next((each for each in near if 0 <= each.place - sentence.place <= NEXT and _is_by(each, name)), None)
        if said and answer and said is not answer and not is_garbled(answer.claim.text):
            yield DisagreementDraft(about=about, kind="position", sides=(side_of([said]), side_of([answer])))


def _is_told(each: Told, head: str) -> bool:
    """Whether a position is what the sentence tells before it turns."""
    return each.claim.text.rstrip(" .") == head.rstrip(" .")


def _is_by(each: Told, name: str) -> bool:
    """Whether a position is held by whom the sentence names."""
    return bool(name) and next(reversed(words_of(each.actor or "")), "") == name
