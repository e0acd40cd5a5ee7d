"""``python -m briefgen``, and what the ``briefgen`` script calls."""

import os
import sys
from contextlib import suppress

from briefgen.cli.main import FAILED, INTERRUPTED
from briefgen.cli.main import main as run


def main() -> None:
    """Run the command line and exit with its code."""
    code = run()
    if code == INTERRUPTED:
        os._exit(code)  # threads that wait for a server would be waited for
    sys.exit(_flushed(code))


def _flushed(code: int) -> int:
    """The exit code once what was printed has left; what cannot leave is dropped rather than complained about twice."""
    for stream, worth in ((sys.stdout, FAILED), (sys.stderr, code)):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError:
            code = code or worth
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


if __name__ == "__main__":
    main()
