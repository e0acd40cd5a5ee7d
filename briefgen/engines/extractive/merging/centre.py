"""What a story is about, counted over independent origins, and how near to that centre each claim comes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.shared_words import Stems, stems_of, weight_of
from briefgen.engines.extractive.merging.telling import Telling

TITLE = 2.0
LEAD = 0.6
ACTOR = 0.25
ORIGINS = 0.3
UNSOURCED = 0.8
"""What an article that names no source of its own says weighs less, unless others say it too."""

FULL_LENGTH = 10
"""A claim of fewer stems is not made central by one central word."""


QUESTION = 4.0
"""What a statement with all words of the reader's question gains: more than any other merit of one with none."""


class Centre:
    """How common each stem is among the story's origins, and which stems its titles hold."""

    def __init__(self, telling: Telling, question: str | None = None) -> None:
        """Count every origin's words once, so that copies add nothing; ``question`` is what a reader wants to know."""
        self._question = stems_of(question or "")
        self._telling = telling
        self._common = _common(telling)
        self._titles = tuple(telling.titles.values())
        self._actors = len(telling.actors) or 1

    def common(self, stems: Stems) -> float:
        """The mean share of the story that speaks of each stem."""
        return sum(self._common.get(each, 0.0) for each in sorted(stems)) / max(len(stems), FULL_LENGTH)

    def title_share(self, stems: Stems) -> float:
        """The mean share of a title's stems that are among these."""
        return sum(len(title & stems) / len(title) for title in self._titles if title) / (len(self._titles) or 1)

    def asked(self, stems: Stems) -> float:
        """How much of the question's words these are, by how telling each is; 0 to 1, 0 without a question."""
        weights = self._telling.weights
        return (
            weight_of(stems & self._question, weights) / weight_of(self._question, weights) if self._question else 0.0
        )

    def nearness(self, group: Group) -> float:
        """How much of the story a statement carries; about 0 to 3, and more where it bears on what is asked."""
        lead = group.lead
        names = stems_of(f"{lead.claim.actor or ''} {lead.actor or ''}")
        first = min(told.place for told in group.members)
        return (
            QUESTION * self.asked(lead.stems | names)
            + self.common(lead.stems)
            + TITLE * self.title_share(lead.stems)
            + LEAD / (1 + (first - 1) / 3)
            + ACTOR * (1 - self._telling.rank(lead.actor) / self._actors)
            + ORIGINS * (1 - 1 / group.origins)
            - (UNSOURCED if {told.claim.source for told in group.members} <= self._telling.weak else 0.0)
        )


def _common(telling: Telling) -> Mapping[str, float]:
    """For each stem the share of an origin's claims that hold it, as a mean over origins, the largest made 1."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for told in telling.told:
        counts[told.origin].update(told.stems)
        sizes[told.origin] += 1
    shares: defaultdict[str, float] = defaultdict(float)
    for origin, stems in counts.items():
        for each, count in stems.items():
            shares[each] += count / sizes[origin]
    most = max(shares.values(), default=1.0)
    return {each: share / most for each, share in shares.items()}


def most_central(groups: Sequence[Group], centre: Centre) -> list[Group]:
    """The groups by nearness to the centre, the nearest first; of equals the one told first."""
    return sorted(groups, key=lambda group: -centre.nearness(group))
