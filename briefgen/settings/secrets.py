"""Secrets that stand in a file of their own, because a timer's environment is no place for them."""

import os
from pathlib import Path

from pydantic import SecretStr

from briefgen.errors import SettingsError

_OTHERS = 0o077
_LONGEST = 4096


def secret_in(path: Path) -> SecretStr:
    """Return the first line of a file that nobody but its owner may read.

    Raises:
        SettingsError: it cannot be read, is empty, or is open to others.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and mode & _OTHERS:
                raise SettingsError(f"{path}: others may read this secret (mode {mode & 0o777:04o}): chmod 600 {path}")
            line = file.readline(_LONGEST).decode("utf-8").rstrip("\r\n")
    except OSError as error:
        raise SettingsError(f"{path}: the secret cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: the secret is not UTF-8") from error
    if not line:
        raise SettingsError(f"{path}: the first line, which should be the secret, is empty")
    return SecretStr(line)
