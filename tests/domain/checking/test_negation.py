"""Polarity is that of the shared words, not the mere presence of a negation."""

import pytest

from briefgen.domain.checking.negation import polarity_faults


def faults(statement: str, passage: str) -> list[str]:
    """What is wrong with a statement that cites the whole passage."""
    return list(polarity_faults(statement, passage, passage))


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("The port is not safe.", "“We don’t think the port is safe,” Ito said."),
        ("Armed groups outside the state are not acceptable.", "Armed groups outside the state are unacceptable."),
        ("Workers will not be paid.", "The ministry refused to pay the workers."),
        ("The plan failed.", "The plan failed, not only in Oslo."),
        ("Ito has published no accounts.", "Ministers publish their accounts. Ito has published none."),
        ("Ito will close the port.", "Ito will close the port, but does not want to sell the harbour."),
    ],
)
def test_sound_polarity_passes(statement: str, passage: str) -> None:
    """Other words for a negation carry it, and a negation elsewhere in the passage does no harm."""
    assert faults(statement, passage) == []


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Ito will not close the port.", "Ito will close the port and would not sell the harbour."),
        ("Ito will close the port.", "Ito will not close the port."),
        ("Ito sold the harbour.", "Ito denied that she sold the harbour."),
        ("Workers never strike.", "Workers strike in Oslo."),
        ("Exports rose in May.", "Exports fell in May."),
        ("Lind supports the closure.", "Lind opposes the closure."),
    ],
)
def test_turned_polarity_is_refused(statement: str, passage: str) -> None:
    """A negation that was added, dropped or put elsewhere is told, and so is an opposite."""
    assert faults(statement, passage)
