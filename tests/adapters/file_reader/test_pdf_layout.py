"""The order of print: narrow gutters, headlines of several lines, and large letters that open a paragraph."""

from briefgen.adapters.file_reader.pdf_layout import reading_order
from briefgen.adapters.file_reader.pdf_lines import Line

COLUMNS = [
    ["The harbour board met", "on Monday and put off", "the vote on the quay."],
    ["The boatmen had asked", "for two more berths on", "the landward side."],
    ["Nobody from the town", "came to the meeting,", "its chairman said."],
]


def line(text: str, left: float, top: float, height: float = 12) -> Line:
    """A line of letters half as wide as they are high."""
    return Line(left, top - height, left + len(text) * height / 2, top, text)


def column(words: list[str], left: float, top: float = 600) -> list[Line]:
    """Lines of 120 points, set close and justified."""
    return [Line(left, top - 12 * n - 12, left + 120, top - 12 * n, text) for n, text in enumerate(words)]


def read(lines: list[Line]) -> list[str]:
    """The paragraphs of a page."""
    return [" ".join(text for _, text in pieces) for pieces in reading_order([lines])]


def test_narrow_gutters_part_three_columns() -> None:
    """Half the height of a letter between justified columns is enough, in whatever order their lines were drawn."""
    across = [part for rows in zip(*(column(words, 60 + 126 * n) for n, words in enumerate(COLUMNS)), strict=True)
              for part in rows]  # fmt: skip
    assert read(across) == [" ".join(words) for words in COLUMNS]


def test_a_large_headline_over_one_column_does_not_hide_the_gutter() -> None:
    """Its letters are higher than the gutter is wide; the words beside it stay in their column."""
    title = [line("The vote", 60, 640, 24), line("is put off", 60, 612, 24)]
    beside = column(
        ["They will meet again", "in the spring, when", "the new pier is done", "and its costs known."], 240, 640
    )
    found = read([*title, *column(COLUMNS[0], 60, 570), *beside, *column(COLUMNS[1], 240, 586)])
    assert found[:2] == ["The vote is put off", " ".join(COLUMNS[0])]
    assert found[2].startswith("They will meet again in the spring")


def test_lines_of_a_headline_stay_together() -> None:
    """They stand further apart than those of the text, as much as their letters are higher."""
    title = [line("The harbour board puts off", 60, 720, 24), line("its vote on the quay", 60, 690, 24)]
    assert read([*title, *column(COLUMNS[0], 60)]) == [
        "The harbour board puts off its vote on the quay",
        " ".join(COLUMNS[0]),
    ]


def test_a_drop_cap_belongs_to_its_word() -> None:
    """It stands before the first of the lines beside it, and makes no paragraph of them."""
    lines = [
        line("T", 60, 601, 36),
        *(line(text, 80, 600 - 12 * n) for n, text in enumerate(["he harbour board met", "on Monday and put off"])),
        line("the vote on the new quay", 60, 576),
    ]
    assert read(lines) == ["The harbour board met on Monday and put off the vote on the new quay"]
    assert read([line("I", 60, 700, 40), *column(COLUMNS[0], 60)])[0] == "I"
