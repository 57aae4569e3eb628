"""Files beside articles follow the source, and what people did with them stays."""

from pathlib import Path

from builder.importing.copies import copies_of


def test_only_what_nobody_touched_is_copied(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "folder"
    source.mkdir()
    folder.mkdir()
    names = ("new", "removed", "followed", "edited", "both")
    sources = {name: source / name for name in names}
    for path in sources.values():
        path.write_text("1")
    first = copies_of(sources, folder, {})
    assert first.wanted == names
    for name in ("followed", "both"):
        sources[name].write_text("2")
    for name in ("followed", "edited", "both"):
        (folder / name).write_text("1" if name == "followed" else "own")
    last = {name: digest for name, digest in first.digests.items() if name != "new"}
    second = copies_of(sources, folder, last)
    assert second.wanted == ("new", "followed")
    assert second.kept == ("both",)
    assert copies_of(sources, folder, second.digests).kept == ()
