"""Each kind has what reads it, and what says where its site was."""

from builder.importing.kinds.registry import KINDS


def test_folders_and_files() -> None:
    assert {name for name, kind in KINDS.items() if kind.is_folder} == {
        "jekyll",
        "hugo",
        "obsidian",
        "pages",
    }
    assert all(callable(kind.items) and callable(kind.site) for kind in KINDS.values())
