"""Who did it to whom."""

import pytest

from briefgen.domain.checking.roles import swapped_roles


@pytest.mark.parametrize(
    ("statement", "swapped"),
    [
        ("Israel attacked Hezbollah.", False),
        ("Hezbollah was attacked by Israel.", False),
        ("Hezbollah attacked Israel.", True),
        ("Israel was attacked by Hezbollah.", True),
        ("Israel and Hezbollah attacked.", False),
    ],
)
def test_names_that_changed_places_are_told(statement: str, swapped: bool) -> None:  # noqa: FBT001 - of the table
    """A passive with "by" is turned round; names that only stand together do nothing."""
    assert bool(list(swapped_roles(statement, "On Monday Israel attacked Hezbollah."))) == swapped


def test_a_speaker_behind_the_speech_did_nothing_to_whom_it_names() -> None:
    """A verb of saying behind a comma turns the order round; one that has its hearer beside it does not."""
    assert list(swapped_roles("Ada Ito says Lund was blindsided.", "Lund was blindsided, says Ada Ito.")) == []
    assert list(swapped_roles("Ada Ito told Lund so.", "Lund told Ada Ito so on Monday."))
