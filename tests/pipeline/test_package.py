"""The builder as a package: it begins archives and builds the same sites."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.packages import Environment, build_wheel, distribute, needs_tools
from tests.pipeline.test_reproducible import digest

pytestmark = needs_tools

NAME = "archive_builder-0.1.0-py3-none-any.whl"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel") / "dist")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Environment:
    return Environment(tmp_path_factory.mktemp("environment") / "venv", wheel)


@pytest.fixture
def archive(tmp_path: Path, installed: Environment) -> Path:
    """An archive that has just begun."""
    begun = installed.call("init", "archive", "--title=Osh: an archive", cwd=tmp_path)
    assert (begun.returncode, begun.stderr) == (0, "")
    return tmp_path / "archive"


def test_the_command_is_of_the_wheel(installed: Environment, tmp_path: Path) -> None:
    said = installed.call("--version", cwd=tmp_path)
    assert said.stdout == "builder, version 0.1.0\n"
    where = [str(installed.python), "-c", "import builder; print(builder.__file__)"]
    done = subprocess.run(where, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert Path(done.stdout.strip()).is_relative_to(installed.folder)


@pytest.mark.parametrize("source", ["archive", "tests/sites/full"])
def test_it_builds_the_site_that_a_checkout_builds(
    source: str, archive: Path, installed: Environment, tmp_path: Path
) -> None:
    folder = archive if source == "archive" else ROOT / source
    options = ["--source", str(folder), "--no-cache", "--jobs=1", "--output"]
    checked = installed.call("check", "--source", str(folder), cwd=tmp_path)
    built = installed.call("build", *options, "ours", cwd=tmp_path)
    assert (checked.returncode, built.returncode) == (0, 0), checked.stdout + built.stdout
    command = [sys.executable, "-m", "builder", "build", *options, str(tmp_path / "theirs")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert digest(tmp_path / "ours") == digest(tmp_path / "theirs")


def test_an_archive_is_pinned_to_the_wheel_that_began_it(archive: Path, wheel: Path) -> None:
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    pin = (archive / "requirements-builder.txt").read_text(encoding="utf-8")
    assert pin == f"./vendor/{NAME} --hash=sha256:{sha256}\n"
    assert digest(archive / "vendor") == {NAME: wheel.read_bytes()}
    assert (archive / "requirements.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes()


def test_pip_takes_the_pinned_wheel_and_no_other(archive: Path, installed: Environment) -> None:
    options = ("--dry-run", "--no-deps", "--force-reinstall", "-r", "requirements-builder.txt")
    assert installed.pip("install", *options, cwd=archive).returncode == 0
    with open(archive / f"vendor/{NAME}", "ab") as file:
        file.write(b"\n")
    refused = installed.pip("install", *options, cwd=archive)
    assert refused.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in refused.stderr


def test_make_does_what_the_readme_says(archive: Path, installed: Environment) -> None:
    (archive / ".venv").symlink_to(installed.folder)
    (archive / ".venv/.builder").touch()
    assert "index.html" not in digest(archive)
    new = installed.make("-s", "new", """ARGS='Title: "of" one' --date=2015-01-20""", cwd=archive)
    assert new.stdout == "content/articles/2015/01/title-of-one.md\n", new.stderr
    assert installed.make("check", "ARGS=--strict", cwd=archive).returncode == 0
    assert installed.make("ARGS=--strict", cwd=archive).returncode == 0
    assert (archive / "_site/articles/2015/01/title-of-one.html").is_file()
    refused = installed.make("upgrade", cwd=archive)
    assert refused.stderr.startswith("name the wheel of the newer builder: make upgrade BUILDER=")
    assert installed.make("clean", cwd=archive).returncode == 0
    assert not {"_site", ".cache", ".venv"} & {path.name for path in archive.iterdir()}


def test_make_installs_the_requirements_by_their_hashes(
    archive: Path, installed: Environment
) -> None:
    plan = installed.make("-n", cwd=archive).stdout
    pip = ".venv/bin/python -m pip install --quiet --disable-pip-version-check"
    assert f"{pip} --require-hashes -r requirements.txt\n" in plan
    assert f"{pip} --no-deps --force-reinstall -r requirements-builder.txt\n" in plan
    assert plan.endswith(".venv/bin/archive-builder build \n")


@pytest.mark.parametrize(
    ("python", "hint"),
    [
        ("exit 1", "Python 3.11 or newer is needed; name it: make PYTHON=python3.12\n"),
        ('[ "$1" = -c ]', "the venv module is missing; on Debian: apt install python3-venv\n"),
    ],
)
def test_make_says_what_is_missing(
    python: str, hint: str, archive: Path, installed: Environment
) -> None:
    fake = archive.parent / "python"
    fake.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    fake.chmod(0o755)
    done = installed.make(f"PYTHON={fake}", cwd=archive)
    assert done.returncode == 2
    assert done.stderr.startswith(hint)


def test_make_init_installs_what_builds_a_wheel_before(installed: Environment) -> None:
    plan = installed.make("-n", "-B", "init", "ARGS=DIR", cwd=ROOT).stdout
    assert "-r requirements-dist.txt\n" in plan
    assert plan.endswith(".venv/bin/python -m builder init DIR\n")


def test_a_distribution_is_the_same_each_time(tmp_path: Path, wheel: Path) -> None:
    """The two commands of `make dist`."""
    first, second = (distribute(ROOT, tmp_path / name) for name in ("first", "second"))
    assert [path.name for path in first] == ["archive_builder-0.1.0.tar.gz", wheel.name][::-1]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(BIN)/python -m build --no-isolation --outdir dist .\n" in makefile
