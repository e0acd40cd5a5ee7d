"""Which article of today is which source of a brief: by its path, else by the words that the brief quotes of it."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from briefgen.domain.article import Article
from briefgen.domain.rechecking.brief_file import Footnote, Named
from briefgen.domain.rechecking.finding import SourceNow, State
from briefgen.domain.rechecking.placing import Finder
from briefgen.domain.text.alignment import word_count

TELLING = 4
"""Words of a quote from which it shows, where it stands, which article it is in."""

_ENOUGH = 0.5
"""Share of a source's telling quotes that an article of another name must hold to be that source."""


class _Candidate:
    """An article with what is asked of it more than once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.finder = Finder(article.text)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.article.text.encode("utf-8", "surrogatepass")).hexdigest()

    def share(self, notes: Sequence[Footnote]) -> float:
        """How many of the telling quotes stand in it; of none, whether any word-for-word quote does."""
        telling = [note for note in notes if word_count(note.quote) >= TELLING] or list(notes)
        return sum(self.finder.holds(note.quote) for note in telling) / len(telling) if telling else 0.0

    def is_alike(self, notes: Sequence[Footnote]) -> bool:
        """Whether one of the telling quotes stands in it with a few other words."""
        return any(self.finder.place(note).span for note in notes if word_count(note.quote) >= TELLING)


class Matcher:
    """Matches sources to articles; each article is one source at most.

    A source that was found by its path and has none of the words that the brief quotes is another text: its words are
    never shown, since a brief may name any file.
    """

    def __init__(self, articles: Sequence[Article], notes: Sequence[Footnote], called: Mapping[str, str]) -> None:
        """Take what was read, what is quoted, and how a path of the brief is called now, where that is known."""
        self._candidates = [_Candidate(article) for article in articles]
        self._notes = notes
        self._called = called
        self._taken: set[int] = set()

    def match(self, sources: Sequence[Named]) -> dict[str, tuple[Article, SourceNow]]:
        """The article of each source that has one; those that stand under their path first."""
        found: dict[str, tuple[Article, SourceNow]] = {}
        for choose in (self._by_path, self._by_words):
            for source in sources:
                if source.id not in found and (now := self._admitted(source, choose)):
                    found[source.id] = now
        return found

    def named_otherwise(self, source: Named) -> str | None:
        """The path of an article that stands where the source stood and holds another text."""
        place = self._by_path(source)
        return None if place is None else self._candidates[place].article.path

    def _of(self, source: Named) -> list[Footnote]:
        return [note for note in self._notes if note.source == source.id and note.quote]

    def _admitted(self, source: Named, choose: Callable[[Named], int | None]) -> tuple[Article, SourceNow] | None:
        place = choose(source)
        if place is None:
            return None
        candidate, notes = self._candidates[place], self._of(source)
        same = source.sha256 == candidate.sha256
        if not (same or not notes or candidate.share(notes) or candidate.is_alike(notes)):
            return None
        self._taken.add(place)
        path = candidate.article.path
        renamed = not any(common_tail(path, old) for old in (*source.paths, *self._called_now(source)))
        state: State = "renamed" if renamed else "stands" if same or source.sha256 is None else "edited"
        reason = f"stands at {path} now" if renamed else "its text has changed since" if state == "edited" else ""
        old = source.paths[0] if source.paths else path
        return candidate.article, SourceNow(id=source.id, path=old, state=state, now=path, reason=reason)

    def _called_now(self, source: Named) -> list[str]:
        return [self._called[path] for path in source.paths if path in self._called]

    def _by_path(self, source: Named) -> int | None:
        """The article whose path has most parts at its end in common with the source's, if it is the only one."""
        names = (*source.paths, *self._called_now(source))
        scores = [
            (max((common_tail(each.article.path, name) for name in names), default=0), place)
            for place, each in enumerate(self._candidates)
            if place not in self._taken
        ]
        best = max(scores, default=(0, 0))[0]
        fitting = [place for score, place in scores if score == best and best]
        if len(fitting) > 1:
            notes = self._of(source)
            fitting.sort(key=lambda place: -self._candidates[place].share(notes))
        return fitting[0] if fitting else None

    def _by_words(self, source: Named) -> int | None:
        """The article that holds most of the source's quotes."""
        notes = [note for note in self._of(source) if word_count(note.quote) >= TELLING]
        free = [place for place in range(len(self._candidates)) if place not in self._taken]
        if not notes or not free:
            return None
        best = max(free, key=lambda place: (self._candidates[place].share(notes), -place))
        return best if self._candidates[best].share(notes) >= _ENOUGH else None


def common_tail(path: str, other: str) -> int:
    """How many parts two paths have in common at their ends."""
    one, two = PurePosixPath(path).parts, PurePosixPath(other).parts
    count = 0
    while count < min(len(one), len(two)) and one[-1 - count] == two[-1 - count]:
        count += 1
    return count
