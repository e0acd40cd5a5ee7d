"""Whether a PDF is a bomb: what its packed streams unpack to, measured before the library opens it."""

import re
import zlib

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_IMAGE = re.compile(rb"/Subtype\s{0,9}/Image")
_DICTIONARY = 400  # bytes before a stream in which its dictionary says that it is an image
_END = b"endstream"
_BOMB_RATIO = 100  # drawing a page of words packs to a tenth or a fifth
_BOMB_SIZE = 1_000_000


def is_bomb(content: bytes, limit: int) -> bool:
    """Whether a stream that is no image unpacks to a hundred times its size, or all of them to more than a limit.

    The library needs hundreds of bytes and a microsecond for each letter that it is told to draw.
    """
    total = 0
    place = 0
    while found := _STREAM.search(content, place):
        end = content.find(_END, found.end())
        if end < 0:
            return False
        if not _IMAGE.search(content, max(place, found.start() - _DICTIONARY), found.start()):
            size = _unpacked(content[found.end() : end], limit - total)
            total += size
            if total >= limit or size > max(_BOMB_SIZE, _BOMB_RATIO * (end - found.end())):
                return True
        place = end + len(_END)
    return False


def _unpacked(packed: bytes, most: int) -> int:
    """How much a stream unpacks to, ``most`` at most; nothing where it is packed in another way."""
    try:
        return len(zlib.decompressobj().decompress(packed, most))
    except zlib.error:
        return 0
