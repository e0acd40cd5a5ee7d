"""Rechecking: every statement of a finished brief is held against the words of its sources as they are today."""

import re
from collections.abc import Iterator, Sequence

from briefgen.domain.checking.checks import Carrier, is_verbatim, label_objections, objections
from briefgen.domain.checking.dating import date_is_carried, is_iso_date, page_date
from briefgen.domain.checking.likeness import has_digit
from briefgen.domain.checking.numbers import number_of
from briefgen.domain.checking.stemming import content_stems
from briefgen.domain.rechecking.brief_file import BriefFile, Footnote, Stated
from briefgen.domain.rechecking.desk import Backing, Desk
from briefgen.domain.rechecking.finding import Finding, Kind, SourceNow, Verdict
from briefgen.domain.rechecking.misplaced import misplaced_numbers
from briefgen.domain.rechecking.placing import Placed
from briefgen.domain.span import Span
from briefgen.domain.text.sentences import sentence_spans

LEAST_SHARED = 0.4
"""Share of a sentence's content words that the passages behind it must have, as in the gate."""

_SHORT = 2  # content words; a sentence of fewer ("He said so.") is judged with the whole statement
_STATES: dict[str, Kind] = {
    "vanished": "vanished", "replaced": "replaced", "unreadable": "unreadable", "refused": "refused",
    "withdrawn": "withdrawn",
}  # fmt: skip

_COUNTS = re.compile(r"(\w+) articles?, (\w+) origins?")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")

Places = list[tuple[str, Span]]


