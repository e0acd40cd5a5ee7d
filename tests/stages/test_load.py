"""Loading with a reader that is a working double."""

from collections.abc import Iterator, Sequence

import pytest

from briefgen.domain.article import Article
from briefgen.errors import EmptyError, InputError, NoArticlesError, UnreadableError
from briefgen.ports.reader import Loaded
from briefgen.stages.load import load_articles


class Shelf:
    """A reader of texts by name; None is unreadable."""

    def __init__(self, **texts: str | None) -> None:
        self.texts = texts

    def inputs(self, paths: Sequence[str]) -> Iterator[str]:
        """Every path that stands on the shelf."""
        for path in paths:
            if path not in self.texts and path != "folder":
                raise InputError(f"{path} is missing")
            yield from self.texts if path == "folder" else [path]

    def read(self, path: str) -> Loaded:
        """The text of that name."""
        text = self.texts[path]
        if text is None:
            raise UnreadableError(path, "torn")
        if not text:
            raise EmptyError(path, "blank")
        return Loaded(articles=(Article(path=path, text=text),))

    def rest(self) -> None:
        """Holds nothing."""


def test_good_inputs_go_on_beside_bad_ones() -> None:
    """Unreadable and empty inputs become ledger rows with their reasons; the others are articles in order."""
    loaded = load_articles(["folder"], reader=Shelf(b="two", a="one", torn=None, blank=""))
    assert [article.path for article in loaded.articles] == ["b", "a"]
    assert [(row.input, row.fate, row.reason) for row in loaded.rows] == [
        ("torn", "unreadable", "torn"),
        ("blank", "empty", "blank"),
    ]


def test_an_input_is_read_once() -> None:
    """The same input named twice is one article."""
    assert len(load_articles(["a", "folder", "a"], reader=Shelf(a="one")).articles) == 1


def test_nothing_to_read_says_what_to_do() -> None:
    """No input, or none that can be read, is an error that names what to give."""
    with pytest.raises(NoArticlesError, match=r"\.txt or \.md"):
        load_articles(["folder"], reader=Shelf())
    with pytest.raises(NoArticlesError, match="torn"):
        load_articles(["folder"], reader=Shelf(a=None))


def test_a_missing_path_is_passed_on() -> None:
    """The reader's error about a path that is not there reaches the caller."""
    with pytest.raises(InputError, match="gone"):
        load_articles(["gone"], reader=Shelf())
