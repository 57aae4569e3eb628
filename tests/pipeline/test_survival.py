"""What makes no page makes no page again: documents, commands, what is installed besides."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT, SiteTest


@pytest.fixture
def code(tmp_path: Path, site: SiteTest) -> Path:
    """A copy of the builder, which has built a site."""
    folder = tmp_path / "code"
    for name in ("builder", "theme"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    site.article("a").article("b", more="topics: [War]")
    written(folder, site)
    return folder


def written(code: Path, site: SiteTest, installed: str = "") -> str:
    """How many files a build writes, as it says; `installed` is a further folder of packages."""
    command = [sys.executable, "-m", "builder", "build", "--source", str(site.source)]
    environment = {**os.environ, "PYTHONPATH": installed}
    done = subprocess.run(
        command, cwd=code, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.rpartition("; ")[2].partition(" of ")[0]


@pytest.mark.parametrize(
    "path",
    [
        "search/index/FORMAT.md",
        "cli/options.py",
        "keeping/pins.py",
        "serve/live.js",
        "serve/server.py",
    ],
)
def test_what_makes_no_page(path: str, code: Path, site: SiteTest) -> None:
    file = code / "builder" / path
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert written(code, site) == "0"


def test_a_package_that_is_installed_besides(code: Path, site: SiteTest, tmp_path: Path) -> None:
    (tmp_path / "packages" / "another-1.0.dist-info").mkdir(parents=True)
    assert written(code, site, str(tmp_path / "packages")) == "0"


def test_another_version_of_what_is_needed(code: Path, site: SiteTest, tmp_path: Path) -> None:
    (tmp_path / "packages" / "Markdown-99.dist-info").mkdir(parents=True)
    assert written(code, site, str(tmp_path / "packages")) != "0"


@pytest.mark.parametrize(
    "path", ["pages/labels.py", "search/client/archive.js", "markup/render.py"]
)
def test_what_makes_pages(path: str, code: Path, site: SiteTest) -> None:
    file = code / "builder" / path
    comment = "// a comment\n" if path.endswith(".js") else "# a comment\n"
    file.write_text(file.read_text(encoding="utf-8") + comment, encoding="utf-8")
    assert written(code, site) != "0"


def test_a_template_makes_its_pages_again(code: Path, site: SiteTest) -> None:
    file = code / "theme/templates/entity.html"
    file.write_text(file.read_text(encoding="utf-8") + "<!-- -->", encoding="utf-8")
    assert written(code, site) == "1"
