"""Every kind says what it is, and reads."""

from builder.importing.kinds.registry import KINDS


def test_each_kind_is_documented_and_in_the_help() -> None:
    from tests.helpers import ROOT

    text = (ROOT / "docs/importing.md").read_text(encoding="utf-8")
    for name, kind in KINDS.items():
        assert f"| `{name}` |" in text
        assert kind.about
