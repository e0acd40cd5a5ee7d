"""Where issues are kept unless a setting names another file."""

import os
from pathlib import Path

_FILE = Path("briefgen") / "digest.db"


def usual_place() -> Path | None:
    """Return the file in the user's state folder: the XDG Base Directory Specification's, on Windows the local one.

    None where the machine knows no home of this user.
    """
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", "")
    if Path(named).is_absolute():  # the specification has a relative one ignored
        return Path(named) / _FILE
    try:
        return Path.home() / ".local" / "state" / _FILE
    except RuntimeError:
        return None
