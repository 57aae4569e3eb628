"""What 94,222 articles cost: a build, a change, the files of the index, a search."""

import os
from pathlib import Path

from tests.benchmarks import building, search
from tests.benchmarks.changes import NEW, TEXT
from tests.benchmarks.corpora import articles_of, some_of, titles
from tests.benchmarks.costs import Cost, median_of, size_of
from tests.benchmarks.peers import hugo, tools
from tests.benchmarks.senate import reuters_and_senate

FEW = 10_000


def run(folder: Path) -> None:
    """Build Reuters and Senate, change them, search there; print lines of tables in RESULTS.md."""
    source = reuters_and_senate(folder)
    site = folder / "reuters-senate-built"
    articles = len(articles_of(source))
    cost = building.cold(source, site)
    files, size = size_of(site)
    index_files, index_size = size_of(site / "search")
    print(f"\ncold build of Reuters and Senate, {os.cpu_count()} processors")
    print("| seconds | peak MB | files | MB | files of the index | MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {cost.seconds:.0f} | {cost.megabytes:.0f} | {files:,} | {size / 1e6:.0f} "
        f"| {index_files:,} | {index_size / 1e6:.0f} |",
        flush=True,
    )
    fewer = building.cold(some_of(source, folder / "fewer", FEW), folder / "fewer-built")
    each = cost.seconds / articles, fewer.seconds / FEW
    print(
        f"\nmilliseconds an article: {each[0] * 1e3:.2f}, of {FEW:,} articles {each[1] * 1e3:.2f}"
    )
    print("\n| change | seconds, median (range) | peak MB |\n| --- | --- | --- |")
    _report("nothing", [building.build(source, site) for _ in range(building.RUNS)])
    _report("add an article", [_add(source, site, run) for run in range(building.RUNS)])
    print("\nsearch, Reuters and Senate")
    search.report({"ours": search.measure(site, search.OURS, titles(source))})


def compare(folder: Path) -> None:
    """Build Reuters and Senate with ours and, in the same run, with Hugo and Pagefind, once."""
    programs = tools.install(folder)
    if not programs:
        return
    source = reuters_and_senate(folder)
    site = hugo.convert(source, folder / "hugo-large")
    sites = {name: folder / f"{name}-large" for name in ("ours", "Hugo + Pagefind")}
    ours = building.cold(source, sites["ours"])
    theirs = hugo.build(programs, site, sites["Hugo + Pagefind"])
    costs = zip(sites, ([ours], [theirs]), map(size_of, sites.values()), strict=True)
    found = {name: (cost, size) for name, cost, size in costs}
    building.report(found, "Reuters and Senate", len(articles_of(source)))
    building.compare(found)


def _add(source: Path, site: Path, run: int) -> Cost:
    path = source / NEW.replace("1987/new", f"2030/new-{run}")
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT.format(date=f"2030-01-{10 + run}"), encoding="utf-8")
    return building.build(source, site)


def _report(change: str, costs: list[Cost]) -> None:
    peak = max(cost.megabytes for cost in costs)
    print(f"| {change} | {median_of(costs)} | {peak:.0f} |", flush=True)
