"""What can be asked for is what can be read."""

from builder.importing.kinds.registry import KINDS
from builder.importing.wanted import ABOUT
from tests.helpers import ROOT


def test_each_kind_is_read_and_documented() -> None:
    assert [*ABOUT] == [*KINDS]
    text = (ROOT / "docs/importing.md").read_text(encoding="utf-8")
    for name in ABOUT:
        assert f"| `{name}` |" in text
