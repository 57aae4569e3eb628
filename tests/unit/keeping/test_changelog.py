"""The part of the changes that is new for an archive."""

import pytest

from builder.keeping.changelog import changes_between, is_newer
from builder.keeping.installed import own_text

CHANGES = """\
# Changes

## 0.10.0, not released yet

- Ten.

## 0.9.1

- Nine and one.

### Not a version

## 0.9.0, 2026-01-02

- Nine.
"""
TEN = "## 0.10.0, not released yet\n\n- Ten."
NINE_ONE = "## 0.9.1\n\n- Nine and one.\n\n### Not a version"
NINE = "## 0.9.0, 2026-01-02\n\n- Nine."


@pytest.mark.parametrize(
    ("older", "newer", "changes"),
    [
        ("0.9.0", "0.10.0", f"{TEN}\n\n{NINE_ONE}"),
        ("0.9.0", "0.9.1", NINE_ONE),
        ("0.1.0", "0.10.0", f"{TEN}\n\n{NINE_ONE}\n\n{NINE}"),
        ("0.9.5", "0.10.0", TEN),
        ("0.10.0", "0.10.0", ""),
        ("0.10.0", "1.0", ""),
        ("", "0.9.1", NINE_ONE),
    ],
)
def test_the_sections_of_later_versions(older: str, newer: str, changes: str) -> None:
    assert changes_between(CHANGES, older, newer) == changes


def test_versions_in_their_order() -> None:
    order = ["0.9", "0.9.1", "0.10.0.dev1", "0.10.0rc1", "0.10.0", "1.0", "1.0.1"]
    for number, version in enumerate(order):
        newer = [other for other in order if is_newer(other, version)]
        assert newer == order[number + 1 :]


def test_our_own_changes_have_sections() -> None:
    assert changes_between(own_text("CHANGELOG.md"), "0", "0.1.0").startswith("## 0.1.0")
