"""The licences of what is installed with the program are those that the document says."""

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

import pytest

from tests.documents import section
from tests.helpers import ROOT

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
LOCKED = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)

# What stands in older metadata, for a licence of SPDX that we name.
WORDS = {
    "MIT": "MIT",
    "BSD-3-Clause": "BSD",
    "BSD-2-Clause": "BSD",
    "ISC": "ISC",
    "PSF-2.0": "Python Software Foundation",
    "LGPL-2.1-only": "LGPL",
    "0BSD": "0BSD",
}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def documented() -> dict[str, str]:
    """The licence of each package, as the table says."""
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \|$", section(CONTRIBUTING, "Licences"), re.MULTILINE
    )
    return {
        plain(name): licence
        for licence, names in rows
        if licence != "licence" and not licence.startswith("-")
        for name in names.split(", ")
    }


def told(about: PackageMetadata) -> str:
    """All that a package says of its licence, in one line."""
    classifiers = [one for one in about.get_all("Classifier") or [] if one.startswith("License")]
    return " ".join([*(about.get_all("License") or []), *classifiers])


def test_the_table_has_all_that_is_locked_and_nothing_else() -> None:
    assert {*documented()} == {*map(plain, LOCKED)}


@pytest.mark.parametrize("name", sorted({*LOCKED}))
def test_the_licence_is_the_one_that_the_package_says(name: str) -> None:
    try:
        about = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not needed on this system")
    licence = documented()[plain(name)]
    expression = "".join(about.get_all("License-Expression") or [])
    if expression:
        assert expression == licence
    else:
        for one in licence.split(" AND "):
            assert WORDS[one] in told(about)
