"""Who said what, sentence by sentence."""

import builders
import pytest

from briefgen.engines.extractive.speech.attribution import Attribution, find_attributions


def attributions(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text without knowledge of its entities."""
    article = builders.an_article(text)
    return find_attributions(article, builders.sentences_of(article))


def told(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of each attribution, the content's pieces joined by a bar."""
    return [
        (one.source.of(text) if one.source else None, " | ".join(span.of(text) for span in one.content))
        for one in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“The port will close,” Ada Ito said.", "Ada Ito", "The port will close"),
        ("“The port will close,” said Ada Ito.", "Ada Ito", "The port will close"),
        ("Ada Ito said: “The port will close.”", "Ada Ito", "The port will close."),
        ("Ada Ito said that the port will close.", "Ada Ito", "the port will close"),
        ("Ada Ito told Reuters on Monday that the port will close.", "Ada Ito", "the port will close"),
        ("The port will close, the minister said on Monday.", "the minister", "The port will close"),
        ("The port will close, according to Ada Ito.", "Ada Ito", "The port will close"),
        ("According to the ministry, the port will close.", "the ministry", "the port will close"),
        ("The ministry is seeking to close the port.", "The ministry", "to close the port"),
        ("The union called for a strike.", "The union", "a strike"),
        ("They laughed at Ito’s claim that the port is safe.", "Ito’s", "the port is safe"),
        ("Some officials in Baghdad fear the port will close.", "Some officials in Baghdad", "the port will close"),
        ("She expressed hope that the port will open.", "She", "the port will open"),
        ("The mayor is confident that the port is safe.", "The mayor", "the port is safe"),
    ],
)
def test_every_kind_of_attribution_has_its_speaker_and_content(text: str, speaker: str, content: str) -> None:
    """Direct, reported, inverted, nominal and intended: each form yields who and what."""
    assert told(text) == [(speaker, content)]


def test_speech_on_both_sides_of_its_speaker_is_one_attribution() -> None:
    """Words before and after "he said" belong together, without the speaker between them."""
    assert told("“The port,” he said, “will close.”") == [("he", "The port | will close.")]


def test_a_quotation_that_follows_goes_on_with_the_same_speaker() -> None:
    """A further quotation in the paragraph needs no second "said"."""
    text = "“The port will close,” Ito said. “It was never safe enough. We all know it.”"
    assert told(text) == [("Ito", "The port will close | It was never safe enough. We all know it.")]


@pytest.mark.parametrize(
    "text", ["", '"', "said", "“" * 3000, "x said " * 3000, "a, " * 20000, "(" * 5000, "said that " * 4000]
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    """Whatever the text, the answer comes and every span lies in it."""
    for one in attributions(text):
        assert all(0 <= span.start < span.end <= len(text) for span in one.content)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("People briefed on the plan said that it would fail.", "People briefed on the plan", "it would fail"),
        ("Two in three dockers said they were tired.", "Two in three dockers", "they were tired"),
        ("About 42% say they are content.", "42%", "they are content"),
        ("The authority itself said the deal was on.", "The authority itself", "the deal was on"),
        (
            'Kai Berg, the co-author of "Old Ports," about trade, said the quays were gone.',
            'Kai Berg, the co-author of "Old Ports," about trade',
            "the quays were gone",
        ),
        (
            'Bo Ek (D-Rowton), noting the size of the port, said, "He has a list."',
            "Bo Ek (D-Rowton), noting the size of the port",
            "He has a list.",
        ),
        ("Both Ito and Ek confess to being nervous.", "Ito and Ek", "being nervous"),
    ],
)
def test_speakers_who_are_neither_a_name_nor_an_office_are_found(text: str, speaker: str, content: str) -> None:
    """Shares of those asked, people told by what they know, and names behind brackets and titles speak too."""
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ito wrote he had seen the letter.", "Ito", "he had seen the letter"),
        ("The office said about half of the fees were paid.", "The office", "about half of the fees were paid"),
        ("He vowed to focus on the port.", "He", "to focus on the port"),
        ("Officials see Ito as a threat to the plan.", "Officials", "Ito as a threat to the plan"),
        ("Ek lashed out at the minister for the delay.", "Ek", "the minister for the delay"),
        ("Ek distanced himself from the plan.", "Ek", "the plan"),
        ("Ito took aim at comments by the union.", "Ito", "comments by the union"),
        ("Ito made it clear that the port would close.", "Ito", "the port would close"),
        ("He went on to say that the port was lost.", "He", "the port was lost"),
        ("Ito needled the “minister,” saying, “Nobody asked us.”", "Ito", "Nobody asked us."),
        ("Declaring that he alone can save the port, Ek offered to run.", "Ek", "he alone can save the port"),
        ("Dockers were laid off, a federal judge ruled Monday.", "a federal judge", "Dockers were laid off"),
        ("Traffic fell by half, the survey found.", "the survey", "Traffic fell by half"),
        ("“Prices will rise,” read the statement.", "the statement", "Prices will rise"),
        ("Bo Ek: “The port must stay.”", "Bo Ek", "The port must stay."),
        ("The plan, which Ito said would cost millions, was dropped.", "Ito", "The plan | would cost millions"),
        (
            "Women (61 percent) backed the plan, according to the survey.",
            "the survey",
            "Women (61 percent) backed the plan",
        ),
    ],
)
def test_what_was_said_is_found_wherever_it_stands(text: str, speaker: str, content: str) -> None:
    """Bare clauses, particles, light verbs, openings and transcripts: each form yields who and what."""
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Berg chanted “No port, no peace” and kept walking.", "No port, no peace"),
        ("Ek pledged to back the plan, but sounded unsure on Monday.", "to back the plan"),
        ("Ek vowed to fight the plan and left the room.", "to fight the plan"),
        ("Ek vowed to fight the plan and to win.", "to fight the plan and to win"),
    ],
)
def test_what_the_speaker_did_next_is_not_said(text: str, content: str) -> None:
    """A past form behind "and" or "but" tells of the speaker where an infinitive or a quotation stands before it."""
    assert [words for _, words in told(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "He was too tired to say that the port was lost.",
        "An official requested anonymity.",
        "The committee meets in case of need.",
        "The report: fees rose.",
        "So far, Ito has shown little.",
    ],
)
def test_what_only_looks_like_speech_is_left(text: str) -> None:
    """Being too tired to speak, asking not to be named and a colon behind a common noun say nothing."""
    assert told(text) == []


def test_a_tape_does_not_speak_for_whom_it_recorded() -> None:
    """Of "…, Ek said, according to a tape" the speaker is Ek alone."""
    assert told("The plan is dead, Bo Ek said on Monday, according to a tape.") == [("Bo Ek", "The plan is dead")]


def test_who_tells_that_somebody_said_little_is_heard() -> None:
    """Where the speech inside is only part of what is told, "according to" keeps its speaker."""
    text = "Ek returned on Wednesday for a lunch and warned of it, according to an attendee."
    assert ("an attendee", "Ek returned on Wednesday for a lunch and warned of it") in told(text)
