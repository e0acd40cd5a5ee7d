"""From bytes to the text as read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.text.text_decoding import NotTextError, decoded


def nobody(content: bytes) -> str | None:  # noqa: ARG001  (what a recogniser is asked)
    """Recognises nothing."""
    return None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_width_is_read(encoding: str) -> None:
    """UTF-8, and UTF-16 and UTF-32 with or without a mark, give the same text."""
    text = "The port of Århus will close, “soon”. " * 4
    assert decoded(text.encode(encoding), recognise=nobody).removeprefix("\ufeff") == text


def test_plain_windows_text_is_read() -> None:
    """Curly quotation marks and dashes of Windows text are recognised without asking anybody."""
    assert decoded("“No” – said Ito’s café".encode("cp1252"), recognise=nobody) == "“No” – said Ito’s café"


def test_other_encodings_are_asked_for() -> None:
    """What is neither Unicode nor Windows text is what the recogniser says, without a byte order mark."""
    assert decoded("порт".encode("koi8-r"), recognise=lambda content: "\ufeff" + content.decode("koi8-r")) == "порт"
    with pytest.raises(NotTextError, match="not recognised"):
        decoded("порт".encode("koi8-r"), recognise=nobody)


@pytest.mark.parametrize("content", [b"text\x00text", b"\x89PNG\r\n\x1a\n\x00\xff", b"\x01\x02\x03abc" * 9])
def test_binary_content_is_no_text(content: bytes) -> None:
    """Zeros and control characters are no text, whatever stands between."""
    with pytest.raises(NotTextError):
        decoded(content, recognise=nobody)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_ends_in_one_way(text: str, end: str) -> None:
    """Any text comes back as written, with one kind of line end."""
    assert decoded(f"{text}{end}{text}".encode(), recognise=nobody) == f"{text}\n{text}"
