"""What a test says that is skipped for want of a tool or a file."""

from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.tools import need


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    git = tmp_path / "git"
    git.touch(0o755)
    need("git", ROOT / "Makefile")
    with pytest.raises(pytest.skip.Exception, match=r"^missing: java, \.\./elsewhere/file$"):
        need("git", "java", ROOT / "../elsewhere/file", git)
