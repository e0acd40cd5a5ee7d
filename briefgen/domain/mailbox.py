"""Who a mail is from or to: a name as people write it, and an address that every mail server takes."""

import re
from email.headerregistry import Address
from typing import Self

from pydantic import Field

from briefgen.domain.noun import Noun

_WRITTEN = re.compile(
    r'(?:(?:"(?P<quoted>[^"\\<>]*)"|(?P<name>[^"<>@]*))\s*<(?P<address>[^<>\s]+)>)|(?P<alone>[^<>\s,;]+)'
)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""A dot-atom of RFC 5321: what stands before the @ of nearly every address."""

_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_LONGEST = (64, 253)
"""Octets before and behind the @ (RFC 5321, 4.5.3.1)."""


class Mailbox(Noun):
    """``address`` is ASCII, its domain as the domain name system writes it; ``name`` may be in any script."""

    name: str = ""
    address: str = Field(min_length=3)

    @classmethod
    def of(cls, given: str) -> Self:
        """Read ``ada@example.org`` or ``Ada Ito <ada@example.org>``.

        Raises:
            ValueError: it is no address, or one that only servers with SMTPUTF8 take.
        """
        if not given.isprintable():
            raise ValueError(f"{given!r} holds a character that cannot be printed; an address is one line")
        found = _WRITTEN.fullmatch(given.strip())
        local, _, domain = (found["address"] or found["alone"]).rpartition("@") if found else ("", "", "")
        if found is None or not local or not domain:
            raise ValueError(f"{given!r} is no address; write ada@example.org or Ada Ito <ada@example.org>")
        if not local.isascii():
            raise ValueError(
                f"{given!r}: {local!r} before the @ is not ASCII, which many servers refuse (SMTPUTF8); "
                "ask for another address of that mailbox"
            )
        domain = _written(domain, given)
        if not _LOCAL.fullmatch(local) or len(local) > _LONGEST[0]:
            raise ValueError(f"{given!r}: {local!r} before the @ is no plain name of a mailbox")
        return cls(name=(found["quoted"] or found["name"] or "").strip(), address=f"{local}@{domain}")

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.address.rpartition("@")[2]

    @property
    def header(self) -> Address:
        """The same for a header, which encodes the name."""
        return Address(display_name=self.name, addr_spec=self.address)

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def _written(domain: str, given: str) -> str:
    """A domain in ASCII and small letters: ``bücher.example`` is ``xn--bcher-kva.example``."""
    try:
        ascii_form = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        ascii_form = ""
    if not ascii_form or len(ascii_form) > _LONGEST[1] or not all(map(_LABEL.fullmatch, ascii_form.split("."))):
        raise ValueError(f"{given!r}: {domain!r} behind the @ is no domain")
    return ascii_form
