"""A model server that gives the answers of ``tests/recorded``, and nothing to a request that nobody was asked.

``python tests/recorded_model.py FOLDER`` writes ``brief-by-model.md`` and ``.json`` there.
"""

import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path += [str(HERE), str(ROOT)]

from model_server import Body, ModelServer, Turn, failing, saying  # noqa: E402

from briefgen.settings import read_settings  # noqa: E402
from briefgen.wiring import made_of  # noqa: E402
from examples.make import write_still  # noqa: E402  (found by the line above)


def fingerprint(body: Body) -> str:
    """What names a request: the parts of it that shape the answer."""
    kept = {part: body.get(part) for part in ("messages", "response_format")}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:24]


def answer(body: Body) -> Turn:
    """The recorded answer, or an error that no retry helps."""
    path = HERE / "recorded" / f"{fingerprint(body)}.json"
    if not path.is_file():
        return failing(400, "nobody was asked this: the prompts have changed, see tests/recorded/README.md")
    return saying(path.read_text(encoding="utf-8"))


def make(folder: Path) -> None:
    """Write the seeds' brief as the recorded reader wrote it."""
    with ModelServer(always=answer) as server:
        settings = read_settings(engine="openai", base_url=server.base_url, model="recorded", retries=0, no_cache=True)
        write_still(made_of(["seeds/"], settings), settings, folder / "brief-by-model")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
