"""Measure the crafts that the extractive engine rests on against invented cases, and refuse to fall below the floors.

    python benchmarks/quality.py             print each measure with its floor; exit 1 where one has fallen
    python benchmarks/quality.py --update    raise the floors to what is measured now (never lower them;
                                             --allow-regression does, and the change is then there to be reviewed)

The cases (``quality_cases.json``) are made by hand about people and places that do not exist, and are few: they catch
a craft that breaks, and do not tell how good it is on real news.
"""

import json
import re
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk
from briefgen.domain.dates.dates import find_dates
from briefgen.domain.draft import ClaimDraft
from briefgen.domain.names.naming import same_name
from briefgen.domain.span import Span
from briefgen.domain.text.sentences import sentence_spans
from briefgen.engines.extractive.engine import ExtractiveEngine
from briefgen.stages.chunk import chunk_article, number_sentences
from briefgen.stages.clean import clean_article
from briefgen.stages.trace import Traced, trace_articles

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "quality.json"
PUBLISHED = "2024-05-07"
BODY = (
    "The port of Marlow will close in March, the transport minister said on Tuesday after a week of talks in the city.",
    "Ada Ito told reporters that the decision had been taken with regret, and that workers would be paid until June.",
    "The dockers' union said it had not been asked, and that it would go to court if the government did not step back.",
    "Ships that use the port now will go to Rowton, where a second quay was opened last year at a cost of $40 million.",
)
Case = Any  # what a case holds differs from craft to craft


def claims_of(text: str) -> tuple[ClaimDraft, ...]:
    """What the engine draws from a short article."""
    article = Article(id="S1", path="a.txt", text=text, body=(Span(0, len(text)),), language="en", published=PUBLISHED)
    chunks: Sequence[Chunk] = chunk_article(article, number_sentences(article), counter=None, budget=None)
    return ExtractiveEngine().summarise(chunks[0], article).claims


def sentences(case: Case) -> float:
    """Whether a text has as many sentences as a reader counts."""
    text, count = case
    return len(sentence_spans(text, Span(0, len(text)))) == count


def dates(case: Case) -> float:
    """Whether the date is read as it is meant on the day of publication."""
    text, published, iso = case
    return iso in [mention.iso for mention in find_dates(text, Span(0, len(text)), published=published)]


def names(case: Case) -> float:
    """Whether two names are taken for one actor's exactly where they are."""
    one, other, same = case
    return same_name(one, other) is same


def cleaning(case: Case) -> float:
    """The F1 of the lines kept against the lines of the article."""
    lines = [*case["before"], *BODY[:2], *case["inside"], *BODY[2:], *case["behind"]]
    article = clean_article(Article(path="a.txt", text="\n\n".join(lines)))
    kept = [line for span in article.body for line in article.words_of(span).split("\n\n")]
    right = sum(line in BODY for line in kept)
    return 2 * right / (len(kept) + len(BODY))


def attribution(case: Case) -> float:
    """The share of what was said whose words a position of the right speaker cites, by half or more."""
    marked, speaker = case
    wanted = re.findall(r"\[([^\]]*)\]", marked)
    held = [claim for claim in claims_of(re.sub(r"[\[\]]", "", marked)) if claim.kind == "position"]
    quotes = [
        quote.words for claim in held if claim.actor and same_name(claim.actor, speaker) for quote in claim.quotes
    ]
    found = [any(words in quote and 2 * len(words) >= len(quote) for quote in quotes) for words in wanted]
    return sum(found) / len(found)


def events(case: Case) -> float:
    """Whether what happened is an event of its date."""
    text, iso = case
    return any(claim.kind == "event" and claim.date == iso for claim in claims_of(text))


def stories(case: Case) -> float:
    """The F1 of the pairs of articles that are put into one story."""
    traced = traced_as(case)
    return pair_f1(traced.groups, [story for story, _, _ in case])


def origins(case: Case) -> float:
    """The F1 of the pairs of articles that are traced to one origin."""
    traced = traced_as(case)
    return pair_f1([origin.sources for origin in traced.origins], [origin for _, origin, _ in case])


def traced_as(case: Case) -> Traced:
    """What is traced of the articles of a case, cleaned and named S1, S2 and so on."""
    texts = [text for _, _, text in case]
    cleaned = [clean_article(Article(id=f"S{n}", path=f"{n}.txt", text=text)) for n, text in enumerate(texts, 1)]
    return trace_articles(cleaned)


def pair_f1(groups: Sequence[Sequence[str]], labels: Sequence[str]) -> float:
    """The F1 of the pairs that groups of sources make against those of equal labels."""
    found = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    numbered = [(f"S{n}", label) for n, label in enumerate(labels, 1)]
    right = {frozenset((a, b)) for (a, one), (b, other) in combinations(numbered, 2) if one == other}
    return 2 * len(found & right) / (len(found) + len(right))


CRAFTS: tuple[Callable[[Case], float], ...] = (sentences, dates, names, cleaning, attribution, events, stories, origins)


def measured() -> dict[str, float]:
    """The mean of every craft over its cases."""
    cases = json.loads((FOLDER / "quality_cases.json").read_text(encoding="utf-8"))
    cases["origins"] = cases["stories"]
    return {
        craft.__name__: round(sum(map(craft, cases[craft.__name__])) / len(cases[craft.__name__]), 3)
        for craft in CRAFTS
    }


def raised(now: dict[str, float], floors: dict[str, float], *, may_fall: bool) -> dict[str, float]:
    """The floors after an update: as measured, but no lower than they were unless they may fall."""
    return {name: value if may_fall else max(value, floors.get(name, 0.0)) for name, value in now.items()}


def main(arguments: Sequence[str]) -> int:
    """Measure, tell, and update the floors where asked to."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    now = measured()
    for name, value in now.items():
        print(f"{name:<12} {value:.3f}  floor {floors.get(name, 0.0):.3f}")
    fallen = [name for name, floor in floors.items() if now.get(name, 0.0) < floor]
    may_fall = "--allow-regression" in arguments
    if fallen and not may_fall:
        print(f"fallen below its floor: {', '.join(fallen)}", file=sys.stderr)
        return 1
    if "--update" in arguments:
        floors = raised(now, floors, may_fall=may_fall)
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
