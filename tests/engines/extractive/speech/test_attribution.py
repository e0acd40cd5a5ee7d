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
