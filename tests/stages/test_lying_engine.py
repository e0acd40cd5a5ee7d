"""Whatever an engine says, nothing unpinned and nothing false reaches the story."""

import re

from builders import a_chunk, an_article, sentences_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.domain.brief import Brief, statements_of
from briefgen.domain.draft import (
    ActorDraft,
    ClaimDraft,
    DisagreementDraft,
    EventDraft,
    OpenQuestionDraft,
    PositionDraft,
    QuoteDraft,
    SideDraft,
    StatementDraft,
    StoryActorDraft,
    StoryDraft,
    SummaryDraft,
)
from briefgen.domain.ledger import LedgerRow
from briefgen.domain.run import Run
from briefgen.domain.source import Origin, Source
from briefgen.domain.summary import Material, SourceSummary
from briefgen.stages.check import Checked, check_story
from briefgen.stages.ground import ground_summary, seal_summary

TEXTS = (
    """Minister Ada Ito said on 3 May 2024 that 40 dockers will not strike. “We may close the port,” she said. \
Bo Lind of the dockers denied that.""",
    """The port of Oslo could close in June 2025, Ada Ito told reporters. Bo Lind rejected the plan.

Israel attacked Hezbollah\u2026 ﬁnally “in 2,500 raids”, officials said.""",
)
ARTICLES = tuple(
    an_article(text, id=f"S{n}", path=f"{n}.txt", published="2024-05-05", title="The port of Oslo")
    for n, text in enumerate(TEXTS, 1)
)
TRUE = [sentence.text for article in ARTICLES for sentence in sentences_of(article)]
FALSE = [
    "Zorblax rules the port.",
    "9999 dockers strike.",
    "“utterly false”, said Ito.",
    "On 31 May 1888 it sank.",
    "",
    "…",
]
NAMES = ["Ada Ito", "Ito", "Bo Lind", "Zorblax", "Israel", "the dockers", "she", "Hezbollah", ""]
LIES = re.compile(r"Zorblax|9999|utterly false|1888|\b31\b", re.IGNORECASE)

