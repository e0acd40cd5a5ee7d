"""Where articles' words first came from, and how that is told to a reader."""

from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.domain.article import Article
from briefgen.domain.copies import (
    COPIED,
    LEAST_WORDS,
    REWRITTEN,
    Overlap,
    candidates,
    longest_run,
    overlap,
)
from briefgen.domain.credits import credits_in
from briefgen.domain.noun import Noun
from briefgen.domain.source import Origin
from briefgen.domain.statement import SourceId
from briefgen.domain.tokens import Words

_SHOWN_WORDS = 20


class Copy(Noun):
    """A source that copies the fullest one ``of`` its origin; ``why`` names the words that they share."""

    source: SourceId
    of: SourceId
    why: str


def shared_origins(words: Sequence[Words], story_of: Mapping[int, int]) -> list[list[int]]:
    """The articles by origin, in their order; copies of one text are of one story."""
    pairs = [(a, b) for a, b in candidates(words) if story_of[a] == story_of[b]]
    scored = sorted((-_share(words[a], words[b]), a, b) for a, b in pairs)
    group_of = {number: [number] for number in range(len(words))}
    for score, a, b in scored:
        if -score < REWRITTEN:
            break
        one, other = group_of[a], group_of[b]
        if one is other or _share(words[fullest(words, one)], words[fullest(words, other)]) < REWRITTEN:
            continue
        joined = sorted((*one, *other))
        group_of |= dict.fromkeys(joined, joined)
    return sorted({members[0]: members for members in group_of.values()}.values())


def _share(one: Words, other: Words) -> float:
    if one.words == other.words and one.words:
        return 1.0
    found = _overlap(one, other)
    return found.share if found.shared >= LEAST_WORDS else 0.0


def _overlap(one: Words, other: Words) -> Overlap:
    short, long = sorted((one, other), key=lambda each: sum(each.own))
    return overlap(short, long)


def fullest(words: Sequence[Words], members: Sequence[int]) -> int:
    """The article of most words; the first of equals."""
    return max(members, key=lambda member: (len(words[member].words), -member))


def named(
    articles: Sequence[Article], words: Sequence[Words], groups: Sequence[Sequence[int]]
) -> list[tuple[Origin, list[Copy]]]:
    """Each group as an origin, and its copies."""
    return [_named(f"O{number}", articles, words, group) for number, group in enumerate(groups, 1)]


def _named(
    key: str, articles: Sequence[Article], words: Sequence[Words], group: Sequence[int]
) -> tuple[Origin, list[Copy]]:
    first = fullest(words, group)
    rest = [member for member in group if member != first]
    reasons = {member: _reason(articles, words, member, first) for member in rest}
    why = "; ".join(f"{articles[member].id} {reason}" for member, reason in reasons.items())
    origin = Origin(
        id=key,
        label=label([articles[member] for member in group]),
        sources=tuple(articles[member].id for member in group),
        why=why or "no other source shares its words",
    )
    copies = [Copy(source=articles[m].id, of=articles[first].id, why=reasons[m]) for m in rest]
    return origin, copies


def _reason(articles: Sequence[Article], words: Sequence[Words], member: int, first: int) -> str:
    found = _overlap(words[member], words[first])
    kind = "copies" if found.share >= COPIED else "rewrites"
    if words[member].words == words[first].words:
        return f"has the same words as {articles[first].id}"
    span = longest_run(words[member], words[first])
    quote = _trimmed(articles[member].words_of(span)) if span else ""
    return f"{kind} {articles[first].id}: they share {found.share:.0%} of the shorter one's words, as in “{quote}”"


def _trimmed(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")


def label(articles: Sequence[Article]) -> str:
    """What an origin is: the credit that most of its articles give, else a publisher, else a title."""
    given = [list(dict.fromkeys(credits_in(article.text))) for article in articles]
    shared = Counter(credit for credits_ in given for credit in credits_)
    if shared:
        return max(shared, key=lambda credit: shared[credit]).label
    publishers = Counter(article.publisher for article in articles if article.publisher)
    if publishers:
        return f"{publishers.most_common(1)[0][0]} article"
    title = next((article.title for article in articles if article.title), None)
    return f"unattributed article “{title}”" if title else "unattributed article"
