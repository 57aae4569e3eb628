"""What 94,222 articles cost: the build, the files of the index, a search."""

import os
from pathlib import Path

from tests.benchmarks import search
from tests.benchmarks.corpora import build_command, titles
from tests.benchmarks.costs import measure, size_of
from tests.benchmarks.senate import reuters_and_senate


def run(folder: Path) -> None:
    """Build Reuters and Senate once, search there; print two lines of the tables in RESULTS.md."""
    source = reuters_and_senate(folder)
    site = folder / "reuters-senate-built"
    cost = measure(build_command(source, site))
    files, size = size_of(site)
    index_files, index_size = size_of(site / "search")
    print(f"\ncold build of Reuters and Senate, {os.cpu_count()} processors")
    print("| seconds | peak MB | files | MB | files of the index | MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {cost.seconds:.0f} | {cost.megabytes:.0f} | {files:,} | {size / 1e6:.0f} "
        f"| {index_files:,} | {index_size / 1e6:.0f} |"
    )
    print("\nsearch, Reuters and Senate")
    search.report({"ours": search.measure(site, search.OURS, titles(source))})
