from pathlib import Path

import pytest

from tests.helpers import SiteTest


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """An empty archive."""
    return SiteTest(tmp_path)
