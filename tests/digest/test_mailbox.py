"""Addresses are read as people write them, and refused where a server may not take them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.mailbox import Mailbox


@pytest.mark.parametrize(
    ("given", "name", "address"),
    [
        ("ada@example.org", "", "ada@example.org"),
        ("Ada Itō <ada.ito+digest@example.org>", "Ada Itō", "ada.ito+digest@example.org"),
        ('"Itō, Ada" <ada@EXAMPLE.org>', "Itō, Ada", "ada@example.org"),
        ("Bo <bo@bücher.example>", "Bo", "bo@xn--bcher-kva.example"),
        ("root@localhost", "", "root@localhost"),
    ],
)
def test_address_is_read(given: str, name: str, address: str) -> None:
    """A name in any script, and an address that every server takes."""
    box = Mailbox.of(given)
    assert (box.name, box.address) == (name, address)
    assert Mailbox.of(str(box)).address == address


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("ada", "is no address"),
        ("ada@", "is no address"),
        ("@example.org", "is no address"),
        ("ada@example.org, bo@example.org", "is no"),
        ("Ada <ada@example.org> x", "no"),
        ("åda@example.org", "SMTPUTF8"),
        ("ada@exa mple.org", "no"),
        ("ada@-example.org", "is no domain"),
        (f"ada@{'a' * 64}.org", "is no domain"),
        ("a..b@example.org", "no plain name"),
        ("ada@example.org\r\nBcc: eve@example.org", "cannot be printed"),
        ("ada\x00@example.org", "cannot be printed"),
        ("<script>@example.org", "no"),
    ],
)
def test_what_is_no_address_is_refused(given: str, why: str) -> None:
    """The reason is said, and no second address or header comes in."""
    with pytest.raises(ValueError, match=why):
        Mailbox.of(given)


@given(st.text(max_size=40))
def test_whatever_is_taken_fits_one_line_of_ascii(given: str) -> None:
    """No address that is taken can end a command or a header."""
    try:
        box = Mailbox.of(f"{given}@example.org")
    except ValueError:
        return
    assert box.address.isascii()
    assert box.address.isprintable()
    assert not set(' <>,;:"\\') & set(box.address)
