"""`build --stats`: figures that are those of the disk, as a table and for programs."""

import json
from pathlib import Path

import pytest

from builder.cli.stats import for_programs, table
from builder.runtime.stats import Stage
from tests.helpers import SiteTest

NAMES = ["seconds", "work", "tasks", "items", "written", "kept", "bytes", "memory", "worker"]
VARYING = {"seconds", "work", "memory", "worker"}

Figures = dict[str, dict[str, float]]


def built(site: SiteTest, *arguments: str) -> tuple[dict[str, float], Figures]:
    """The sums of a build, and the figures of its stages."""
    result = site.build("--stats", "--json", *arguments).result
    said = json.loads(result.stdout)
    stats = said["stats"]
    assert [*stats] == ["stages", "total"]
    assert [*stats["total"]] == [name for name in NAMES if name != "items"]
    assert all([*own] == NAMES for own in stats["stages"].values())
    assert stats["total"]["written"] == said["written"]
    assert stats["total"]["written"] + stats["total"]["kept"] == said["files"]
    for name in ("written", "kept", "bytes"):
        assert stats["total"][name] == sum(own[name] for own in stats["stages"].values())
    return stats["total"], stats["stages"]


def files_of(site: SiteTest) -> dict[Path, tuple[int, int]]:
    """Inode and size of each file of the site, without what the builder keeps beside them."""
    found = {}
    for path in site.output.rglob("*"):
        if path.is_file() and not path.name.startswith(".archive-"):
            found[path] = (path.stat().st_ino, path.stat().st_size)
    return found


@pytest.fixture
def archive(site: SiteTest) -> SiteTest:
    """A site with something for each stage."""
    site.write("site.yaml", "title: Test archive\nurl: https://example.org/\ntwins: true\n")
    site.write("content/searches.yaml", "searches:\n- {name: On war, query: war}\n")
    site.write("content/articles/a.pdf", "A paper.")
    site.article("a", more="topics: [War]", body="A war. [Paper](a.pdf)")
    return site.article("b", more="people: [A Name]")


def test_figures_of_a_new_site_are_those_of_the_disk(archive: SiteTest) -> None:
    total, stages = built(archive)
    files = files_of(archive)
    assert total["written"] == len(files)
    assert total["bytes"] == sum(size for _, size in files.values())
    assert total["kept"] == 0
    pages = [path for path in files if path.suffix == ".html"]
    assert (stages["pages"]["written"], stages["pages"]["items"]) == (len(pages), len(pages))
    assert stages["pages"]["bytes"] == sum(files[path][1] for path in pages)
    for stage, path in {
        "checksums": "data/checksums.txt",
        "files/sitemap": "sitemap.xml",
        "files/addresses": "data/addresses.txt.gz",
    }.items():
        assert (stages[stage]["written"], stages[stage]["bytes"]) == (
            1,
            files[archive.output / path][1],
        )
    assert (stages["scan"]["items"], stages["read"]["items"]) == (4, 2)
    assert stages["pieces/searches"]["items"] == stages["pieces/feeds"]["items"] == 2
    assert stages["pieces"]["tasks"] == 2, "one for searches, one for all that is derived"
    assert stages["read"]["tasks"] == stages["pages"]["tasks"] == 1


def test_figures_of_a_change_are_those_of_the_disk(archive: SiteTest) -> None:
    built(archive)
    before = files_of(archive)
    total, stages = built(archive.article("b", more="people: [A Name]", body="Other words."))
    after = files_of(archive)
    written = [
        path for path, (inode, _) in after.items() if path not in before or before[path][0] != inode
    ]
    assert 0 < total["written"] == len(written) < len(after)
    assert total["bytes"] == sum(after[path][1] for path in written)
    assert stages["read"]["items"] == 1


def test_a_build_with_nothing_to_do(archive: SiteTest) -> None:
    _, first = built(archive)
    total, stages = built(archive)
    assert [*stages] == [*first], "the same lines in the same order"
    assert (total["written"], total["bytes"], total["tasks"], total["work"]) == (0, 0, 0, 0)
    assert stages["scan"]["kept"] == total["kept"] == len(files_of(archive))
    others = {name: own for name, own in stages.items() if name != "scan"}
    assert not any(value for own in others.values() for value in own.values())


def test_with_several_processes_the_figures_are_the_same(site: SiteTest) -> None:
    pytest.importorskip("resource", reason="Windows does not tell how much memory was needed")
    for number in range(22):  # with enough pages of topics for several processes
        topics = ", ".join(f"Topic {number}-{other}" for other in range(10))
        site.article(f"a{number}", more=f"topics: [{topics}]")
    figures = {}
    for jobs in (1, 2):
        total, stages = built(site, f"--jobs={jobs}", "--no-cache")
        assert (total["worker"] > 0) == (stages["pages"]["worker"] > 0) == (jobs == 2)
        assert total["memory"] > 0
        assert stages["pages"]["tasks"] > 8
        figures[jobs] = {
            stage: {name: own[name] for name in NAMES if name not in VARYING}
            for stage, own in stages.items()
        }
        site.output = site.output.with_name(f"site{jobs}")
    assert figures[1] == figures[2]


def test_the_table_is_aligned_and_comes_last(archive: SiteTest) -> None:
    lines = archive.build("--stats").result.stdout.splitlines()
    at = lines.index("")
    assert "files written" in lines[at - 1]
    rows = lines[at + 1 :]
    assert rows[0].split() == ["stage", *NAMES]
    assert rows[-1].startswith("total ")
    assert len({len(row) for row in rows}) == 1


def test_a_table_of_figures() -> None:
    own = Stage(1.25, 1200.0, 3, 0, 10, 0, 12_345_678, 95_600_000).figures()
    assert [*table({"read": own, "other": Stage().figures()})] == [
        "stage  seconds       work  tasks  items  written  kept       bytes  memory  worker",
        "read     1.250  1,200.000      3      -       10     -  12,345,678   96 MB       -",
        "other        -          -      -      -        -     -           -       -       -",
        "total    1.250  1,200.000      3              10     -  12,345,678   96 MB       -",
    ]


def test_figures_for_programs_have_their_sum() -> None:
    own = Stage(tasks=2).figures()
    said = for_programs({"read": own, "pages": own})
    assert said["stages"] == {"read": own, "pages": own}
    assert isinstance(said["total"], dict)
    assert said["total"]["tasks"] == 4


def test_nothing_is_told_if_nobody_asks(archive: SiteTest) -> None:
    assert "stats" not in json.loads(archive.build("--json").result.stdout)
    assert "stage" not in archive.build("--no-cache").result.stdout
