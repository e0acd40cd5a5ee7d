"""From bytes to the text as read."""

import codecs
import re
from collections.abc import Callable

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01  # a scrape may hold a stray control character; a program or picture holds one in ten
_WINDOWS_MARKS = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xae\xb0\xe9")
_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


class NotTextError(ValueError):
    """These bytes are no text in any encoding that is known here."""


def decoded(content: bytes, *, recognise: Callable[[bytes], str | None]) -> str:
    r"""Return the text, newlines as ``\n``; raise ``NotTextError`` for binary content.

    ``recognise`` is asked for the text of bytes that are neither UTF-8, UTF-16 nor plain Windows text.
    UTF-8 is read as ``open(path, encoding="utf-8")`` would, a byte order mark included, so that offsets agree.
    """
    text = _text(content, recognise)
    if "\0" in text or len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise NotTextError("holds binary content, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(content: bytes, recognise: Callable[[bytes], str | None]) -> str:
    encoding = _plain_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if b"\0" in content:
            raise NotTextError("holds binary content, not text") from None
    if _WINDOWS_MARKS.issuperset(byte for byte in set(content) if byte > 127):  # noqa: PLR2004  (the end of ASCII)
        return content.decode("cp1252")
    recognised = recognise(content)
    if recognised is None:
        raise NotTextError("its character encoding is not recognised; save it as UTF-8")
    return recognised.removeprefix("\ufeff")


def _plain_encoding(content: bytes) -> str:
    """UTF-8 unless a byte order mark, or zeros in every other byte of Latin text, say UTF-16 or UTF-32."""
    for mark, encoding in _WIDE:
        if content.startswith(mark):
            return encoding
    head = content[:2000]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    half = len(head) // 2
    if half and max(zeros) > 0.4 * half and min(zeros) < 0.05 * half:  # most letters are Latin
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return "utf-8"