class Rechecker:
    """Checks one brief; the claims of a JSON brief that hold may carry its statements."""

    def __init__(self, file: BriefFile, desk: Desk, sources: Sequence[SourceNow]) -> None:
        self._desk = desk
        self._sources = {source.id: source for source in sources}
        self._notes = {note.id: note for note in file.footnotes}
        self._placed: dict[str, Placed] = {}

    def verdict(self, stated: Stated) -> Verdict:
        """What speaks against one statement, its citations first."""
        if stated.is_label:
            return self._labelled(stated)
        findings: list[Finding] = []
        places: Places = []
        for cite in stated.cites:
            findings += self._cited(cite, places)
        if not stated.cites:
            findings.append(Finding(kind="uncited", message="the statement cites no source"))
        elif len(places) == len(stated.cites):
            against = list(dict.fromkeys(self._against(stated, places)))
            findings += self._unsupported(against, places)
            if stated.is_claim and not against:
                self._admit(stated, places)
        return Verdict(
            line=stated.line, part=stated.part, text=stated.text, cites=stated.cites, findings=tuple(findings)
        )

    def _labelled(self, stated: Stated) -> Verdict:
        """A heading may be put freely, but bring no name, number or quotation that no article has."""
        whole = all(source.is_sound for source in self._sources.values())  # else who knows what the others said
        against = label_objections(stated.text, self._desk.whole) if whole else ()
        told = (reason.replace("the cited passage", "any of the articles") for reason in against)
        findings = tuple(Finding(kind="unsupported", message=message) for message in told)
        return Verdict(line=stated.line, part=stated.part, text=stated.text, findings=findings)

    def unused(self, used: frozenset[str]) -> Iterator[Verdict]:
        """The footnotes that nothing refers to, and those that say nothing."""
        for note in self._notes.values():
            found = []
            if note.id not in used:
                found.append(Finding(kind="unused", message="no statement uses the footnote", citation=note.id))
            if note.fault:
                found.append(Finding(kind="footnote", message=f"the footnote {note.fault}", citation=note.id))
            if found:
                yield Verdict(line=note.line, part="footnotes", text=note.quote or note.id, findings=tuple(found))

    def _unsupported(self, against: Sequence[str], places: Places) -> Iterator[Finding]:
        """Each reason; the last with the passages that do not carry the statement."""
        passages = [self._desk.tables[source].article.words_of(span) for source, span in places]
        for message in against:
            shown = " … ".join(passages) if message == against[-1] else None
            yield Finding(kind="unsupported", message=message, now=shown)

    def _cited(self, cite: str, places: Places) -> Iterator[Finding]:
        """What became of one citation; where its words can be found in some form, their place."""
        note = self._notes.get(cite)
        if note is None:
            yield Finding(kind="uncited", message=f"there is no footnote {cite}", citation=cite)
            return
        if note.fault:
            yield Finding(kind="uncited", message=f"the footnote {cite} {note.fault}", citation=cite)
            return
        source = self._sources[note.source]
        if not source.is_sound:
            message = f"{source.id} ({source.path}): {source.reason}"
            yield Finding(kind=_STATES[source.state], message=message, citation=cite, was=note.quote)
        if note.source in self._desk.tables:
            yield from self._standing(note, places)

    def _standing(self, note: Footnote, places: Places) -> Iterator[Finding]:
        table = self._desk.tables[note.source]
        if note.id not in self._placed:
            self._placed[note.id] = table.finder.place(note)
        placed = self._placed[note.id]
        if placed.span is None:
            message = "the quoted words are not in the source, and none like them"
            yield Finding(kind="gone", message=message, citation=note.id, was=note.quote)
            return
        places.append((note.source, placed.span))
        now = table.article.words_of(placed.span)
        if placed.state == "changed":
            message = "the source has other words than the brief quotes"
            yield Finding(kind="changed", message=message, citation=note.id, was=note.quote, now=now)
        elif placed.state == "moved":
            message = f"the words stand at characters {placed.span.start} to {placed.span.end} now"
            yield Finding(kind="moved", message=message, citation=note.id)

    def _against(self, stated: Stated, places: Places) -> Iterator[str]:
        """What the passages do not carry."""
        backing = self._desk.backing(places)
        carrier = self._desk.carrier(places, backing, stated.actor, speech=stated.is_position)
        if stated.part.casefold() == "actors":
            carrier = self._introducing(stated, carrier)
        yield from objections(stated.text, carrier, stated.certainty, question=stated.is_question)
        words = f"{carrier.cited}\n{carrier.sentences}"
        if not any(stated.text == b.text for b in backing):
            held = f"{words}\n{carrier.verified}\n{carrier.dates}"
            yield from misplaced_numbers(stated.text, held)
        yield from (
            f"the words “{said}” are not in the cited passage" for said in stated.words if not is_verbatim(said, words)
        )
        yield from _miscounted(stated.notes, len({source for source, _ in places}))
        yield from self._undated(stated, places, carrier, backing)
        if not stated.is_question:
            yield from _strangers(stated.text, f"{words}\n{carrier.verified}")

    def _introducing(self, stated: Stated, carrier: Carrier) -> Carrier:
        """Whoever is introduced may be called by all names that the articles have for it."""
        names = " . ".join(name for known in carrier.known if stated.actor in known.names for name in known.names)
        return carrier._replace(verified=f"{carrier.verified}\n{names}") if names else carrier

    def _undated(self, stated: Stated, places: Places, carrier: Carrier, backing: Sequence[Backing]) -> Iterator[str]:
        """A date beside the statement that neither the passage says nor the article's own day."""
        words = next(
            (near for near in (carrier.cited, carrier.sentences) if _YEAR.search(near)),
            f"{carrier.cited}\n{carrier.sentences}\n{carrier.before}",
        )
        days = {self._desk.tables[source].article.published for source, _ in places}
        when = (stated.when or "").strip()
        date = stated.date or page_date(when)
        if when and not date and has_digit(when) and not is_verbatim(when.strip('“”"'), words):
            yield f"the words “{when}” are not in the cited passage"
        known = [
            *(b.date for b in backing),
            *(days if stated.is_dated_by_report or when.startswith("reported") else ()),
        ]
        if not date or any(own.startswith(date) for own in known if own):
            return
        if date < "1000" or not is_iso_date(date) or not any(date_is_carried(date, words, day) for day in days):
            yield f"the cited passage does not say {when or date}"

    def _admit(self, stated: Stated, places: Places) -> None:
        held = Backing(stated.text, frozenset(places), stated.actor, stated.date, is_position=stated.is_position)
        self._desk.admit(held)


def _miscounted(notes: Sequence[str], articles: int) -> Iterator[str]:
    """A note of several articles and origins where others are cited, or fewer than it has origins."""
    for note in notes:
        if (counts := _COUNTS.match(note)) and (told := [number_of(count) for count in counts.groups()]):
            if told[0] is not None and told[0] != articles:
                yield f"the note says {counts[1].casefold()} articles, the marks lead to {articles}"
            elif told[1] is not None and told[1] > articles:
                yield f"the note says {counts[2]} origins, the marks lead to {articles} articles"


def _strangers(text: str, passage: str) -> Iterator[str]:
    """Whole sentences of a statement of several that share next to nothing with what stands behind its marks."""
    spans = sentence_spans(text, Span(0, len(text)))
    if len(spans) < 2:  # noqa: PLR2004 - the gate has judged a single one
        return
    held = set(content_stems(passage))
    for span in spans:
        said = content_stems(span.of(text))
        if len(said) >= _SHORT and sum(stem in held for stem in said) < LEAST_SHARED * len(said):
            yield f"nothing behind the marks says “{span.of(text)}”"
