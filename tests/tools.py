"""What some tests need beside Python; where it is missing they are skipped and say what."""

import os
import shutil
from pathlib import Path

import pytest

from tests.helpers import ROOT


def need(*tools: str | Path) -> None:
    """Skip the test unless these programs are on the PATH and these files exist."""
    if absent := [tool for tool in tools if not _there(tool)]:
        pytest.skip(f"missing: {', '.join(map(_shown, absent))}")


def _there(tool: str | Path) -> bool:
    return tool.exists() if isinstance(tool, Path) else bool(shutil.which(tool))


def _shown(tool: str | Path) -> str:
    return tool if isinstance(tool, str) else os.path.relpath(tool, ROOT)
