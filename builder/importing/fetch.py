"""One page of the web: the address that was asked for, and none inside of a private network."""

import zlib
from http.client import HTTPException, HTTPResponse

from builder.errors import UsageError
from builder.importing.asking import MOVED, REDIRECTS, ask, moved_to
from builder.urls import check_url

MOST = 20_000_000


def fetch(url: str) -> tuple[bytes, str]:
    """The bytes of a page, and the address at which it was found.

    Raises:
        UsageError: it is no page of the web, or the server does not give it.
    """
    for _ in range(REDIRECTS + 1):
        try:
            check_url(url)
            answer = ask(url)
            if answer.status not in MOVED:
                return _body(answer, url), url
            url = moved_to(url, answer)
        except ValueError as error:
            raise UsageError(f"{error}; write the whole address of a page") from error
        except (OSError, HTTPException) as error:
            hint = "open it in a browser, save it, and name the file"
            raise UsageError(f"{url} cannot be fetched: {error}; {hint}") from error
    raise UsageError(f"{url}: the redirects have no end; save the page, and name the file")


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
