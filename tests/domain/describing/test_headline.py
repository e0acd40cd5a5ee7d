"""The headline of an article, and its publisher."""

import pytest

from briefgen.domain.article import Article
from briefgen.domain.describing.headline import publisher_of, title_of
from briefgen.stages.clean import clean_article

BODY = (
    "The port of Marlow will close in March, the transport minister said on Tuesday after a week of talks in the city.",
    "Ada Ito told reporters that the decision had been taken with regret, and that workers would be paid until June.",
    "The dockers' union said it had not been asked, and that it would go to court if the government did not step back.",
)


def page(*before: str, behind: tuple[str, ...] = ()) -> Article:
    """A cleaned page with lines around the article."""
    return clean_article(Article(path="a.txt", text="\n\n".join([*before, *BODY, *behind])))


@pytest.mark.parametrize(
    ("before", "title"),
    [
        (("Marlow port to close in March", "By Bo Lund"), "Marlow port to close in March"),
        (("# Marlow port to close in March",), "Marlow port to close in March"),
        (("Home", "News", "Marlow port to close in March - The Daily Quay"), "Marlow port to close in March"),
        (
            ("Marlow port to close in March", "By Bo Lund MARLOW, Nor. - the port and the minister"),
            "Marlow port to close in March",
        ),
        (("By Ada Lund MARLOW, the port and the minister in March",), None),
        (("MARLOW, Nor. (QP) — The port and the minister in March",), None),
        (("Marlow port to close in March By Bo Lund, Quay News",), "Marlow port to close in March"),
        (("* Dockers and transport workers", "Marlow port to close"), "Marlow port to close"),
        (("Marlow Port Closed By Bo Lund", "Home"), "Marlow Port Closed By Bo Lund"),
        (("May 7, 2024",), None),
        ((), None),
    ],
)
def test_the_headline_is_the_line_that_speaks_of_the_article(before: tuple[str, ...], title: str | None) -> None:
    """The line before the body that shares its words is the title, without its site; dates and menus are none."""
    assert title_of(page(*before)) == title


def test_the_publisher_stands_behind_the_headline_or_in_the_copyright() -> None:
    """A site behind the headline publishes; else the owner in the copyright line does; else nobody is named."""
    assert publisher_of(page("Marlow port to close in March - The Daily Quay")) == "The Daily Quay"
    assert publisher_of(page(behind=("© 2024 Quay Media, all rights reserved",))) == "Quay Media"
    assert publisher_of(page("Marlow port to close in March")) is None
