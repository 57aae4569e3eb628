"""The collections that stand beside the project: unpacked and built once in a run's folder."""

import re
import shutil
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


def articles_of(source: Path) -> list[Path]:
    """The articles of an archive, sorted by path."""
    return sorted((source / "content/articles").rglob("*.md"))


def some_of(source: Path, target: Path, number: int) -> Path:
    """A part of an archive: articles at equal distances, all records."""
    articles = articles_of(source)
    left_out = {*articles} - {articles[at * len(articles) // number] for at in range(number)}

    def others(folder: str, names: list[str]) -> set[str]:
        paths = (Path(folder, name) for name in names)
        return {path.name for path in paths if path in left_out or path.name == ".cache"}

    shutil.copytree(source, target, ignore=others)
    return target


def titles(source: Path) -> list[str]:
    """The titles of an archive, letters alone."""
    texts = (path.read_text(encoding="utf-8") for path in articles_of(source))
    found = (_TITLE.search(text) for text in texts)
    return [re.sub(r"[^A-Za-z ]", " ", title[1]) for title in found if title]
