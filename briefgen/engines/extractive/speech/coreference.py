"""Whom a speaker as written names: the entity behind a name, a title or a pronoun."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.domain.span import Span
from briefgen.domain.story import ActorKind
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.speech.assembly import Voice
from briefgen.engines.extractive.speech.cast import Cast, Gender, Known, Sought
from briefgen.engines.extractive.speech.phrases import closed
from briefgen.engines.extractive.speech.speakers import line_subject
from briefgen.engines.extractive.speech.tokens import Line

_SEVERAL_REACH = 3
"""How many sentences back "they" may reach."""

_BARE_TITLE = 2
"""Words of a title that may stand for whoever was named last: "the senator"."""

_TITLE = 4
"""Words of a title that may stand for a name: "the Iraqi foreign minister"."""

_NAME = 4
"""Words that the name of a speaker may have whom nobody else names."""

_GENDERS: dict[str, Gender] = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PERSON: frozenset[ActorKind] = frozenset({"person"})
_BODY: frozenset[ActorKind] = frozenset({"organisation"})
_IT: frozenset[ActorKind] = frozenset({"organisation", "country"})
_GROUP: frozenset[ActorKind] = frozenset({"group"})
_ANY_BODY = frozenset(
    {"company", "firm", "group", "organisation", "organization", "agency", "bank", "carrier", "network"}
)
"""Words that may take up an organisation whose name does not have them."""


class _Stranger(NamedTuple):
    """A speaker who is named only where the speech is; a pronoun may still take the name up."""

    name: str
    mentions: tuple[Span, ...]
    kind: ActorKind = "person"
    role: str | None = None
    gender: Gender | None = None


class Resolver:
    """Names the speakers of one article; it must be asked in the order of the text."""

    def __init__(self, text: str, lines: Sequence[Line], entities: Sequence[Known]) -> None:
        self._text = text
        self._cast = Cast(text, lines, entities)
        self._several: dict[int, str] = {}
        self._lines = lines

    def actor(self, voice: Voice) -> str | None:
        """The name of who speaks, or the noun phrase where it names nobody in particular; None where it is unknown."""
        if voice.source is None:
            return None
        words = voice.source.of(self._text)
        low = words.lower().replace("’", "'").split()
        known = self._cast.named(voice.source) or self._meant(low, voice, voice.source)
        known = known or self._cast.author(voice.source)
        if known is not None:
            self._cast.spoke[voice.line] = known
            return known.name
        if low[0] == "they":
            return self._they(voice, voice.source)
        return None if _is_pronoun(low) else self._described(words, voice, voice.source)

    def _meant(self, low: list[str], voice: Voice, source: Span) -> Known | None:
        """Whom a pronoun or a title stands for."""
        if len(low) == 1 and low[0] in _GENDERS:
            return self._cast.recent(Sought(voice.line, source.start, _PERSON, _GENDERS[low[0]]))
        if len(low) == 1 and low[0] in {"it", "its"}:
            return self._cast.recent(Sought(voice.line, source.start, _IT))
        if low[-1] in {"himself", "herself", "itself", "themselves"}:
            low = low[:-1]
        if len(low) < _BARE_TITLE or low[0] not in {"the", "this"} or len(low) > _TITLE:
            return None
        return self._titled(low, voice, source)

    def _titled(self, low: list[str], voice: Voice, source: Span) -> Known | None:
        """Whom "the minister" or "the committee" means: the only one so called so far, else the nearest of the kind."""
        head = low[-1]
        if called := self._called(low[1:], source):
            near = Sought(voice.line, source.start, frozenset(one.kind for one in called))
            return called[0] if len(called) == 1 else self._cast.recent(near, called)
        if head in _nouns("person") and head not in _nouns("unnamed") and len(low) == _BARE_TITLE:
            return self._cast.recent(Sought(voice.line, source.start, _PERSON))
        return self._cast.recent(Sought(voice.line, source.start, _BODY)) if head in _ANY_BODY else None

    def _called(self, title: Sequence[str], source: Span) -> list[Known]:
        """Those named before whose role has the words of a title, else its last; or whose name as a body has that."""
        head, words = title[-1], frozenset(title)
        earlier = [one for one in self._cast.entities if one.mentions and one.mentions[0].start < source.start]
        roles = [(one, frozenset(one.role.lower().split())) for one in earlier if one.role and head in one.role.lower()]
        titled = [one for one, role in roles if words <= role] or [one for one, role in roles if head in role]
        return titled or [one for one in earlier if one.kind in _BODY and head in one.name.lower().split()]

    def _they(self, voice: Voice, source: Span) -> str | None:
        """The people who spoke or stood first shortly before, where "they" can only be those."""
        sought = Sought(voice.line, source.start, _GROUP)
        for number in range(voice.line, max(-1, voice.line - _SEVERAL_REACH), -1):
            if number in self._several:
                return self._several[number]
            if group := next(self._cast.standing(sought, number), None):
                return group.name
            if number != voice.line and (several := self._plural_subject(number)):
                return several
            if number != voice.line and number in self._cast.spoke:
                return None
        return None

    def _plural_subject(self, number: int) -> str | None:
        """The subject of a line where it is several people."""
        line = self._lines[number]
        subject = line_subject(line)
        if subject is None or line.low[subject[1] - 1] not in _nouns("group"):
            return None
        return _phrase(line.span(*subject).of(self._text))

    def _described(self, words: str, voice: Voice, source: Span) -> str | None:
        """A speaker without a name that others use: "his advisers" are somebody's, "Jo Park, 18" is a stranger."""
        phrase = _phrase(words)
        owner, _, rest = phrase.partition(" ")
        if owner.lower() in closed("possessive"):
            gender = _GENDERS.get(owner.lower())
            known = self._cast.recent(Sought(voice.line, source.start, _PERSON, gender)) if gender and rest else None
            return f"{known.name}'s {rest}" if known else None
        parts = phrase.split()
        if parts[-1].lower() in _nouns("group"):
            self._several[voice.line] = phrase
        elif 1 < len(parts) <= _NAME and all(part[0].isupper() for part in parts):
            self._cast.spoke[voice.line] = _Stranger(phrase, (source,))
        return phrase


def _phrase(words: str) -> str:
    """A speaker without a name, by the words that are used of it, up to what is only said about it."""
    parts = re.split(r"[,(]|\s(?:who|which|that)\b", words)[0].strip(" \"“”'’").split()
    for end in range(1, len(parts)):
        said_of_it = parts[end].lower() in closed("adverb") or parts[end].endswith(("ed", "ing"))
        if said_of_it and parts[end - 1].lower() in _nouns("group") | _nouns("person"):
            parts = parts[:end]
            break
    if parts and parts[-1].lower() in {"'s", "’s", "himself", "herself", "itself", "themselves"}:
        parts.pop()
    if len(parts) > 1 and parts[0].lower() in {"the", "a", "an", "these", "those", "this"}:
        parts = parts[1:]
    return re.sub(r"[’']s$", "", " ".join(parts)) or words


def _is_pronoun(low: list[str]) -> bool:
    pronouns = closed("nominative") | closed("possessive") | closed("object") | {"who", "which", "that", "one", "this"}
    return not low or (len(low) == 1 and low[0].strip(",") in pronouns)


def _nouns(kind: str) -> frozenset[str]:
    return frozenset(word_table("speaker_nouns")[kind])
