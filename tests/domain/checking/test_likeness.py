"""Almost the same words are found, other words are not."""

import pytest

from briefgen.domain.checking.likeness import nearly

PASSAGE = "he hoped to convince these groups to lay down arms and join the iraq i army by 2026, not later."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("convince these groups to lay down arms and join the iraqi army", True),
        ("convince these groups to lay down their arms and join", True),
        ("convince theese groups to lay down arms and join", True),
        ("convince these groups to lay down arms by 2027", False),
        ("convince these groups to lay down arms and leave", False),
        ("join the iranian army by 2026, not later", False),
        ("the iraq i army by 2026, later", False),
        ("these groups", False),
        ("nothing like it was ever said by anybody there", False),
    ],
)
def test_the_tolerance(quote: str, found: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """Small words and spellings may differ; numbers, negations and words that tell something may not."""
    assert (nearly(quote, PASSAGE) is not None) == found
