"""What a build costs with Hugo and Pagefind: the same stories, the same kinds of pages."""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks import building
from tests.benchmarks.corpora import reuters
from tests.benchmarks.costs import Cost, measure, size_of
from tests.benchmarks.peers import tools

SITE = Path(__file__).with_name("hugo-site")


def run(folder: Path) -> None:
    """Build with ours and with Hugo in turn."""
    programs = tools.install(folder)
    if not programs:
        return
    source = reuters(folder)
    site = convert(source, folder / "hugo")
    ours, theirs = "ours", "Hugo + Pagefind"
    costs: dict[str, list[Cost]] = {ours: [], theirs: []}
    for number in range(building.RUNS):
        costs[ours].append(building.cold(source, folder / f"cold-{number}"))
        costs[theirs].append(build(programs, site, folder / f"hugo-{number}"))
    found = {
        ours: (costs[ours], size_of(folder / "cold-0")),
        theirs: (costs[theirs], size_of(folder / "hugo-0")),
    }
    building.report(found)
    building.compare(found)


def convert(source: Path, site: Path) -> Path:
    """A site of Hugo with the articles of an archive."""
    shutil.copytree(SITE, site)
    articles = source / "content/articles"
    for path in articles.rglob("*.md"):
        target = site / "content/articles" / path.relative_to(articles)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_converted(path.read_text(encoding="utf-8")), encoding="utf-8")
    return site


def _converted(text: str) -> str:
    """An article with metadata as Hugo reads it."""
    _, head, body = text.split("---\n", 2)
    metadata: dict[str, Any] = yaml.load(head, yaml.CSafeLoader)
    metadata["sources"] = [metadata.pop("source")] if "source" in metadata else []
    if isinstance(metadata["date"], int):  # a year alone, which it does not read
        metadata["date"] = f"{metadata['date']}-01-01"
    return json.dumps(metadata, default=lambda day: day.isoformat()) + "\n" + body


def build(programs: Path, site: Path, output: Path) -> Cost:
    """Build a site with Hugo, then index it with Pagefind: the sum of times, the larger memory."""
    command = [str(programs / "hugo"), "--source", str(site), "--destination", str(output)]
    hugo = measure([*command, "--quiet"], site)
    pagefind = measure(tools.pagefind(programs, output, output / "pagefind"))
    return Cost(
        hugo.seconds + pagefind.seconds,
        hugo.processor + pagefind.processor,
        max(hugo.megabytes, pagefind.megabytes),
    )
