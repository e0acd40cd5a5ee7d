"""The story's title: the most central title among the sources, else a phrase made of its actors and its issue."""

import re
from collections import Counter

from briefgen.domain.summary import Material
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.shared_words import stem_list, stems_of
from briefgen.engines.extractive.merging.telling import Telling
from briefgen.engines.extractive.merging.wording import is_balanced

FEWEST_WORDS = 4
MOST_WORDS = 20
ACTORS = 2
ISSUE_WORDS = 3
UNTITLED = "Untitled story"
_SITE = re.compile(r"\s+(?:\||[-–—])\s+[^|–—-]{2,40}$")


def headline_of(material: Material, telling: Telling, centre: Centre) -> str:
    """The title of a story, never empty."""
    titled = [article for article in material.articles if article.title]
    sourced = [article for article in titled if article.id not in telling.weak] or titled
    titles = [_without_site(article.title or "", article.publisher) for article in sourced]
    fit = [title for title in titles if FEWEST_WORDS <= len(title.split()) <= MOST_WORDS and is_balanced(title)]
    if fit:
        return max(fit, key=lambda title: _centrality(title, centre))
    return _phrase(telling) or next((title for title in titles if title), UNTITLED)


def _centrality(title: str, centre: Centre) -> float:
    stems = stems_of(title)
    return centre.title_share(stems) + centre.common(stems)


def _without_site(title: str, publisher: str | None) -> str:
    """A title without the name of its site behind it; what else stands behind a dash is kept."""
    title = " ".join(title.split())
    tail = _SITE.search(title)
    if tail is None:
        return title
    name = tail.group().strip(" |-–—")
    is_site = "|" in tail.group() or (publisher is not None and name.casefold() == publisher.casefold())
    return title[: tail.start()] if is_site else title


def _phrase(telling: Telling) -> str:
    """*Ada Ito and Port Authority: closure of the port*."""
    actors = " and ".join(telling.actors[:ACTORS])
    issues = Counter(told.claim.issue for told in telling.told if told.claim.issue)
    issue = max(issues, key=lambda each: (issues[each], each)) if issues else _common_words(telling)
    return ": ".join(part for part in (actors, issue) if part)


def _common_words(telling: Telling) -> str:
    names = stems_of(" ".join(telling.actors))
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for told in telling.told:
        for word in re.findall(r"[^\W\d_]{4,30}", told.claim.text):
            stems = stem_list(word)
            if stems and stems[0] not in names:
                counts[stems[0]] += 1
                forms.setdefault(stems[0], word.casefold())
    common = sorted(counts, key=lambda each: (-counts[each], each))[:ISSUE_WORDS]
    return ", ".join(forms[each] for each in common)
