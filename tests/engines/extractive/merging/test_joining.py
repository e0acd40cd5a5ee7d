"""Claims that say the same become one statement, and no others."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_builders import fact, joined, position, told

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""

WORDS = ("port", "close", "storm", "coal", "Nola", "repair", "strike", "union")
REPORT = "The port of Nola will close for six weeks in March for repairs to its breakwater."


def test_one_statement_in_two_wordings_is_joined_with_all_its_keys() -> None:
    """A statement that two sources word almost alike keeps the keys of both."""
    groups, _ = joined(
        [fact(REPORT)], [fact("Nola port will close in March for six weeks for repairs to the breakwater.")]
    )
    assert [set(group.keys) for group in groups] == [{"S1-1", "S2-1"}]
    assert groups[0].origins == 2


@pytest.mark.parametrize(
    "other",
    [
        fact(REPORT.replace("six", "6").replace("weeks", "months") + " Or 12 months."),
        fact(REPORT.replace("will close", "will not close")),
        position("Ada Ito", REPORT),
        fact("The port of Nola handles coal for the whole of the northern coast."),
    ],
)
def test_a_different_number_sense_speaker_or_matter_stays_apart(other: dict[str, object]) -> None:
    """Likeness of words alone joins nothing."""
    groups, _ = joined([fact(REPORT)], [other])
    assert len(groups) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("supports", "opposes"), ("accepted", "rejected"), ("increased", "decreased")]
)
def test_what_one_word_turns_round_stays_apart(one: str, other: str) -> None:
    """A source is never credited with the opposite of what it says, however alike the other words are."""
    said = "Harbour minister Ada Ito {} the plan of the council to widen the port of Nola"
    groups, _ = joined([position("Ada Ito", said.format(one))], [position("Ada Ito", said.format(other))])
    assert len(groups) == 2


def test_the_same_quotation_joins_two_renderings() -> None:
    """Two reports of one quotation are one position, however the reports introduce it."""
    words = "we hope that the repairs will be finished before the autumn storms"
    groups, _ = joined(
        [position("Ada Ito", f"Ada Ito said: “{words}”.", quote=words)],
        [position("Ada Ito", f"Asked by radio reporters in the capital, Ada Ito told them “{words}”.", quote=words)],
    )
    assert len(groups) == 1


def test_the_wording_that_reads_best_leads() -> None:
    """A whole sentence that stands alone is shown rather than a garbled or dangling one."""
    garbled = "But the the port of Nola will close for six weeks in March for repairs to its breakwater , said"
    groups, _ = joined([fact(garbled)], [fact(REPORT)])
    assert groups[0].lead.claim.text == REPORT


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_joining_parts_the_claims(words: list[str]) -> None:
    """Every claim is in exactly one group, whatever the claims are."""
    texts = [" ".join(words[n : n + 4]) or "nothing" for n in range(0, len(words) + 1, 4)]
    groups, telling = joined([fact(f"{text} {n}") for n, text in enumerate(texts)])
    assert sorted(key for group in groups for key in group.keys) == sorted(each.claim.key for each in telling.told)


def test_many_copies_are_joined_quickly() -> None:
    """Forty copies of one article of thirty claims stay thirty statements, without comparing all with all."""
    places = ["Nola", "Brae", "Ostby", "Tarn", "Ilm", "Kolp"]
    claims = [
        fact(f"{place} council {verb} the {thing} plan in district number {n}.")
        for n, (place, verb, thing) in enumerate(
            (place, verb, thing)
            for place in places
            for verb, thing in (
                ("approved", "harbour"),
                ("rejected", "tramway"),
                ("delayed", "library"),
                ("funded", "hospital"),
                ("praised", "theatre"),
            )
        )
    ]
    start = time.process_time()
    groups, _ = joined(*[claims] * 40)
    assert len(groups) == 30
    assert time.process_time() - start < AT_MOST


def test_an_actor_of_the_story_is_found_by_the_name_a_source_uses() -> None:
    """A claim's speaker becomes the story's name for that actor, and a stranger none."""
    telling = told([position("Ada Ito", REPORT), fact("Coal is dear.")])
    assert [each.actor for each in telling.told] == ["Ada Ito", None]
