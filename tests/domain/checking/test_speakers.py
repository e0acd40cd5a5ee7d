"""Who speaks is who the passage lets speak."""

import pytest

from briefgen.domain.checking.speakers import Candidate, Speaker, speaker_objections

CROWD = "Ada Ito left. Then Eva Moe met Liv Dahl and Kari Lie, and Per Krag met Jon Vik and Tor Ness."
ITO = Candidate(("Ada Ito", "Ito"), "foreign minister")


def against(actor: Candidate, speaker: Speaker | None, sentence: str) -> list[str]:
    """What speaks against an actor as the speaker of a sentence."""
    before = speaker.before if speaker else ""
    return list(speaker_objections(actor, speaker, sentence, before))


@pytest.mark.parametrize(
    ("actor", "words", "before", "sentence"),
    [
        (ITO, "Ito", "", "“We will leave,” Ito said."),
        (ITO, "she", "Ada Ito came to Oslo.", "“We will leave,” she said."),
        (ITO, "the minister", "Ada Ito came to Oslo.", "“We will leave,” the minister said."),
        (ITO, "Foreign Minister Ada Ito, in Oslo,", "", "Foreign Minister Ada Ito, in Oslo, said so."),
        (Candidate(("Ada Sanders",)), "Mr. Sanders", "", "Mr. Sanders said so."),
        (ITO, "Sen. Ada Ito (D-Mo.), in Oslo", "", "Sen. Ada Ito (D-Mo.), in Oslo, said so."),
        (ITO, "the ministry's chief, Ada Ito", "", "The ministry's chief, Ada Ito, said so."),
        (ITO, "Port for All director Ada Ito", "", "Port for All director Ada Ito said so."),
        (Candidate(("Lund poll",), is_person=False), "A Lund poll", "", "A Lund poll says so."),
        (Candidate(("Ada Ito's aides",), is_person=False), "Her aides", "Ada Ito came.", "Her aides said so."),
        (ITO, "Ito", "", "“They will leave Lund,” Ito said."),
        (ITO, "she", "Ada Ito came to Oslo.", "She said Lind could leave."),
        (ITO, "Ada Ito", "", "“We like Lind,” declared Ada Ito."),
        (ITO, "Minister Ada Ito (L-Lund)", "", "Minister Ada Ito (L-Lund) said so."),
        (ITO, "She and other ministers", "Ada Ito came to Oslo.", "She and other ministers disputed it."),
        (
            Candidate(("officials in Baghdad",), is_person=False),
            "Some officials",
            "",
            "Some officials in Baghdad fear it.",
        ),
    ],
)
def test_the_right_speaker_passes(actor: Candidate, words: str, before: str, sentence: str) -> None:
    """By name, by pronoun, by title or by description."""
    assert against(actor, Speaker(words, before), sentence) == []


@pytest.mark.parametrize(
    ("actor", "words", "before", "sentence"),
    [
        (ITO, "Bo Lind", "Ada Ito came to Oslo.", "“We will leave,” Bo Lind said."),
        (ITO, "Ito spokesman Bo Lind", "", "“We will leave,” Ito spokesman Bo Lind said."),
        (Candidate(("Ada Ito's aides",), is_person=False), "His aides", "Bo Lind came.", "His aides said so."),
        (ITO, "she", "Ada Ito came to Oslo.", "“We will leave,” said Lind."),
        (ITO, "she", "Nobody came to Oslo.", "“We will leave,” she said."),
        (Candidate(("Hillary Clinton",)), "he", "Hillary Clinton met voters.", "“We will leave,” he said."),
        (ITO, "she", CROWD, "“We will leave,” she said."),
        (ITO, "sources", "Ada Ito came to Oslo.", "“We will leave,” sources said."),
        (ITO, "Ito", "", "“We will leave,” Lind told Ito."),
        (ITO, "Bo Lind (for Ada Ito)", "", "Bo Lind (for Ada Ito) said so."),
    ],
)
def test_the_wrong_speaker_is_refused(actor: Candidate, words: str, before: str, sentence: str) -> None:
    """Another name, a pronoun that cannot be hers, several people, or the one who is only told."""
    assert against(actor, Speaker(words, before), sentence)


def test_without_a_speaker_the_name_must_stand_near() -> None:
    """A position whose article names nobody there is nobody's."""
    assert against(ITO, None, "The port will close, Ito said.") == []
    assert against(ITO, None, "The port will close.")
