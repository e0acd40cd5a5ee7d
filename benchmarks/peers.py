"""Other tools' parts of the work on the same articles, each alone: what finds an article, near copies, or a summary.

    python benchmarks/peers.py trafilatura|datasketch|lexrank FOLDER

``FOLDER`` is as ``make_articles.py`` writes it.
"""

import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from briefgen.domain.span import Span
from briefgen.domain.text.sentences import sentence_spans

_WORD = re.compile(r"\w+")
_RUN = 4


class Tokens:
    """Sentences and words for sumy, whose own come from data that nltk would have to fetch."""

    @staticmethod
    def to_sentences(paragraph: str) -> list[str]:
        """The sentences of a paragraph."""
        return [span.of(paragraph) for span in sentence_spans(paragraph, Span(0, len(paragraph)))]

    @staticmethod
    def to_words(sentence: str) -> list[str]:
        """The words of a sentence."""
        return _WORD.findall(sentence)


def trafilatura(folder: Path) -> str:
    """Extract the article of every page, in two processes."""
    pages = sorted((folder / "articles").glob("*.html"))
    with ProcessPoolExecutor(2) as pool:
        found = sum(pool.map(_extracted, pages, chunksize=8))
    return f"{found} of {len(pages)} pages"


def _extracted(page: Path) -> bool:
    from trafilatura import bare_extraction  # noqa: PLC0415  (only here is it wanted)

    return bare_extraction(page.read_text(encoding="utf-8"), with_metadata=True) is not None


def datasketch(folder: Path) -> str:
    """Find the texts that have a near copy: MinHash of runs of four words, and an index of them."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  (of the benchmark group)

    index, found = MinHashLSH(threshold=0.5, num_perm=128), 0
    for number, text in enumerate(_texts(folder)):
        words = _WORD.findall(text.lower())
        sketch = MinHash(num_perm=128)
        runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
        sketch.update_batch([" ".join(run).encode() for run in runs])
        found += bool(index.query(sketch))
        index.insert(number, sketch)
    return f"{found} near copies"


def lexrank(folder: Path) -> str:
    """Have sumy choose five sentences of every text, in two processes."""
    with ProcessPoolExecutor(2) as pool:
        return f"{sum(pool.map(_ranked, _texts(folder), chunksize=8))} sentences"


def _ranked(text: str) -> int:
    from sumy.parsers.plaintext import PlaintextParser  # noqa: PLC0415  (of the benchmark group)
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415

    return len(LexRankSummarizer()(PlaintextParser.from_string(text, Tokens()).document, 5))


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "texts").iterdir()):
        yield path.read_text(encoding="utf-8")


PEERS: dict[str, Callable[[Path], str]] = {each.__name__: each for each in (trafilatura, datasketch, lexrank)}

if __name__ == "__main__":
    print(PEERS[sys.argv[1]](Path(sys.argv[2])))
