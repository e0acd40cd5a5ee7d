"""Whether a passage lets an actor be its speaker: by name, by title, or by a pronoun that can stand for the actor."""

from collections.abc import Iterator, Sequence

from briefgen.domain.alignment import fold
from briefgen.domain.mentions import is_carried, mentions_in, name_is_in, name_tokens, plain
from briefgen.domain.stemming import stem, words_in
from briefgen.domain.wordlists import word_list

_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "his", "hers", "i", "me", "my", "mine", "we", "us", "our", "ours"}
    | {"they", "them", "their", "theirs", "it", "its", "who", "one", "this", "that"}
)


def speaker_objections(
    names: Sequence[str], speaker: str | None, sentences: str, before: str, *, roles: str = ""
) -> Iterator[str]:
    """Say why the actor of these ``names`` cannot be who speaks; ``speaker`` is how the article writes it there."""
    here, earlier = name_tokens(sentences), name_tokens(before)
    if speaker is None:
        if not name_is_in(names, here | earlier):
            yield f'neither the passage nor what stands before it names "{names[0]}"'
    elif not _can_be(names, speaker, here | earlier, roles):
        yield f'"{speaker}" cannot be shown to be "{names[0]}"'
    yield from _somebody_else(names, sentences)


def _can_be(names: Sequence[str], speaker: str, near: frozenset[str], roles: str) -> bool:
    """A pronoun or a title needs the name close by; a name must be the actor's own."""
    if name_is_in(names, name_tokens(speaker)):
        return True
    words = words_in(speaker)
    named = [
        m
        for m in mentions_in(speaker)
        if any(fold(w) not in word_list("sentence_openers") | _PRONOUNS for w in m.words)
    ]
    if {word.text for word in words} & _PRONOUNS or not named:
        return name_is_in(names, near) or _shares_role(speaker, " ".join((*names, roles)))
    return any(name_is_in([" ".join(m.words)], name_tokens(" ".join(names))) for m in named) or (
        name_is_in(names, near) and _shares_role(speaker, roles)
    )


def _shares_role(speaker: str, roles: str) -> bool:
    small = word_list("function_words")
    held = {stem(word.text) for word in words_in(roles)}
    return any(word.stem in held for word in words_in(speaker) if word.text not in small)


def _somebody_else(names: Sequence[str], sentences: str) -> Iterator[str]:
    """Another name right beside every verb of saying, where the actor is only told, or not named at all."""
    words = words_in(sentences)
    capitals = {plain(w): w for m in mentions_in(sentences) for w in m.words if not _is_ordinary(w)}
    own = name_tokens(" ".join(names))
    others = []
    for place, word in enumerate(words):
        if word.text not in word_list("saying_verbs"):
            continue
        left = plain(words[place - 1].text) if place else ""
        right = plain(words[place + 1].text) if place + 1 < len(words) else ""
        speaker = left if left in capitals else right if right in capitals and not word.text.startswith("t") else ""
        if not speaker or speaker in own or is_carried(speaker, own):
            return
        if right not in own and (own & {plain(w.text) for w in words}):
            return
        others.append(capitals[speaker])
    if others:
        yield f'the passage has "{others[0]}" speaking, not "{names[0]}"'


def _is_ordinary(word: str) -> bool:
    return plain(word) in word_list("function_words") or plain(word) in word_list("sentence_openers")