odd = st.text(max_size=8)
said = st.one_of(
    st.sampled_from(TRUE + FALSE),
    st.builds("{} {}".format, st.sampled_from(TRUE), st.sampled_from(FALSE)),
    st.builds(lambda a, b: a.replace("Ada Ito", b), st.sampled_from(TRUE), st.sampled_from(NAMES)),
    st.builds(lambda a, cut: a[cut:], st.sampled_from(TRUE), st.integers(0, 60)),
    odd,
)
name = st.sampled_from(NAMES) | odd
maybe = st.none() | said
date = st.none() | st.sampled_from(["2024-05-03", "2025-06", "1888", "2024-99-99", "soon", ""])
certainty = st.sampled_from(["stated", "reported", "claimed", "possible"])
speech = st.sampled_from(["direct", "reported", "inferred"])
quote = st.builds(QuoteDraft, sentence=st.integers(-1, 5), words=said, at=st.none() | st.integers(-3, 200))
quotes = st.lists(quote, max_size=2).map(tuple)
claim = st.builds(
    ClaimDraft,
    kind=st.sampled_from(["position", "event", "fact", "question"]),
    text=said,
    quotes=quotes,
    certainty=certainty,
    actor=st.none() | name,
    speaker=st.none() | quote,
    speech=st.none() | speech,
    issue=st.none() | st.just("port") | said,
    stance=maybe,
    quote=maybe,
    date=date,
    date_words=st.none() | st.sampled_from(["3 May 2024", "June 2025", "31 May 1888"]) | odd,
    future=st.booleans(),
)
honest = st.sampled_from([(n, s) for article in ARTICLES for n, s in enumerate(sentences_of(article), 1)]).map(
    lambda pair: ClaimDraft(
        kind="fact", text=pair[1].text, quotes=(QuoteDraft(sentence=pair[0], words=pair[1].text),), certainty="stated",
        actor=None, speaker=None, speech=None, issue=None, stance=None, quote=None, date=None, date_words=None,
        future=False,
    )
)  # fmt: skip
kind = st.sampled_from(["person", "organisation", "country", "group"])
actor = st.builds(
    ActorDraft, name=name, aliases=st.lists(name, max_size=2).map(tuple), kind=kind, role=maybe, quotes=quotes,
    part_of=st.none() | name,
)  # fmt: skip
summary = st.builds(
    SummaryDraft,
    actors=st.lists(actor, max_size=3).map(tuple),
    claims=st.lists(honest | claim, max_size=5).map(tuple),
    last_sentence=st.integers(),
)
keys = st.lists(
    st.sampled_from(["S1-1", "S1-2", "S2-1", "S2-2", "S1-a1", "S1-a2", "S2-a1", "S9-9", ""]) | odd, max_size=3
).map(tuple)
common = {"text": said, "claims": keys, "certainty": certainty}
story = st.builds(
    StoryDraft,
    title=said,
    bottom_line=st.lists(st.builds(StatementDraft, **common), max_size=3).map(tuple),
    actors=st.lists(
        st.builds(
            StoryActorDraft, name=name, members=keys, kind=kind, role=maybe, part_of=st.none() | name, text=said,
            claims=keys,
        ),
        max_size=3,
    ).map(tuple),
    positions=st.lists(
        st.builds(PositionDraft, **common, actor=name, issue=said, stance=said, speech=speech, quote=maybe), max_size=2
    ).map(tuple),
    disagreements=st.lists(
        st.builds(
            DisagreementDraft,
            about=said,
            kind=st.sampled_from(["fact", "number", "date", "position"]),
            sides=st.lists(st.builds(SideDraft, **common, actor=st.none() | name), max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    timeline=st.lists(
        st.builds(EventDraft, **common, date=date, date_words=said, future=st.booleans()), max_size=2
    ).map(tuple),
    open_questions=st.lists(
        st.builds(
            OpenQuestionDraft,
            **common,
            raised_by=st.sampled_from(["source", "conflict", "silence"]),
            actor=st.none() | name,
            why=said,
        ),
        max_size=2,
    ).map(tuple),
)  # fmt: skip


def a_material(drafts: tuple[SummaryDraft, ...]) -> Material:
    """What stands of the drafts, one for each article."""
    summaries: list[SourceSummary] = []
    for article, draft in zip(ARTICLES, drafts, strict=True):
        summaries.append(seal_summary(article, [ground_summary(draft, a_chunk(article), article)]))
    return Material(
        articles=ARTICLES,
        sentences={article.id: sentences_of(article) for article in ARTICLES},
        summaries=tuple(summaries),
        origins=(Origin(id="O1", label="one", sources=("S1", "S2"), why="the same"),),
    )


def a_brief(material: Material, checked: Checked) -> Brief:
    """The brief that they make, which cannot be built where it is inconsistent."""
    sources = [
        Source(
            id=a.id, path=a.path, published_basis="undated", language="en", body=a.body, words=1, words_kept=1,
            characters=len(a.text), sha256="0", origin="O1",
        )
        for a in material.articles
    ]  # fmt: skip
    return Brief(
        title="t",
        as_of=None,
        as_of_basis="none",
        generated_at="now",
        engine="openai",
        stories=(checked.story,),
        claims=tuple(material.claims.values()),
        sources=tuple(sources),
        origins=material.origins,
        citations=tuple(material.citations.values()),
        ledger=tuple(LedgerRow(input=a.path, fate="used", source=a.id, reason="read") for a in material.articles),
        gaps=(),
        run=Run(engine="openai"),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(summary, summary, story)
def test_no_lie_reaches_the_story(one: SummaryDraft, two: SummaryDraft, draft: StoryDraft) -> None:
    """Invented names, numbers, dates and quotes are withheld; each citation is the article's words at its place."""
    material = a_material((one, two))
    checked = check_story(draft, material)
    brief = a_brief(material, checked)
    texts = {article.id: article.text for article in ARTICLES}
    for citation in brief.citations:
        assert texts[citation.source][citation.start : citation.end] == citation.quote == citation.quote.strip()
    shown = [*statements_of(checked.story), *brief.claims]
    assert all(statement.cites for statement in shown)
    page = checked.story.model_dump_json() + "".join(claim.model_dump_json() for claim in brief.claims)
    page += "".join(found.model_dump_json(exclude={"mentions"}) for found in material.actors.values())
    assert not LIES.search(page.replace("\\", ""))


@settings(max_examples=40, deadline=None)
@given(summary)
def test_everything_said_is_kept_or_told(draft: SummaryDraft) -> None:
    """Each claim of a draft either stands or is a fault at its place with its reasons."""
    article = ARTICLES[0]
    grounded = ground_summary(draft, a_chunk(article), article)
    faulty = {fault.index for fault in grounded.faults if fault.part == "claims"}
    assert len(grounded.claims) + len(faulty) == len(draft.claims)
    assert all(fault.reasons and all(fault.reasons) for fault in grounded.faults)
