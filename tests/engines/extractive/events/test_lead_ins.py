"""A report begins behind the credit, byline and dateline that run into its first sentence."""

import pytest

from briefgen.engines.extractive.events.lead_ins import report_start

REPORT = "The port of Marlow will close in May."


@pytest.mark.parametrize(
    "lead",
    [
        "MARLOW, May 6 (Quay Press) - ",
        "MARLOW (QP) — ",
        "MARLOW — ",
        "NEW MARLOW, Nor. — ",
        "Photo ROWTON, Norland -- ",
        "Port to close for repairs By Ada Lund and Bo Quist MARLOW, May 6 (Quay Press) - ",
        "(Photo: Quay Press) ",
        "MARLOW ― ",
        "MARLOW, Nor. –- ",
        "(Quay Press) - ",
        "Quay Press) - ",
        "Updated: ",
        "AP:Associated Press ",
        "Wealthy Pilot Obtains Marlow Papers ",
        "Harbour Commission (HC) ",
        "11.38am - UPDATE - ",
        "9:05 - ",
        "Getty Images 9 ",
        "(QPA) ",
    ],
)
def test_what_stands_before_the_report(lead: str) -> None:
    """A place with its agency, its day or a dash, whatever credit stands before it, and a credit in brackets."""
    assert (lead + REPORT)[report_start(lead + REPORT) :] == REPORT


def test_the_credit_of_a_picture_is_not_glued_to_a_name() -> None:
    """An agency before a name that is no post of the agency is a credit."""
    report = "Bo Lind, which is an old firm, has closed the port."
    assert ("Reuters " + report)[report_start("Reuters " + report) :] == report


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "The port — the oldest of Norland — will close.",
        "NATO and the EU - the two bodies that pay for the port - agreed on Monday.",
        "Ada Ito (Quay Party) said that the port will close.",
        "Marlow (population 3,000) - a town of the north - has a port.",
        "USDA - the farm office - closed.",
        "Reuters reported on Monday that the port will close.",
        "AP President Bo Lind said that the port will close.",
        "Reuters correspondent Bo Lind said that the port will close.",
        "Reuters Institute fellow Bo Lind said that the port will close.",
    ],
)
def test_dashes_and_brackets_inside_a_report_begin_nothing(text: str) -> None:
    """A name or an aside at the head of a sentence belongs to it."""
    assert report_start(text) == 0
