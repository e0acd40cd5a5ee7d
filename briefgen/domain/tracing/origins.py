"""Where articles' words first came from, and how that is told to a reader."""

from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.domain.article import Article
from briefgen.domain.noun import Noun
from briefgen.domain.source import Origin
from briefgen.domain.statement import SourceId
from briefgen.domain.tracing.copies import COPIED, Likeness, by_length, candidates, likeness, longest_run, overlap
from briefgen.domain.tracing.credits import Credit, credits_in
from briefgen.domain.tracing.passages import passages, told_by_origin
from briefgen.domain.tracing.quoting import shown
from briefgen.domain.tracing.tokens import Words

_SHOWN_COPIES = 5
_AS_FULL = 0.98


class Copy(Noun):
    """A source that copies the fullest one ``of`` its origin; ``why`` names the words that they share."""

    source: SourceId
    of: SourceId
    why: str


def likenesses(words: Sequence[Words]) -> dict[tuple[int, int], Likeness]:
    """The pairs of articles that are of one origin as far as their words tell."""
    found = {(a, b): likeness(words[a], words[b]) for a, b in candidates(words)}
    return {pair: like for pair, like in found.items() if like.score}


def shared_origins(
    words: Sequence[Words], alike: Mapping[tuple[int, int], Likeness], story_of: Mapping[int, int]
) -> list[list[int]]:
    """The articles by origin, in their order; copies of one text are of one story.

    Two groups are one origin where the fullest article of each is like that of the other: what strings copies of
    different texts together, such as a round-up of the day's news, does not make them one.
    """
    group_of = {number: [number] for number in range(len(words))}
    full = {number: number for number in group_of}
    for a, b in sorted(alike, key=lambda pair: (-alike[pair].score, pair)):
        small, large = sorted((group_of[a], group_of[b]), key=len)
        one, other = full[small[0]], full[large[0]]
        if small is large or story_of[a] != story_of[b]:
            continue
        if (one, other) in alike or (other, one) in alike or likeness(words[one], words[other]).score:
            full[large[0]] = _fullest(words, (one, other))
            large.extend(small)
            group_of |= dict.fromkeys(small, large)
    return sorted(sorted(group) for group in {id(group): group for group in group_of.values()}.values())


def _fullest(words: Sequence[Words], members: Sequence[int]) -> int:
    """The article of most words; the first of equals."""
    return max(members, key=lambda member: (len(words[member]), -member))


def named(
    articles: Sequence[Article],
    words: Sequence[Words],
    groups: Sequence[Sequence[int]],
    story_of: Mapping[int, int],
) -> list[tuple[Origin, list[Copy]]]:
    """Each group as an origin, and its copies."""
    told = told_by_origin(articles, passages(words, groups, story_of), groups)
    found = []
    for number, group in enumerate(groups):
        first = _model(articles, words, group)
        copies = [
            Copy(source=articles[member].id, of=articles[first].id, why=_shared(articles, words, member, first))
            for member in group
            if member != first
        ]
        sources = tuple(articles[member].id for member in group)
        why = _why(copies, told.get(number, []))
        members = [articles[member] for member in group]
        found.append((Origin(id=f"O{number + 1}", label=label(members), sources=sources, why=why), copies))
    return found


def _why(copies: Sequence[Copy], passages_told: Sequence[str]) -> str:
    """What the sources of an origin share with each other, and with those of other origins."""
    told = [copy.why for copy in copies[:_SHOWN_COPIES]]
    if len(copies) > len(told):
        told.append(f"{len(copies) - len(told)} more share as much")
    alone = "no other source tells the same in its words" if passages_told else "no other source shares its words"
    return "; ".join([*(told or [alone]), *passages_told])


def _model(articles: Sequence[Article], words: Sequence[Words], group: Sequence[int]) -> int:
    """The article that the others are called copies of: of the fullest ones the earliest."""
    most = len(words[_fullest(words, group)])
    full = [member for member in group if len(words[member]) >= _AS_FULL * most]
    return min(full, key=lambda member: (articles[member].published or "9999", -len(words[member]), member))


def _shared(articles: Sequence[Article], words: Sequence[Words], member: int, model: int) -> str:
    """What two articles share, and the longest run of it; said of the shorter, for who wrote first is not known."""
    if words[member].words == words[model].words:
        return f"{articles[member].id} has the same words as {articles[model].id}"
    short, long = by_length(words[member], words[model])
    one, other = (member, model) if short is words[member] else (model, member)
    found = overlap(short, long)
    again = "" if found.share >= COPIED else " and its sentences are told again in the same order"
    span = longest_run(short, long)
    quote = f": “{shown(articles[one].words_of(span))}”" if span else ""
    return f"{found.share:.0%} of the words of {articles[one].id} stand in {articles[other].id} too{again}{quote}"


def label(articles: Sequence[Article]) -> str:
    """What an origin is: the credit that most of its articles give, else a publisher, else a title.

    Being spoken to makes an outlet the origin of an article only where no other publisher is known.
    """
    publishers = Counter(article.publisher for article in articles if article.publisher)
    given: Counter[Credit] = Counter()
    for article in articles:
        given.update(list(dict.fromkeys(credits_in(article.text))))
    weighty = [credit for credit in given if credit.kind != "told" or not publishers or given[credit] > 1]
    if weighty:
        return max(weighty, key=lambda credit: given[credit]).label
    if publishers:
        return f"{publishers.most_common(1)[0][0]} article"
    title = next((article.title for article in articles if article.title), None)
    return f"unattributed article “{shown(title)}”" if title else "unattributed article"
