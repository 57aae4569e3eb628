"""The distributions that the builder needs: one list in three places."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

from builder.store.version import DISTRIBUTIONS
from tests.helpers import ROOT


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def closure(wanted: list[str]) -> set[str]:
    """Distributions with what they need, on any system; without their extras."""
    found: set[str] = set()
    while wanted:
        name = name_of(wanted.pop())
        if name in found:
            continue
        found.add(name)
        try:
            wanted += [one for one in requires(name) or [] if "extra ==" not in one]
        except PackageNotFoundError:  # is needed on another system or by another Python
            continue
    return found


def test_the_version_of_the_builder_is_told_by_all_that_it_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert closure(list(project["dependencies"])) == DISTRIBUTIONS
