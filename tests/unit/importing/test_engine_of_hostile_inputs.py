"""Inputs that were made to break an import: each is said something about, nothing is half there.

All of them are imported with `python -m tests.unit.importing.hostile FOLDER`; here every tenth is.
"""

import pytest

from builder.importing import engine
from builder.importing.kinds.registry import KINDS
from tests.helpers import SiteTest
from tests.unit.importing.hostile import NUMBER, Case, cases, faults_of

CASES = [*cases()]


def test_all_kinds_are_attacked() -> None:
    assert len(CASES) == NUMBER
    assert {case.kind for case in CASES} == {*KINDS}
    assert callable(engine.plan)


@pytest.mark.parametrize("case", CASES[::10], ids=lambda case: case.kind)
def test_every_tenth(case: Case, site: SiteTest) -> None:
    assert faults_of(case, site, checks=False) == []
