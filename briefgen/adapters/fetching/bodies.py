"""The body of an answer: so many bytes in so many seconds, whatever it was compressed with."""

import zlib
from collections.abc import Iterator
from typing import Protocol

from briefgen.errors import FetchError
from briefgen.ports.clock import Clock

ACCEPTED = "gzip, deflate"
_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


class _Answer(Protocol):
    def iter_stream(self) -> Iterator[bytes]: ...


class Bounds:
    """How much one address may give, and how long it may take."""

    def __init__(self, max_bytes: int, seconds: float, clock: Clock) -> None:
        """Take the most bytes of a body, before and after it is unpacked, and the most seconds of one answer."""
        self.max_bytes = max_bytes
        self.seconds = seconds
        self.clock = clock

    def read(self, address: str, answer: _Answer, encoding: str, begun: float) -> bytes:
        """The whole body, unpacked.

        Raises:
            FetchError: it is longer, or takes longer, than it may, or is not compressed as it says.
        """
        unpack = _unpacker(address, encoding)
        parts: list[bytes] = []
        size = came = 0
        for part in answer.iter_stream():
            came += len(part)
            plain = unpack(part, self.max_bytes - size + 1)
            size += len(plain)
            parts.append(plain)
            if size > self.max_bytes or came > self.max_bytes:
                raise FetchError(address, f"gives more than the {self.max_bytes:,} bytes that one address may")
            if self.clock.elapsed() - begun > self.seconds:
                raise FetchError(address, f"takes longer than the {self.seconds:.0f} seconds that one address may")
        return b"".join(parts)


class _Unpack(Protocol):
    def __call__(self, part: bytes, most: int, /) -> bytes: ...


def _unpacker(address: str, encoding: str) -> _Unpack:
    """What takes a part of a body and the most bytes to make of it; a bomb is not unpacked further than that."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return lambda part, _most: part
    if name not in _WINDOWS:
        raise FetchError(address, f"is compressed as {name[:20]!r}, which was not asked for")
    stream = zlib.decompressobj(_WINDOWS[name])

    def unpack(part: bytes, most: int, /) -> bytes:
        try:
            return stream.decompress(part, most)
        except zlib.error as error:
            raise FetchError(address, "is not compressed as it says") from error

    return unpack
