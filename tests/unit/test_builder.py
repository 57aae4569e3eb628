"""The package itself: the version that `builder --version` prints is its own."""

import tomllib

from builder import __version__
from tests.helpers import ROOT, SiteTest


def test_there_is_one_version(site: SiteTest) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "builder/__init__.py"
    assert site.run("--version").stdout == f"builder, version {__version__}\n"
