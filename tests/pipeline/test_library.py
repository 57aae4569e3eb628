"""The builder as a library: it leaves its process as it was."""

import gc
import sys

import pytest

from builder.errors import ContentError
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import build, check
from builder.runtime.executor import Executor
from tests.helpers import SiteTest

ARTICLES = 1_000


def quiet(stage: str, done: int, total: int) -> None:
    pass


WORKERS = Workers(Executor(1), quiet)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("library"))
    for number in range(ARTICLES):
        site.article(f"{number:04}", f"topics: [T{number % 9}]", "A *text*.", "2015-01")
    return site


def counted() -> tuple[int, int]:
    """Objects that the collector knows, and blocks of memory that are in use."""
    gc.collect()
    return len(gc.get_objects()), sys.getallocatedblocks()


def test_many_checks_leave_no_more_behind_than_two(archive: SiteTest) -> None:
    settings = Settings(archive.source, archive.output)
    counts = []
    for _ in range(4):
        check(settings, WORKERS)
        counts.append(counted())
    (objects, blocks), (last_objects, last_blocks) = counts[1], counts[-1]
    assert abs(last_objects - objects) < 100
    assert abs(last_blocks - blocks) < ARTICLES


def test_the_collector_stays_as_it_was(archive: SiteTest) -> None:
    before = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()
    settings = Settings(archive.source, archive.output)
    check(settings, WORKERS)
    built = build(settings, WORKERS)
    assert built.summary.articles == ARTICLES
    archive.write("content/articles/bad.md", "")
    with pytest.raises(ContentError):
        build(settings, WORKERS)
    archive.remove("content/articles/bad.md")
    assert (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()) == before


def test_a_site_that_is_made_lets_go_of_its_archive(archive: SiteTest) -> None:
    """What the archive was made of is held by the result alone."""
    settings = Settings(archive.source, archive.output)
    archive.article("0000", body="Another text.")
    before = counted()[0]
    built = build(settings, WORKERS)
    with_result = counted()[0]
    del built
    assert counted()[0] - before < ARTICLES < with_result - before
