"""How many independent origins a statement has, by the words that it rests on."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from briefgen.domain.statement import SourceId
from briefgen.domain.tracing.credits import credits_in
from briefgen.domain.tracing.tokens import folded

# Eight words in a row are seldom written twice by chance; the share was set so that one quotation in two
# renderings ("started to raise a discussion", "have started to start a debate") counts as one.
_RUN = 8
_NEAR_EQUAL = 0.75
_MOST_WORDS = 400


def claim_origins(quotes: Sequence[tuple[SourceId, str]], origin_of: Mapping[str, str]) -> int:
    """Count the origins of a statement that cites these words of these sources.

    Sources of one origin count once; so do sources whose cited words are the same quotation, or are credited to the
    same outlet ("told Reuters").  A source of no known origin is its own.
    """
    homes = {source: origin_of.get(source, source) for source, _ in quotes}
    joined = {home: home for home in homes.values()}

    def top(home: str) -> str:
        while joined[home] != home:
            home = joined[home]
        return home

    cited = [(homes[source], folded(words)[:_MOST_WORDS], _spoken_to(words)) for source, words in quotes]
    for (one, its, told), (other, theirs, asked) in combinations(cited, 2):
        if top(one) != top(other) and (told & asked or same_words(its, theirs)):
            joined[top(one)] = top(other)
    return len({top(home) for home in joined})


def _spoken_to(words: str) -> set[str]:
    return {credit.outlet for credit in credits_in(words) if credit.kind != "wire"}


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs of folded words are one quotation: a long run of both, or nearly equal throughout."""
    if min(len(one), len(other)) < _RUN:
        return bool(one) and one == other
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = matcher.get_matching_blocks()
    shared = sum(block.size for block in blocks)
    return max(block.size for block in blocks) >= _RUN or shared >= _NEAR_EQUAL * max(len(one), len(other))
