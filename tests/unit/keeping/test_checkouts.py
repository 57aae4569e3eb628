"""The wheel of a checkout is built where its tools are, and is asked for in words where not."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from builder import __version__
from builder.errors import UsageError
from builder.keeping import checkouts
from builder.keeping.checkouts import pin_to_checkout
from tests.helpers import ROOT
from tests.packages import needs_tools

NAME = f"archive_builder-{__version__}-py3-none-any.whl"


@needs_tools
def test_its_wheel_has_all_that_an_archive_needs() -> None:
    pin = pin_to_checkout(ROOT)
    assert pin.wheel == NAME
    with zipfile.ZipFile(BytesIO(pin.data)) as wheel:
        names = {*wheel.namelist()}
    assert {"builder/requirements.txt", "builder/CHANGELOG.md"} <= names
    assert "builder/theme/templates/base.html" in names
    skeleton = (ROOT / "builder/keeping/skeleton").iterdir()
    assert {f"builder/keeping/skeleton/{path.name}" for path in skeleton} <= names


@needs_tools
def test_a_folder_that_is_no_checkout(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        pin_to_checkout(tmp_path)
    assert str(caught.value).startswith(f"the wheel of {tmp_path} cannot be built: ")
    assert "pyproject.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        assert arguments == ("-c", "import build, hatchling.build")
        return subprocess.CompletedProcess([], 1, "", "")

    monkeypatch.setattr(checkouts, "_python", run)
    with pytest.raises(UsageError) as caught:
        pin_to_checkout(ROOT)
    assert str(caught.value) == (
        "archives need a wheel of this checkout, and what builds it is missing here; "
        f"call 'make init ARGS=DIR' in {ROOT}, which installs it"
    )
