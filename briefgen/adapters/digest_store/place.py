"""Where issues are kept unless a setting names another file."""

from pathlib import Path

from briefgen.adapters.sqlite_file import file_of_user


def usual_place() -> Path | None:
    """Return the file in the user's state folder; None where the machine knows no home of this user."""
    return file_of_user("XDG_STATE_HOME", Path(".local") / "state", "digest.db")
