"""An object store on this machine, which speaks the language of S3: fixtures for tests."""

from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from moto.server import ThreadedMotoServer

KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a store with an empty bucket."""
    store = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    store.start()
    host, port = store.get_host_and_port()
    address = f"http://{host}:{port}"
    with urlopen(Request(f"{address}/bucket", method="PUT")):
        yield address
    store.stop()


@pytest.fixture
def place(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the bucket, as S3 has it."""
    for name, value in (KEYS | {"AWS_ENDPOINT_URL": server}).items():
        monkeypatch.setenv(name, value)
    return "s3://bucket"
