"""Three weeks of a digest of the seeds, which arrive two at a time: the mails as files, nothing is sent.

``python examples/digest_demo.py [FOLDER]`` writes ``week-1.eml`` … with their two bodies beside them.
"""

import contextlib
import shutil
import sys
import tempfile
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from briefgen.cli.main import main

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
WEEKS = {"2026-11-09T07:00": 2, "2026-11-16T07:00": 4, "2026-11-23T07:00": 5}
"""The moment of each run, and how many of the seeds have arrived by then."""

SETTINGS = """store = "digest.db"

[digest.demo]
paths = ["articles"]
from = "Policy desk <desk@example.org>"
to = ["ada@example.org"]
every = "monday 07:00"
engine = "extractive"
"""


def demonstrate(folder: Path) -> None:
    """Write the mails of three weeks into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder.resolve()
    with tempfile.TemporaryDirectory() as office, contextlib.chdir(office):
        Path("briefgen.toml").write_text(SETTINGS, encoding="utf-8")
        Path("articles").mkdir()
        for week, (moment, arrived) in enumerate(WEEKS.items(), 1):
            for article in sorted(SEEDS.iterdir())[:arrived]:
                shutil.copy(article, "articles")
            mail = target / f"week-{week}.eml"
            if code := main(["digest", "run", "demo", "--eml", str(mail), "--now", moment]):
                sys.exit(code)
            message = message_from_bytes(mail.read_bytes(), policy=default)
            for kind, suffix in (("plain", ".txt"), ("html", ".html")):
                if body := message.get_body((kind,)):
                    mail.with_suffix(suffix).write_text(str(body.get_content()), encoding="utf-8")


if __name__ == "__main__":
    demonstrate(Path(*sys.argv[1:] or ["digest-demo"]))
