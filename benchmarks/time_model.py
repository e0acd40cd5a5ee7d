"""Time the model engine against a server that takes half a second for every answer.

    python benchmarks/time_model.py 1000                       # 64 and 256 in flight
    python benchmarks/time_model.py 200 --peers PYTHON         # beside LangChain and LlamaIndex, installed for PYTHON

The ideal is what nobody can go below: the rounds of readings, then of merges, that so many calls in flight take.
Seconds go from the first question to the last answer, by the server's clock, and so does the processor's time: what
reading and tracing the articles costs is not in it, while checking and merging the answers is.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from make_articles import write_articles
from measuring import Cost, cost_of
from model_peers import spent, stats_of

from briefgen.wiring import write_brief

HERE = Path(__file__)
LATENCY = 0.5
IN_FLIGHT = (64, 256)
PEERS = ("batch", "map_reduce", "tree_summarize")
HEAD = (
    "| what | in flight | calls | seconds asking | over ideal | processor's ms a call | MB | seconds in all |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)
Stats = dict[str, float]


@contextmanager
def slow_model() -> Iterator[str]:
    """A server in a process of its own, by its address."""
    command = [sys.executable, str(HERE.with_name("slow_model.py")), str(LATENCY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}" if process.stdout else ""
        finally:
            process.terminate()


def ideal(stats: Stats, in_flight: int) -> float:
    """Seconds that the calls take where all that may go side by side does."""
    readings, merges = stats.get("reading", 0) + stats.get("other", 0), stats.get("merge", 0)
    return LATENCY * (ceil(readings / in_flight) + ceil(merges / in_flight))


def row(what: str, in_flight: int, stats: Stats, cost: Cost) -> str:
    """A row of the table; the command printed the seconds of the processor that it took between questions."""
    calls = sum(stats.get(kind, 0) for kind in ("reading", "merge", "other"))
    asking = stats["last"] - stats["first"]
    cells = (
        what,
        str(in_flight),
        f"{calls:,.0f}",
        f"{asking:.1f}",
        f"{asking / ideal(stats, in_flight):.2f}",
        f"{1000 * float(cost.told.split()[-1]) / calls:.1f}",
        f"{cost.memory:,.0f}",
        f"{cost.clock:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def asked(folder: str, address: str, in_flight: int) -> str:
    """Make a brief of a folder with the model at an address."""
    brief = write_brief(
        folder, engine="openai", base_url=f"{address}/v1", model="slow", concurrency=in_flight, no_cache=True
    )
    return f"{len(brief.claims)} claims, {len(brief.gaps)} gaps"


def main() -> None:
    """Time briefgen, and the peers where a Python that has them is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has langchain and llama-index")
    asked_for = parser.parse_args()
    print(HEAD)
    with TemporaryDirectory() as folder:
        write_articles(asked_for.count, Path(folder))
        texts = f"{folder}/texts"
        for in_flight in IN_FLIGHT:
            with slow_model() as address:
                cost = cost_of(HERE, "--ask", texts, address, str(in_flight))
                print(row("**briefgen**", in_flight, stats_of(address), cost), flush=True)
        for peer in PEERS if asked_for.peers else ():
            with slow_model() as address:
                script = HERE.with_name("model_peers.py")
                cost = cost_of(script, peer, texts, address, str(IN_FLIGHT[0]), python=asked_for.peers)
                print(row(peer, IN_FLIGHT[0], stats_of(address), cost), flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--ask", texts, address, in_flight]:
            print(spent(lambda: asked(texts, address, int(in_flight)), address))
        case _:
            main()
