"""What every format's module is handed, and the text that comes out of it."""

import re
import zlib
from types import MappingProxyType
from typing import NamedTuple

from briefgen.domain.article import Article
from briefgen.domain.text.text_decoding import NotTextError, decoded
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import FieldNames, Loaded

MALFORMED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What libraries raise over files that are not what their names say; ``lxml``'s errors are syntax errors."""

_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


class Document(NamedTuple):
    """A file, or a member of an archive, in memory: ``name`` as the user knows it; it may unpack to ``max_bytes``.

    ``fields`` are the user's names for the fields of dumps.
    """

    name: str
    content: bytes
    max_bytes: int
    fields: FieldNames = MappingProxyType({})

    def lost(self, reason: str) -> UnreadableError:
        """The error that says why nothing can be had of it."""
        return UnreadableError(self.name, reason)

    def text(self) -> str:
        """The content as text; ``UnreadableError`` where it is none."""
        try:
            return decoded(self.content, recognise=_recognised)
        except NotTextError as error:
            raise self.lost(str(error)) from error


def read_text(document: Document) -> Loaded:
    """Plain text or Markdown: the file's own characters are the article."""
    return Loaded(articles=(Article(path=document.name, text=with_words(document.name, document.text())),))


def with_words(name: str, text: str) -> str:
    """The same text; ``EmptyError`` where no letter or digit is in it."""
    if not any(character.isalnum() for character in text):
        raise EmptyError(name, "holds no words")
    return text


def sound(text: str) -> str:
    r"""An extracted text as any text should be: newlines as ``\n``, no control characters, no halves of characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _ODD.sub("", whole.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _recognised(content: bytes) -> str | None:
    """The text of bytes in an encoding that charset-normalizer finds, None where it finds none."""
    # imported here because most files are UTF-8 and it costs start-up time
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(content).best()
    return None if best is None else str(best)
