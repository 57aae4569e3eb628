"""Work in several processes, however they begin: each gets partitions, and all give one site."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import build
from builder.runtime.executor import Executor
from tests.helpers import SiteTest
from tests.pipeline.test_reproducible import digest

ARTICLES = 1_500  # partitions have some 320, at most 512
MOST = 512

Item = TypeVar("Item")
Result = TypeVar("Result")


def quiet(stage: str, done: int, total: int) -> None:
    pass


class Recorder(Executor):
    """Notes how many texts of articles are sent to other processes at a time."""

    def __init__(self) -> None:
        super().__init__(1)
        self.texts: list[int] = []

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        kept = list(items)
        sent = [pickle.dumps((function, item)) for item in kept]
        self.texts += [data.count(b" and others.</p>") for data in sent]
        for data in sent:
            function, item = pickle.loads(data)
            yield function(item)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("processes"))
    for number in range(ARTICLES):
        more = f"topics: [T{number % 9}]\ncountries: [KZ]\nsource: S{number % 3}"
        date = f"{1990 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        site.article(f"{number:04}", more, f"Word{number} and others.", date, f"Headline {number}")
    return site


def built(archive: SiteTest, output: Path, executor: Executor) -> dict[str, bytes]:
    build(Settings(archive.source, output), Workers(executor, quiet))
    return digest(output)


def test_processes_that_begin_in_any_way_make_the_same_site(
    archive: SiteTest, tmp_path: Path
) -> None:
    alone = built(archive, tmp_path / "alone", Executor(1))
    for method in ("fork", "spawn"):
        assert built(archive, tmp_path / method, Executor(2, method)) == alone, method


def test_no_process_gets_more_than_a_partition(archive: SiteTest, tmp_path: Path) -> None:
    recorder = Recorder()
    built(archive, tmp_path / "site", recorder)
    assert MOST / 2 < max(recorder.texts) <= MOST
