"""The collections that stand beside the project: unpacked and built once in a run's folder."""

import re
import subprocess
import sys
import tarfile
from pathlib import Path

from tests.helpers import ROOT, SHARED

_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


def unpack(name: str, folder: Path) -> None:
    """Unpack a corpus into a folder; without it there is nothing to measure."""
    corpus = SHARED / "corpora" / name
    if not corpus.exists():
        sys.exit(f"{name} is not beside this project (../shared/corpora): nothing to measure")
    with tarfile.open(corpus) as archive:
        archive.extractall(folder, filter="data")


def build_command(source: Path, output: Path) -> list[str]:
    """The command that builds an archive."""
    command = [sys.executable, "-m", "builder", "build"]
    return [*command, "--source", str(source), "--output", str(output)]


def built(source: Path, output: Path) -> Path:
    """The site of a source, built if this run has not built it yet."""
    if not output.exists():
        subprocess.run(build_command(source, output), cwd=ROOT, check=True, capture_output=True)
    return output


def reuters(folder: Path) -> Path:
    """The source of the Reuters stories."""
    source = folder / "reuters-site"
    if not source.exists():
        unpack("reuters-site.tar.xz", folder)
    return source


def reuters_site(folder: Path) -> Path:
    """The site of the Reuters stories."""
    return built(reuters(folder), folder / "reuters-built")


def titles(source: Path) -> list[str]:
    """The titles of an archive, letters alone."""
    return [
        re.sub(r"[^A-Za-z ]", " ", _TITLE.search(path.read_text(encoding="utf-8"))[1])
        for path in sorted((source / "content/articles").rglob("*.md"))
    ]
