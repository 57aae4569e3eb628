import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect

from tests.browser import install
from tests.browser.chromium import started
from tests.helpers import SiteTest

# A slow machine is no fault of the program; on CI the same examples are tried each time.
settings.register_profile("archive", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("archive")
expect.set_options(timeout=60_000)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes do not name a test: what gzip packs holds the time, and every worker must agree."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if install.missing():
        pytest.skip(install.advice())
    with started() as browser:
        yield browser


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """An empty archive."""
    return SiteTest(tmp_path)
