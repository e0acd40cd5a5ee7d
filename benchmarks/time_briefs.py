"""Time whole briefs of made articles by the extractive engine, beside sumy's LexRank on the same texts.

    python benchmarks/time_briefs.py 100 1000

The first row is the five articles of ``seeds/``, as a command that was not run before.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from make_articles import ROOT, write_articles
from measuring import HEAD, cost_of, counts, row

from briefgen.wiring import write_brief

HERE = Path(__file__)


def written(folder: str) -> str:
    """Make a brief of a folder, and say what is in it."""
    brief = write_brief(folder, engine="extractive")
    return f"{len(brief.stories):,} stories, {len(brief.claims):,} claims, {len(brief.citations):,} citations"


def main() -> None:
    """Time each size that the command line names."""
    print(HEAD)
    print(row("**seeds**", 5, cost_of(HERE, "--brief", str(ROOT / "seeds"))), flush=True)
    for count in counts(sys.argv[1:], [100, 1000]):
        with TemporaryDirectory() as folder:
            write_articles(count, Path(folder))
            print(row("**whole brief**", count, cost_of(HERE, "--brief", f"{folder}/articles")), flush=True)
            print(row("the same as texts", count, cost_of(HERE, "--brief", f"{folder}/texts")), flush=True)
            lexrank = cost_of(HERE.with_name("peers.py"), "lexrank", folder)
            print(row("sumy's LexRank alone", count, lexrank), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--brief"]:
        print(written(sys.argv[2]))
    else:
        main()
