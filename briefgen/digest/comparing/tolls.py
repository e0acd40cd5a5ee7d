"""Death tolls that later sources give otherwise: the figure that news corrects most, each time in other words."""

from briefgen.digest.comparing.lines import Issues, Line
from briefgen.domain.changes import FactChange
from briefgen.engines.extractive.merging.shared_words import Stems, stems_of
from briefgen.engines.extractive.merging.tolls import Toll, toll_in

# Set by hand while reading stories told in two halves: of the words of both statements and of their articles' titles
# two attacks in one country share fewer.
SHARED = 3
HEAD = 1500
"""Characters of an article in which it tells its own toll; further down it recalls those of others."""

_TOLD = stems_of("people were killed and died, dead death toll rises, deaths and victims of attack, at least")
"""Words of every toll, which show no two to be of one happening."""


def toll_changes(issues: Issues) -> tuple[FactChange, ...]:
    """The newest toll of each happening that new sources count otherwise than the newest before, once."""
    found: list[FactChange] = []
    done: list[Stems] = []
    told = [(line, toll) for line in issues.past if (toll := _toll(line))]
    counted = [(line, toll) for line in issues.fresh if (toll := _toll(line))]
    for line, toll in sorted(counted, key=_newest, reverse=True):
        if any(_one_happening(_words(line), words) for words in done):
            continue  # an older count of what was told already
        done.append(_words(line))
        before = [
            (other, theirs)
            for other, theirs in told
            if _may_supersede(line, toll, other, theirs) and _one_happening(_words(other), _words(line))
        ]
        if before:
            other, theirs = max(before, key=_newest)
            if theirs.value != toll.value:
                found.append(FactChange(about=f"{theirs.words} → {toll.words}", before=other.said, now=line.said))
    return tuple(found)


def _toll(line: Line) -> Toll | None:
    claim = line.told.claim
    foremost = claim.kind in {"fact", "event"} and not claim.future and line.told.place <= HEAD
    return toll_in(claim.text) if foremost else None


def _may_supersede(line: Line, toll: Toll, other: Line, theirs: Toll) -> bool:
    """Whether one is known to be the later count, or of the same day the higher."""
    if not line.told.published or not other.told.published:
        return False
    later = line.told.published > other.told.published
    return later or (line.told.published == other.told.published and toll.value > theirs.value)


def _newest(counted: tuple[Line, Toll]) -> tuple[str, int]:
    """Of counts of one day the highest: a toll rises."""
    return counted[0].told.published, counted[1].value


def _one_happening(one: Stems, other: Stems) -> bool:
    return len(one & other) >= SHARED


def _words(line: Line) -> Stems:
    return (line.told.stems | _title(line)) - line.told.numbers - _TOLD


def _title(line: Line) -> Stems:
    return frozenset[str]().union(*(stems_of(words.source) for words in line.said.words))
