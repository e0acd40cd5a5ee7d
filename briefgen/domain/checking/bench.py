"""A story's material laid out for checking: what a statement that cites some claims may say."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.domain.checking.checks import Carrier, label_objections, objections
from briefgen.domain.checking.dating import date_in_words
from briefgen.domain.checking.surroundings import Surroundings
from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.draft import StatementDraft
from briefgen.domain.names.mentions import Known, known_actor, name_tokens
from briefgen.domain.names.naming import same_name
from briefgen.domain.span import Span
from briefgen.domain.statement import Certainty
from briefgen.domain.summary import Material, SourceActor
from briefgen.domain.tracing.claim_origins import claim_origins

_COMPARED = 12
"""Citations whose words are compared with each other; what rests on more is no single quotation."""

_SURENESS: tuple[Certainty, ...] = ("stated", "reported", "claimed", "possible")


class Weighed(NamedTuple):
    """A statement's fields as the claims behind it have them, and what speaks against it."""

    claims: tuple[Claim, ...]
    cites: tuple[str, ...]
    origins: int
    certainty: Certainty
    carrier: Carrier
    reasons: tuple[str, ...]


class Bench:
    """The material of one story, read once."""

    def __init__(self, material: Material) -> None:
        self.claims = material.claims
        self.actors = material.actors
        self.citations = material.citations
        self.articles = {article.id: article for article in material.articles}
        self._sentences = material.sentences
        self._origin_of = material.origin_of
        self._around: dict[str, Surroundings] = {}
        known = [known_actor(a.names, a.role, is_person=a.kind == "person") for a in self.actors.values()]
        self._known: dict[str, list[Known]] = {} | {a.source: [] for a in self.actors.values()}
        for actor, name in zip(self.actors.values(), known, strict=True):
            self._known.setdefault(actor.source, []).append(name)

    def introduce(self, members: Sequence[SourceActor], name: str) -> None:
        """Let statements call an actor of the story by the names that any of its sources has for it.

        Only members that could go by the actor's name lend theirs, whoever joined them: two people stay two.
        """
        full = max(
            (m.name for m in members if same_name(m.name, name)), key=lambda form: len(form.split()), default=name
        )
        alike = [m for m in members if any(same_name(form, full) for form in _telling(m))]
        forms = dict.fromkeys(form for m in alike for form in m.names)
        roles = dict.fromkeys(m.role for m in alike if m.role)
        joined = known_actor((*forms,), " . ".join(roles), is_person=any(m.kind == "person" for m in alike))
        for source in {m.source for m in alike} if len(alike) > 1 else ():
            self._known.setdefault(source, []).append(joined)

    def weigh(self, said: StatementDraft, *, question: bool = False) -> Weighed:
        """Check a statement against the words that its claims cite."""
        weighed = self.lay_out(said)
        if not said.text.strip() or not weighed.cites:
            return weighed
        against = objections(said.text, weighed.carrier, weighed.certainty, question=question)
        return weighed._replace(reasons=tuple(dict.fromkeys((*weighed.reasons, *against))))

    def lay_out(self, said: StatementDraft) -> Weighed:
        """A statement beside the words that its claims cite; its reasons say only what is wrong with the claims."""
        unknown = [key for key in said.claims if key not in self.claims]
        claims = tuple(self.claims[key] for key in dict.fromkeys(said.claims) if key in self.claims)
        reasons = [f'"{key}" is no claim' for key in dict.fromkeys(unknown)]
        cites = self._known_cites(cite for claim in claims for cite in claim.cites)
        if not cites and not unknown:
            reasons.append("the statement names no claim")
        carrier = self.carrier(claims, cites)
        certainty = self._certainty(said.certainty, claims)
        if not said.text.strip():
            reasons.append("the statement is empty")
        return Weighed(claims, cites, self.origins(cites), certainty, carrier, tuple(dict.fromkeys(reasons)))

    def labels(self, weighed: Weighed, *labels: str) -> list[str]:
        """What speaks against headings that stand over a statement; the headings of its claims are sound already."""
        sound = [heading for claim in weighed.claims for heading in (claim.issue, claim.stance) if heading]
        carrier = weighed.carrier._replace(verified="\n".join((weighed.carrier.verified, *sound)))
        return [reason for label in labels for reason in label_objections(label, carrier)]

    def origins(self, cites: Sequence[str]) -> int:
        """How many independent origins some citations have; one quotation in two articles is one."""
        cited = [self.citations[cite] for cite in cites]
        homes = {self._origin_of.get(citation.source, citation.source) for citation in cited}
        if len(homes) == 1 or len(cited) > _COMPARED:
            return max(1, len(homes))
        return claim_origins([(one.source, self._sentence_of(one)) for one in cited], self._origin_of)

    def _sentence_of(self, citation: Citation) -> str:
        around = self._surroundings(citation.source)
        return around.holding([Span(citation.start, citation.end)]) if around else citation.quote

    def carrier(self, claims: Sequence[Claim], cites: Sequence[str]) -> Carrier:
        """What a statement on these claims may rest on."""
        cited = [self.citations[cite] for cite in cites]
        by_source: dict[str, list[tuple[int, int]]] = {}
        for citation in cited:
            by_source.setdefault(citation.source, []).append((citation.start, citation.end))
        sentences, before = [], []
        for source, places in by_source.items():
            around = self._surroundings(source)
            if around is None:
                continue
            spans = [Span(*place) for place in places]
            sentences.append(around.holding(spans))
            before += [around.before(span, 1) for span in spans]
        known = tuple(name for source in by_source for name in self._known.get(source, ()))
        return Carrier(
            cited="\n".join(citation.quote for citation in cited),
            sentences="\n".join(sentences),
            before="\n".join(before),
            verified="\n".join(claim.text for claim in claims),
            dates="\n".join(date_in_words(claim.date) for claim in claims if claim.date),
            known=known,
            given=name_tokens(" . ".join(claim.actor for claim in claims if claim.actor)),
            speech=any(claim.kind == "position" for claim in claims),
        )

    def of_members(self, members: Sequence[SourceActor]) -> tuple[Carrier, tuple[str, ...]]:
        """What may be said of an actor on the words that its articles have for it."""
        cites = self._known_cites(cite for member in members for cite in member.cites)
        carrier = self.carrier((), cites)
        names = " . ".join(name for member in members for name in (*member.names, member.role or ""))
        return carrier._replace(verified=names), cites

    def _known_cites(self, cites: Iterable[str]) -> tuple[str, ...]:
        return tuple(cite for cite in dict.fromkeys(cites) if cite in self.citations)

    def _surroundings(self, source: str) -> Surroundings | None:
        if source not in self._around and source in self.articles:
            self._around[source] = Surroundings(self.articles[source], self._sentences.get(source, ()))
        return self._around.get(source)

    def _certainty(self, said: Certainty, claims: Sequence[Claim]) -> Certainty:
        """Never surer than the surest claim."""
        surest = min((_SURENESS.index(claim.certainty) for claim in claims), default=0)
        return _SURENESS[max(_SURENESS.index(said), surest)]


def _telling(actor: SourceActor) -> tuple[str, ...]:
    """The names that show who an actor is: of a person the fullest, for many share a last name."""
    return actor.names[:1] if actor.kind == "person" else actor.names
