"""A question to a server of the web, and to none inside of a private network."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

from builder import __version__
from builder.errors import UsageError

SECONDS = 30
REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})

_SAFE = "/%:@!$&'()*+,;=~?[]"  # what stays in an address as it is
# Of version 6 with an address of version 4 in them (RFC 6052, RFC 4291).
_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("::/96"))


class PrivateError(UsageError):
    """An address is that of a private network, which is not asked."""


def ask(url: str, method: str = "GET", seconds: float = SECONDS) -> HTTPResponse:
    """Ask the server of an address; connect to the very number that was looked at.

    Raises:
        PrivateError: it is in a private network.
        OSError, HTTPException: there is no answer.
    """
    parts = urlsplit(url)
    host, is_safe = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_safe else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [str(one[4][0]) for one in found]
    if not numbers or not all(map(_is_public, numbers)):
        raise PrivateError(f"{url} is in a private network, from which no pages are fetched")
    connection: HTTPConnection
    opened = socket.create_connection((numbers[0], port), timeout=seconds)
    if is_safe:
        connection = HTTPSConnection(host, port, timeout=seconds)
        opened = ssl.create_default_context().wrap_socket(opened, server_hostname=host)
    else:
        connection = HTTPConnection(host, port, timeout=seconds)
    connection.sock = opened
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    target = quote(parts.path or "/", safe=_SAFE) + query
    headers = {"User-Agent": f"archive-builder/{__version__}", "Accept-Encoding": "gzip"}
    connection.request(method, target, headers=headers | {"Connection": "close"})
    return connection.getresponse()


def moved_to(url: str, answer: HTTPResponse) -> str:
    """The address to which a server sends on, in the characters of an address.

    Raises:
        ValueError: it is none.
    """
    said = answer.getheader("Location") or ""
    with suppress(UnicodeError):  # servers write UTF-8, which is read as Latin-1
        said = said.encode("latin-1").decode()
    return urljoin(url, quote(said, safe=f"{_SAFE}#"))


def _is_public(number: str) -> bool:
    address = ip_address(number.partition("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    return all(one.is_global and not one.is_multicast for one in (address, *_within(address)))


def _within(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """The addresses of version 4 that one of version 6 may lead to."""
    if isinstance(address, IPv6Address):
        yield from filter(None, [address.sixtofour])
        yield from address.teredo or ()
        if any(address in network for network in _TRANSLATED):
            yield IPv4Address(int(address) & 0xFFFF_FFFF)
