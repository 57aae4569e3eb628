"""One page of the web: the address that was asked for, and none inside of a private network."""

import socket
import ssl
import zlib
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

from builder import __version__
from builder.errors import UsageError
from builder.urls import check_url

MOST = 20_000_000
_SECONDS = 30
_SAFE = "/%:@!$&'()*+,;=~?[]"  # what stays in an address as it is
# Of version 6 with an address of version 4 in them (RFC 6052, RFC 4291).
_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("::/96"))
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})


def fetch(url: str) -> tuple[bytes, str]:
    """The bytes of a page, and the address at which it was found.

    Raises:
        UsageError: it is no page of the web, or the server does not give it.
    """
    for _ in range(_REDIRECTS + 1):
        try:
            check_url(url)
            answer = _ask(url)
            if answer.status not in _MOVED:
                return _body(answer, url), url
            url = urljoin(url, answer.getheader("Location") or "")
        except ValueError as error:
            raise UsageError(f"{error}; write the whole address of a page") from error
        except (OSError, HTTPException) as error:
            hint = "open it in a browser, save it, and name the file"
            raise UsageError(f"{url} cannot be fetched: {error}; {hint}") from error
    raise UsageError(f"{url}: the redirects have no end; save the page, and name the file")


def _ask(url: str) -> HTTPResponse:
    """Ask the server; connect to the very address that was looked at."""
    parts = urlsplit(url)
    host, is_safe = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_safe else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [str(one[4][0]) for one in found]
    if not numbers or not all(map(_is_public, numbers)):
        raise UsageError(f"{url} is in a private network, from which no pages are fetched")
    connection: HTTPConnection
    opened = socket.create_connection((numbers[0], port), timeout=_SECONDS)
    if is_safe:
        connection = HTTPSConnection(host, port, timeout=_SECONDS)
        opened = ssl.create_default_context().wrap_socket(opened, server_hostname=host)
    else:
        connection = HTTPConnection(host, port, timeout=_SECONDS)
    connection.sock = opened
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    target = quote(parts.path or "/", safe=_SAFE) + query
    headers = {"User-Agent": f"archive-builder/{__version__}", "Accept-Encoding": "gzip"}
    connection.request("GET", target, headers=headers)
    return connection.getresponse()


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


def _body(answer: HTTPResponse, url: str) -> bytes:
    if answer.status != 200:
        raise UsageError(f"{url}: the server answers {answer.status} {answer.reason}")
    kind = (answer.getheader("Content-Type") or "text/html").partition(";")[0].strip()
    if kind not in {"text/html", "application/xhtml+xml"}:
        raise UsageError(f"{url} is no page but {kind}; download it, and put it beside an article")
    data = answer.read(MOST + 1)
    if (answer.getheader("Content-Encoding") or "").strip() == "gzip":
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, MOST + 1)
        except zlib.error as error:
            raise UsageError(f"{url}: what was sent cannot be unpacked: {error}") from error
    if len(data) > MOST:
        raise UsageError(f"{url} is larger than {MOST // 1_000_000} MB")
    return data
