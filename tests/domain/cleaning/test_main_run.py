"""The run of blocks that is a page's article."""

from briefgen.domain.cleaning.block_features import portraits
from briefgen.domain.cleaning.blocks import page_blocks
from briefgen.domain.cleaning.main_run import log_odds, main_run

PROSE = (
    "The port of Marlow will close in March, the transport minister said on Tuesday after a week of talks in the city.",
    "Ada Ito told reporters that the decision had been taken with regret, and that workers would be paid until June.",
    "The dockers' union said it had not been asked, and that it would go to court if the government did not step back.",
)
MENU = ("Home", "News", "Sport", "Weather", "Log in", "Contact us")


def chosen(*lines: str) -> list[str]:
    """The lines that are the article's."""
    blocks = page_blocks("\n\n".join(lines))
    pictures = portraits(blocks)
    run = main_run(blocks, pictures, log_odds(blocks, pictures))
    return [block.text for block, choice in zip(blocks, run, strict=True) if choice]


def test_the_article_is_found_between_menus() -> None:
    """Sentences are the article, menus before and behind it are not."""
    assert chosen(*MENU, *PROSE, *MENU) == list(PROSE)


def test_prose_weighs_more_than_page_lines() -> None:
    """A paragraph has better odds than a menu's line."""
    blocks = page_blocks("\n\n".join((*MENU, *PROSE)))
    odds = log_odds(blocks, portraits(blocks))
    assert min(odds[len(MENU) :]) > max(odds[: len(MENU)])


def test_an_article_goes_on_behind_a_gap() -> None:
    """A few page lines between paragraphs end no article, and are no part of it."""
    assert chosen(*PROSE, "Share", "Follow us", *PROSE) == [*PROSE, *PROSE]


def test_nothing_has_no_run() -> None:
    """A page of nothing has no article, and neither has a bare menu."""
    assert chosen("") == []
    assert chosen(*MENU * 4) == []
