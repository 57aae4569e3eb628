"""The builder as a package: wheels of it, and environments that one is installed in."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.helpers import ROOT

# What `make dist` calls needs these, and pip stands in an environment that `make` has made.
TOOLS = [name for name in ("build", "hatchling", "pip") if find_spec(name) is None]
needs_tools = pytest.mark.skipif(bool(TOOLS), reason=f"not installed: {', '.join(TOOLS)}")

SOURCES = "builder theme pyproject.toml requirements.txt README.md CHANGELOG.md LICENSE".split()


class Edition:
    """A copy of the builder's source, to be changed before a wheel is built of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        for path in map(ROOT.joinpath, SOURCES):
            if path.is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(path, folder / path.name, ignore=ignored)
            else:
                shutil.copy(path, folder)

    def change(self, path: str, old: str, new: str) -> "Edition":
        """Change a text that a file has once."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return self

    def version(self, version: str, changes: str) -> "Edition":
        """Make it a later version, and say what is new in it."""
        self.change("builder/__init__.py", '"0.1.0"', f'"{version}"')
        heading = f"# Changes\n\n## {version}\n\n- {changes}\n"
        return self.change("CHANGELOG.md", "# Changes\n", heading)


def distribute(source: Path, folder: Path, *options: str) -> list[Path]:
    """The files that `build` makes of a source, sorted."""
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        *options,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, cwd=folder.parent, check=True, capture_output=True)
    return sorted(folder.iterdir())


def build_wheel(source: Path, folder: Path) -> Path:
    [wheel] = distribute(source, folder, "--wheel")
    return wheel


class Environment:
    """A virtual environment with the builder of a wheel, which sees what else is installed here."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder = folder
        venv.create(folder, with_pip=False)
        self.python = folder / "bin/python"
        [packages] = folder.glob("lib/python*/site-packages")
        (packages / "others.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        self.pip("install", "--no-deps", str(wheel), cwd=folder).check_returncode()

    def pip(self, command: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Call pip, which gets nothing from the network."""
        quiet = ("--quiet", "--disable-pip-version-check", "--no-index")
        return self._call(str(self.python), "-m", "pip", command, *quiet, *arguments, cwd=cwd)

    def call(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Call the command `archive-builder`."""
        return self._call(str(self.folder / "bin/archive-builder"), *arguments, cwd=cwd)

    def make(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return self._call("make", "--no-print-directory", *arguments, cwd=cwd)

    def _call(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        left_out = {"GITHUB_ACTIONS", "PYTHONPATH", "MAKEFLAGS", "MFLAGS", "MAKELEVEL"}
        environment = {name: text for name, text in os.environ.items() if name not in left_out}
        return subprocess.run(
            command, cwd=cwd, env=environment, check=False, capture_output=True, text=True
        )
