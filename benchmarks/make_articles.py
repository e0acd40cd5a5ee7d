"""Make any number of articles that have the shapes of real ones and the words of none.

A shape is an article of ``seeds/``: its lines, sentence lengths, quotation marks, teasers and page furniture stay, and
every word that tells what it is about is drawn anew, from the story's own words or from a large general vocabulary.
Stories have one to forty articles; some articles are copies, cut copies or edited copies of an earlier one.  Every
second article is put into a web page (``page_shapes``).

    python benchmarks/make_articles.py 1000 /tmp/made

writes ``articles/``, where every second file is a page, and ``texts/``, the words of all of them without any page.
"""

import random
import re
import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from page_shapes import Page, page_of

from briefgen.domain.wordlists import word_table

ROOT = Path(__file__).resolve().parent.parent
_WORD = re.compile(r"[^\W\d_]{3,}")
_SYLLABLES = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "l", "s")]
_GENERAL_WORDS, _STORY_WORDS = 30_000, 120
_STORY_SHARE, _NEW_SHARE, _COPY_SHARE = 0.4, 0.5, 1 / 3
_KEPT_LINE_WORDS, _STEEPNESS = 9, 5
_LARGEST_STORY = 40
_HEADLINES = 20


class Maker:
    """Draws stories and articles; the same seed gives the same texts."""

    def __init__(self, seed: int) -> None:
        """Read the shapes and make the general vocabulary."""
        self.dice = random.Random(seed)  # noqa: S311 - nothing secret
        self.shapes = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
        self.kept = frozenset(word for words in word_table("background").values() for word in words)
        self.general = [
            "".join(self.dice.choices(_SYLLABLES, k=self.dice.randint(2, 3))) for _ in range(_GENERAL_WORDS)
        ]

    def pick(self, words: list[str]) -> str:
        """One word; the first are drawn far more often, as words are in language."""
        return words[int(len(words) * self.dice.random() ** _STEEPNESS)]

    def article(self, story: list[str]) -> str:
        """A new article of a story."""
        lines = self.dice.choice(self.shapes).split("\n")
        return "\n".join(self.line(line, story) if len(line.split()) >= _KEPT_LINE_WORDS else line for line in lines)

    def line(self, line: str, story: list[str]) -> str:
        """A line with the words that tell what it is about drawn anew."""

        def drawn(match: re.Match[str]) -> str:
            word = match.group()
            if word.lower() in self.kept and self.dice.random() > _NEW_SHARE:
                return word
            new = self.pick(story if self.dice.random() < _STORY_SHARE else self.general)
            return new.capitalize() if word[0].isupper() else new

        return _WORD.sub(drawn, line)

    def copy(self, text: str) -> str:
        """A copy: whole, cut, or with a word in thirty changed."""
        lines = text.split("\n")
        match self.dice.randrange(3):
            case 0:
                return text
            case 1:
                return "\n".join(lines[: max(3, len(lines) * 2 // 3)])
            case _:
                return _WORD.sub(lambda m: m.group() if self.dice.random() > 1 / 30 else self.pick(self.general), text)

    def page(self, text: str) -> str:
        """The article in a web page: its first line as the title, and headlines made of the general words."""
        lines = [line for line in text.split("\n") if line.strip()]
        headlines = [" ".join(self.dice.choices(self.general, k=8)).capitalize() for _ in range(_HEADLINES)]
        day = f"2024-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}"
        return page_of(Page(lines[0], day, lines[1:], headlines), self.dice)

    def stories(self) -> Iterator[list[str]]:
        """Stories without end, each as its articles."""
        while True:
            story = self.dice.sample(self.general, _STORY_WORDS)
            told = [self.article(story)]
            for _ in range(int(_LARGEST_STORY * self.dice.random() ** 3)):
                again = self.copy(self.dice.choice(told)) if self.dice.random() < _COPY_SHARE else self.article(story)
                told.append(again)
            yield told


def write_articles(count: int, folder: Path) -> None:
    """Write so many articles, every second one a page, and the texts of all."""
    maker = Maker(seed=1)
    for name in ("articles", "texts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(islice(chain.from_iterable(maker.stories()), count)):
        (folder / f"texts/{number:06}.txt").write_text(text, encoding="utf-8")
        name, content = (f"{number:06}.html", maker.page(text)) if number % 2 else (f"{number:06}.txt", text)
        (folder / "articles" / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write_articles(int(sys.argv[1]), Path(sys.argv[2]))
