"""Three real sites of other generators, no text edited: what a `site.yaml` alone makes of them.

The settings stand in `real_sites/`. Texts with a date in the folder of posts are articles, all
other texts are pages; templates in HTML are left out.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.corpora import unpack
from tests.helpers import ROOT

SETTINGS = Path(__file__).parent / "real_sites"
LINES = 30  # that a site.yaml may have


class Site(NamedTuple):
    """Where a site has its posts, and its other texts."""

    name: str
    posts: str
    others: str


SITES = (
    Site("18f", "content/posts", "content"),
    Site("ooni", "content/post", "content"),
    Site("datagov", "pages/posts", "pages"),
)


def lay_out(site: Site, folder: Path) -> Path:
    """Copy the texts of a site to where an archive has them; return its source."""
    source = folder / f"{site.name}-source"
    original = folder / "sites" / site.name
    settings = (SETTINGS / f"{site.name}.yaml").read_text(encoding="utf-8")
    assert settings.count("\n") <= LINES
    for path in sorted((original / site.others).rglob("*.md")):
        posts = original / site.posts
        if path.is_relative_to(posts) and path.name != "_index.md":  # a list of Hugo's
            target = source / "content/articles" / path.relative_to(posts)
        else:  # below a folder, because the site itself needs some of their names
            target = source / "content/pages/site" / path.relative_to(original / site.others)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (source / "site.yaml").write_text(settings, encoding="utf-8")
    return source


def problems_of(source: Path) -> list[dict[str, str]]:
    """What `check` finds."""
    command = [sys.executable, "-m", "builder", "check", "--json", "--no-cache"]
    done = subprocess.run(
        [*command, "--source", str(source)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return list(json.loads(done.stdout)["problems"])


def run(folder: Path) -> None:
    """Print a line for each site, then what is wrong by code."""
    unpack("sites.tar.xz", folder)
    print("\nreal sites of other generators, with a site.yaml of at most 30 lines")
    print("| site | texts | that build | errors | warnings |")
    print("| --- | --- | --- | --- | --- |")
    kinds: Counter[tuple[str, str]] = Counter()
    sums: Counter[str] = Counter()
    for site in SITES:
        source = lay_out(site, folder)
        problems = problems_of(source)
        found = _count(source, problems)
        kinds.update((one["severity"], one["code"]) for one in problems)
        sums.update(found)
        print(_row(site.name, found), flush=True)
    print(_row("all", sums))
    print("\n| code | | problems |\n| --- | --- | --- |")
    for (severity, code), number in sorted(kinds.items(), key=lambda one: (one[0][0], -one[1])):
        print(f"| `{code}` | {severity} | {number:,} |")


def _count(source: Path, problems: list[dict[str, str]]) -> Counter[str]:
    texts = sum(1 for _ in (source / "content").rglob("*.md"))
    bad = {one["path"] for one in problems if one["severity"] == "error"}
    severities = Counter(one["severity"] for one in problems)
    return Counter({**severities, "texts": texts, "good": texts - len(bad - {"site.yaml"})})


def _row(name: str, found: Counter[str]) -> str:
    share = found["good"] / found["texts"]
    good = f"{found['good']:,} ({share:.1%})"
    return f"| {name} | {found['texts']:,} | {good} | {found['error']:,} | {found['warning']:,} |"
