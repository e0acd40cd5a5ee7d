"""Connections that do not lead into the office: the address that is connected to is the one that was looked at.

A name is looked up once, each of its addresses is judged, and the connection goes to a judged address rather than to
the name, so that a second answer of a hostile name server changes nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from httpcore2 import SOCKET_OPTION, ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, SyncBackend

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: the last four bytes are an address of version 4."""


class GuardedBackend(NetworkBackend):
    """Connects to such addresses alone as it is told."""

    def __init__(self, reaches: Callable[[str], bool]) -> None:
        """``reaches`` says of an IP address whether it may be connected to."""
        self._reaches = reaches
        self._backend = SyncBackend()

    def connect_tcp(  # noqa: PLR0917  (the base class's signature)
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first address of a name that answers; ``PrivateAddressError`` where one is not public."""
        error: ConnectError | ConnectTimeout = ConnectError("the name has no address")
        for address in self._addresses(host, port):
            try:
                return self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (ConnectError, ConnectTimeout) as failed:
                error = failed  # the next address may do
        raise error

    def connect_unix_socket(self, *_: object, **__: object) -> NetworkStream:
        """Never: no address of the web is a socket of this machine."""
        raise ConnectError("no socket of this machine is fetched from")

    def sleep(self, seconds: float) -> None:
        """Wait, for the library."""
        self._backend.sleep(seconds)

    def _addresses(self, host: str, port: int) -> Iterator[str]:
        try:
            found = dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            raise ConnectError(f"the name {host} cannot be looked up") from error
        for address in found:
            if not self._reaches(address):
                raise PrivateAddressError(f"{host} is at {address}, which is no address of the public internet")
            yield address


class PrivateAddressError(ConnectError):
    """A name leads to an address inside the office, or of this machine."""


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet, also where it wraps one of version 4."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(ip.packed[-4:]) if ip in _NAT64 else None)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast


def is_address(address: str) -> bool:
    """Whether it is an IP address at all, of this machine and the office too."""
    with suppress(ValueError):
        return bool(ipaddress.ip_address(address.partition("%")[0]))
    return False
