"""Time load, clean and trace on made articles, and say what the process needed of memory.

Writes the articles into a temporary folder first (not timed).  Loading and tracing run in this process, cleaning and
describing in processes as the program has it.  A second table times other tools on the same texts, those of them that
are installed: datasketch (MinHash of 4-word runs and LSH), which finds near copies only.

    python benchmarks/time_reading.py 1000 10000
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from make_articles import Maker

from briefgen.adapters.executors import collecting_seldom, cpu_executor
from briefgen.adapters.file_reader import FileReader
from briefgen.domain.article import Article
from briefgen.domain.tracing.tokens import folded
from briefgen.pipeline.reading import prepare_article
from briefgen.stages.load import load_articles
from briefgen.stages.trace import Traced, trace_articles

Result = TypeVar("Result")
_MEGABYTE = 1024


def timed(name: str, work: Callable[[], Result], count: int) -> Result:
    """Run one step and print its seconds and its rate."""
    begun = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begun
    print(f"| {count:,} | {name} | {seconds:.1f} | {count / seconds:,.0f} |")
    return result


def read(folder: Path, count: int) -> tuple[tuple[Article, ...], Traced]:
    """Load, clean and trace a folder."""
    loaded = timed("load", lambda: load_articles([str(folder)], reader=FileReader()), count)
    with cpu_executor(len(loaded.articles), os.cpu_count() or 1) as cpu:
        clean = timed("clean, describe", lambda: list(cpu.map(prepare_article, loaded.articles, chunksize=8)), count)
    kept = [article for article in clean if article.body]
    admitted = tuple(article.model_copy(update={"id": f"S{n}"}) for n, article in enumerate(kept, 1))
    return admitted, timed("trace", lambda: trace_articles(admitted), count)


def near_copies(texts: Sequence[str]) -> int:
    """How many of the texts datasketch finds a near copy of."""
    datasketch = import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    found = 0
    for number, text in enumerate(texts):
        words = folded(text)
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([" ".join(run).encode() for run in zip(*(words[n:] for n in range(4)), strict=False)])
        found += bool(index.query(sketch))
        index.insert(number, sketch)
    return found


def peak() -> float:
    """The most memory that this process or any child of it has held, in MB."""
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(usage) / _MEGABYTE


def main() -> None:
    """Time each size that the command line names."""
    print("| articles | step | seconds | articles/s |\n| --- | --- | --- | --- |")
    for count in map(int, sys.argv[1:] or ["1000"]):
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(islice(chain.from_iterable(Maker(seed=1).stories()), count)):
                Path(folder, f"{number:06}.txt").write_text(text, encoding="utf-8")
            begun = time.perf_counter()
            with collecting_seldom():
                articles, traced = read(Path(folder), count)
            seconds = time.perf_counter() - begun
        print(f"| {count:,} | **all** | {seconds:.1f} | {count / seconds:,.0f} |")
        print(f"| {count:,} | {len(traced.groups)} stories, {len(traced.origins)} origins; peak {peak():,.0f} MB | | |")
        try:
            timed("datasketch alone", lambda: near_copies([article.text for article in articles]), count)  # noqa: B023
        except ModuleNotFoundError:
            print(f"| {count:,} | datasketch is not installed | | |")


if __name__ == "__main__":
    main()
