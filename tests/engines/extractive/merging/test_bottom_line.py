"""The bottom line carries the story, reads in sequence and repeats nothing."""

import pytest
from story_builders import Said, fact, joined, position

from briefgen.engines.extractive.merging.bottom_line import bottom_line_of
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.wording import MOST_WORDS, is_dangling, is_garbled, stands_alone

CLOSURE = "The port of Nola will close for six weeks in March for repairs to its breakwater."


def lines(*sources: list[Said], dates: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """The texts of a bottom line with their keys."""
    groups, telling = joined(*sources, dates=dates)
    return [(each.text, each.claims) for each in bottom_line_of(groups, telling, Centre(telling))]


STORY = [
    fact(CLOSURE, future=True),
    position("Ada Ito", "Ada Ito, the harbour minister, wants the state to pay the dockers for the weeks of closure."),
    fact("But this move came late."),
    fact("Without a breakwater the winter storms could flood the old town of Nola."),
    fact("The dockers of Nola went on strike on Monday over the closure of the port."),
]


def test_it_says_what_happened_who_wants_what_and_what_is_at_stake() -> None:
    """Each role of a bottom line is filled where the claims fill it."""
    texts = [text for text, _ in lines(STORY)]
    assert 3 <= len(texts) <= 6
    assert CLOSURE in texts
    assert any("wants" in text for text in texts)
    assert any("could flood" in text for text in texts)


def test_nothing_dangling_or_overlong_is_shown() -> None:
    """A statement that leans on what is not shown is passed over, and so is one that no minister reads."""
    long = fact("The council of Nola met " + "and met again " * 20 + "over the closure of the port.")
    texts = [text for text, _ in lines([*STORY, long])]
    assert not [text for text in texts if is_dangling(text) or len(text.split()) > MOST_WORDS]


def test_what_several_sources_say_is_said_once_with_all_keys() -> None:
    """Corroboration adds keys to one line rather than a second line."""
    found = lines(STORY, [fact("The port of Nola will close in March for six weeks for repairs to its breakwater.",
                               future=True)])  # fmt: skip
    assert sum("close" in text for text, _ in found) == 1
    assert {"S1-1", "S2-1"} in [set(keys) for _, keys in found]


def test_the_newest_article_is_heard() -> None:
    """What the latest article leads with is in the bottom line."""
    later = [fact("A court halted the works at the breakwater of Nola after a complaint by the dockers.")]
    texts = [text for text, _ in lines(STORY, later, dates=("2024-03-01", "2024-03-09"))]
    assert later[0]["text"] in texts


def test_a_headline_alone_is_still_a_bottom_line() -> None:
    """Where nothing better is told, what there is is shown; where there are no claims, nothing."""
    assert [text for text, _ in lines([fact("Port of Nola to close")])] == ["Port of Nola to close"]
    assert lines([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "He said the port would close in March.",
        "But the port of Nola will close in March.",
        "These repairs to the breakwater will take six weeks.",
        "The port of Nola “will close in March, said the minister.",
        "The port will close,” said Ito. said.",
        "The Iraq i government closed the port in March.",
        "The port of Nola will close…",
        "Dockers feel betrayed by his deal with the shipping line.",
        "Inside the Most Dangerous Port of the Whole Northern Coast.",
    ],
)
def test_what_does_not_stand_alone(text: str) -> None:
    """Pronouns, connectives, open quotation marks, stray letters and cut ends all need something around them."""
    assert not stands_alone(text)


def test_a_plain_sentence_stands_alone() -> None:
    """Initials, possessives and decimals are no marks of careless copying."""
    text = "John F. Kennedy's U.S. envoy said that 4.5 percent of the farmers' crops, or more, were lost."
    assert stands_alone(text)
    assert not is_garbled(text)


def test_a_figure_and_the_newest_are_told_and_an_onlooker_is_not() -> None:
    """After the news follow a figure or deadline and the latest article's news rather than somebody's reading."""
    first = [
        *STORY,
        fact("The port of Nola employs about 2,500 dockers of the island."),
        position("Bo Sund", "The harbour of Nola is doomed, said Bo Sund, an analyst."),
    ]
    later = [fact("A court halted the works at the breakwater of Nola after a complaint by the dockers.")]
    texts = [text for text, _ in lines(first, later, dates=("2024-03-01", "2024-03-09"))]
    assert any("2,500" in text for text in texts)
    assert later[0]["text"] in texts
    assert not any("Sund" in text for text in texts)


def test_a_guessed_verb_and_a_bare_name_are_no_news() -> None:
    """What has neither its speaker nor its verb from the source, or no verb at all, is passed over."""
    found = lines([
        *STORY,
        position("Ada Ito", "[Ada Ito] [demands] a closure of the port of Nola in March."),
        fact("A closure of the port of Nola for repairs to its breakwater in March."),
    ])  # fmt: skip
    texts = [text for text, _ in found]
    assert not [text for text in texts if text.startswith(("[", "A closure"))]


def test_one_matter_led_with_by_two_papers_is_told_once() -> None:
    """Two first sentences tell one matter in two ways, and common words show it as well as rare ones."""
    one = fact("A ferry sank off Nola on Monday in a heavy storm, and forty sailors were saved, the coast guard said.")
    other = fact("The coast guard has saved forty people from a ferry that sank in a storm near the old port of Nola.")
    assert len(lines([one], [other])) == 1


def test_what_came_of_a_demand_is_told_instead_of_it() -> None:
    """A call that has been heeded is no news beside what heeded it."""
    call = position(
        "The Union", "The Union called on Governor Ada Ito to veto a bill that lets ports refuse small ships."
    )
    veto = fact("Governor Ada Ito vetoed on Friday a bill that would have let ports refuse small ships in Nola.")
    assert [text for text, _ in lines([call], [veto])] == [veto["text"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Nola army said he had acted as a soldier should on the quay.",
        "The judges of the high court of Nola have made very harsh remarks about me.",
        "Would close the port of Nola for six weeks, the union of dockers said.",
        "While some of the dockers of Nola who went on strike were hoping for a raise.",
    ],
)
def test_nobody_is_spoken_of_who_is_not_named(text: str) -> None:
    """*He* behind an army alone, *me* outside a quotation, or a clause without its subject is passed over."""
    assert text not in [line for line, _ in lines([*STORY, fact(text)])]


def test_he_behind_a_name_is_read() -> None:
    """*She* speaks of the person who is named before."""
    text = "Ada Ito said on Monday that she would rebuild the breakwater of the port of Nola."
    assert text in [line for line, _ in lines([position("Ada Ito", text)])]


def test_an_older_toll_gives_way_to_a_newer_one() -> None:
    """The dead of one event only become more: the lower count is not set beside the higher."""
    early = fact("At least two people were killed by a blast at the customs house of Nola, officers said.")
    late = fact("The blast at the customs house of Nola killed at least six people, the hospital of Nola said.")
    texts = [text for text, _ in lines([early], [late])]
    assert texts[0] == late["text"]
    assert early["text"] not in texts


def test_a_talk_among_journalists_is_no_news() -> None:
    """What happened comes before who spoke of it on the air, and a count before *several*."""
    talk = fact(
        "Quay Radio's Bo Lind talks to Ada Ito, a reporter for the Nola Post, about the ferry that sank off Nola."
    )
    sank = fact("A ferry sank off the port of Nola in a storm on Monday, and forty sailors were saved by a tug.")
    assert lines([talk], [sank])[0][0] == sank["text"]


def test_what_only_goes_on_is_left_out() -> None:
    """``Ito also …`` leans on what she did before, which no reader has been told."""
    also = fact(
        "The closure of the port of Nola also costs the state and the dockers the winter trade of the old town."
    )
    texts = [text for text, _ in lines([*STORY, also])]
    assert texts
    assert not any(" also " in text for text in texts)


def test_an_untold_it_dangles_behind_if_as_well() -> None:
    """``If it happens tonight, …`` does not say what; *if it is true that …* points ahead."""
    assert is_dangling("If it happens tonight, the port of Nola could close on Friday.")
    assert not is_dangling("If it is true that the port of Nola closes, the union will strike.")
    assert not is_dangling("If the port of Nola closes, the union will strike.")
