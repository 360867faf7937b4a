"""Connections to public addresses alone: a page that is asked to fetch must not reach into its own network.

Each name is resolved once, every address that it has must be public, and the connection goes to one of those
checked, so that a name cannot change its address in between (DNS rebinding). Redirects open new connections, which are
checked too.
"""

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv6Address, ip_address
from typing import Final

import httpcore
import httpx

SocketOptions = Iterable[httpcore.SOCKET_OPTION]
Resolve = Callable[[str, int], list[str]]
REFUSED: Final = "it is not a public address"


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host. Raises httpcore.ConnectError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"no such host ({error})") from error
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """May anybody on the internet reach that address? Private, loopback, link-local, shared and reserved ones: no."""
    try:
        given = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _carried(given) if isinstance(given, IPv6Address) else None
    return given.is_global and not given.is_multicast and (inner is None or is_public(inner))


def _carried(given: IPv6Address) -> str | None:
    """The IPv4 address inside an IPv6 one (mapped, 6to4, NAT64), which is where it leads."""
    inner = given.ipv4_mapped or given.sixtofour
    if inner is None and given.packed[:12] == bytes.fromhex("0064ff9b0000000000000000"):
        return str(ip_address(given.packed[12:]))
    return str(inner) if inner else None


class PublicBackend(httpcore.NetworkBackend):
    """Opens connections to public addresses alone."""

    def __init__(self, resolve: Resolve = resolve) -> None:
        self._resolve = resolve
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """A connection. Raises httpcore.ConnectError where any address of the host is not public."""
        found = self._resolve(host, port)
        if not found or not all(map(is_public, found)):
            raise httpcore.ConnectError(REFUSED)
        return self._inner.connect_tcp(found[0], port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: SocketOptions | None = None
    ) -> httpcore.NetworkStream:
        """Never."""
        raise httpcore.ConnectError(REFUSED)

    def sleep(self, seconds: float) -> None:
        """As the library's own."""
        self._inner.sleep(seconds)


class PublicTransport(httpx.HTTPTransport):
    """As httpx.HTTPTransport, without proxies, for public addresses alone."""

    def __init__(self, resolve: Resolve = resolve) -> None:
        super().__init__(trust_env=False)
        self._pool.close()
        # httpx passes no backend on; its pool is where one goes.
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=PublicBackend(resolve)
        )
