"""Names are found in the body as whole words."""

from builders import an_article

from briefgen.domain.names.nameplaces import NamePlaces
from briefgen.domain.span import Span


def test_names_are_found_whole_and_in_the_body_only() -> None:
    """A possessive is a mention, a part of a word is none, and what cleaning cut is none."""
    text = "Ito’s port. The Itoh bank. ITO left. Ito again."
    names = NamePlaces(an_article(text, body=(Span(0, 36),)))
    assert [span.of(text) for span in names.of("Ito")] == ["Ito", "ITO"]
    assert names.of("Oslo") == names.of("”") == ()
    assert "itoh" in names.tokens
    assert "again" not in names.tokens
