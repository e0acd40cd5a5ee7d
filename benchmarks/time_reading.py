"""Time load, clean and trace of made articles as ``inspect`` does them, beside trafilatura and datasketch alone.

    python benchmarks/time_reading.py 1000 10000

trafilatura takes the pages, which are half of the articles; datasketch takes the texts of all.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from make_articles import write_articles
from measuring import HEAD, cost_of, counts, row

from briefgen.settings import read_settings
from briefgen.wiring import inspection_of

HERE = Path(__file__)


def inspected(folder: str) -> str:
    """Read a folder, and say what was found."""
    found = inspection_of([folder], read_settings(engine="extractive"))
    return f"{len(found.traced.groups):,} stories, {len(found.traced.origins):,} origins"


def main() -> None:
    """Time each size that the command line names."""
    print(HEAD)
    for count in counts(sys.argv[1:], [1000, 10_000]):
        with TemporaryDirectory() as folder:
            write_articles(count, Path(folder))
            print(row("**load, clean, trace**", count, cost_of(HERE, "--inspect", f"{folder}/articles")), flush=True)
            peers = HERE.with_name("peers.py")
            print(row("trafilatura alone", count // 2, cost_of(peers, "trafilatura", folder)), flush=True)
            print(row("datasketch alone", count, cost_of(peers, "datasketch", folder)), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inspect"]:
        print(inspected(sys.argv[2]))
    else:
        main()
