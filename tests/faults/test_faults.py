"""Some of the faults; `make bench ARGS=faults` tries all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.cases import CASES, Case, Trial, some_of
from tests.faults.inject import Injector, compiled
from tests.tools import need

TRIED = 14  # of each case


@pytest.fixture(scope="module")
def injector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Injector]:
    need("cc", Path("/proc/self/exe"))  # a compiler, and a system that can preload
    folder = tmp_path_factory.mktemp("faults")
    with Injector(compiled(folder), folder) as injector:
        yield injector


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_old_files_or_the_new_are_there(case: Case, injector: Injector, tmp_path: Path) -> None:
    trial = Trial(case, tmp_path, injector)
    assert trial.new != trial.old
    faults = trial.faults()
    some = some_of(faults, len(faults) // TRIED)
    assert [wrong for fault in some for wrong in trial.wrong(fault)] == []
