"""Object stores, to publish to and to read from: S3 and what speaks its language, GCS, Azure.

`obstore` does the work, and is installed with the extra `storage`. Keys and addresses come from the
environment, in the variables that each store's own tools read (`AWS_ACCESS_KEY_ID`,
`AWS_ENDPOINT_URL`, ...).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from builder.errors import MachineError, UsageError, printable
from builder.store.targets import Headers
from builder.urls import is_store

_INSTALL = (
    "for an object store install obstore: make publish does, and so does "
    "pip install 'archive-builder[storage]'"
)
# Stores answer 500 or 503 when they are busy, and ask to be called again.
_RETRIES: Any = {"max_retries": 8, "retry_timeout": timedelta(minutes=2)}
# Of a request, which has at most `_PART` bytes, over a slow line.
_CLIENT: Any = {"timeout": "10m", "connect_timeout": "10s"}
_PART = 5_242_880  # bytes; the least that S3 takes of a file in parts
_AGAIN = "call it again, it goes on from there"
_KEYS, _MAKE = "look at the keys in the environment", "make it, or name another"
_OF_ANSWERS = {"status code: 404": _MAKE, "status code: 401": _KEYS, "status code: 403": _KEYS}


class ObjectTarget:
    """A bucket, or what is below a prefix in it."""

    def __init__(self, url: str) -> None:
        """Take the address, as `s3://bucket/prefix`.

        Raises:
            UsageError: there is no such store, or no library for it.
        """
        try:
            import obstore
            from obstore import exceptions, store
        except ImportError as error:
            raise UsageError(_INSTALL) from error
        if not is_store(url):
            raise UsageError(f"{url} is no object store; name s3://, gs:// or az://")
        self.name = url
        self._obstore = obstore
        self._missing = (exceptions.NotFoundError, FileNotFoundError)
        self._cures: dict[type[Exception], str] = {
            exceptions.PermissionDeniedError: _KEYS,
            exceptions.UnauthenticatedError: _KEYS,
            exceptions.NotFoundError: _MAKE,
            exceptions.InvalidPathError: "rename what has this name, or publish elsewhere",
        }
        self._errors = (exceptions.BaseError, OSError, ValueError)
        endpoint = os.environ.get("AWS_ENDPOINT_URL", "")
        client = _CLIENT | {"allow_http": endpoint.startswith("http://")}
        try:
            self._store: Any = store.from_url(
                url.rstrip("/"), client_options=client, retry_config=_RETRIES
            )
        except self._errors as error:
            raise UsageError(f"{url} is no object store: {_said(error)}") from error

    def sizes(self) -> dict[str, int]:
        """The bytes of each file that is there, by path."""
        return {path: one["size"] for path, one in self._listed().items()}

    def versions(self) -> dict[str, str]:
        """What tells the contents of each file from those that it had, by path."""
        return {
            path: f"{one['e_tag']} {one['size']} {one['last_modified']}"
            for path, one in self._listed().items()
        }

    def _listed(self) -> dict[str, Any]:
        with self._reporting("list its files"):
            pages = self._obstore.list(self._store)
            # A folder that was made at S3's console is a file without a name.
            return {one["path"]: one for page in pages for one in page if one["path"]}

    def get(self, path: str) -> bytes | None:
        """The bytes of a file, None if it is not there."""
        with self._reporting(f"read {path}"):
            try:
                return bytes(self._obstore.get(self._store, path).bytes())
            except self._missing:
                return None

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Write a file."""
        attributes: Any = {"Content-Type": headers.type, "Cache-Control": headers.caching}
        with self._reporting(f"write {path}"):
            self._obstore.put(
                self._store,
                path,
                data,
                attributes=attributes,
                chunk_size=_PART,
                max_concurrency=2,
            )

    def delete(self, path: str) -> None:
        """Remove a file, if it is there."""
        with self._reporting(f"remove {path}"):
            try:
                self._obstore.delete(self._store, path)
            except self._missing:
                return

    def tidy(self) -> None:
        """Stores keep nothing that is half written."""

    @contextmanager
    def _reporting(self, doing: str) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            said = _said(error)
            # Of a list the library tells no more than the answer that it got.
            listed = next((cure for sign, cure in _OF_ANSWERS.items() if sign in said), _AGAIN)
            text = f"{self.name}: cannot {doing}: {said}; {self._cures.get(type(error), listed)}"
            raise MachineError(text) from error


def _said(error: Exception) -> str:
    """What a store said, in one line; the library shows its own values after it."""
    return printable(" ".join(str(error).split("Debug source")[0].split()))
