"""What holds for every test: no network beyond loopback, and no setting of the machine's own."""

import itertools
import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no failure; what lands is tried on the same examples each time, a developer's runs on new ones.
settings.register_profile(
    "briefgen", deadline=None, derandomize=bool(os.environ.get("CI")), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("briefgen")

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves the machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise OSError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def cache_folders(tmp_path_factory: pytest.TempPathFactory) -> "itertools.chain[Path]":
    """A cache folder a test, none of which exists before it is used."""
    home = tmp_path_factory.mktemp("caches")
    return itertools.chain(home / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, cache_folders: "itertools.chain[Path]") -> None:
    """Hide the machine's settings and kept answers: a test sets what it needs."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(next(cache_folders)))
    monkeypatch.setenv("XDG_STATE_HOME", str(next(cache_folders)))
    for name in os.environ:
        if name.startswith(("BRIEFGEN_", "OPENAI_")):
            monkeypatch.delenv(name)
