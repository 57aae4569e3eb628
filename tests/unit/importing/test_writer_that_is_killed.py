"""Whoever is killed while writing leaves whole files, and the next import goes on."""

import os
from pathlib import Path

import pytest

from builder.importing import writer
from tests.helpers import SiteTest
from tests.unit.importing.importing import JEKYLL, add, imported


class _KilledError(BaseException):
    """Nothing catches it."""


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_at_each_moment(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    wanted = files(site.source)
    replace, unlink = os.replace, Path.unlink
    for left in range(10):
        for path in wanted:
            if path not in {"site.yaml", "content/articles/.keep"}:
                (site.source / path).unlink(missing_ok=True)
        calls = iter(range(left))

        def killed(source: Path, target: Path, calls: object = calls) -> None:
            if next(calls, None) is None:  # type: ignore[call-overload]
                monkeypatch.setattr(Path, "unlink", lambda *_: None)  # nobody cleans up any more
                raise _KilledError
            replace(source, target)

        monkeypatch.setattr(os, "replace", killed)
        was_killed = False
        try:
            site.run("import", "jekyll", "../old", "--write")
        except _KilledError:
            was_killed = True
        monkeypatch.setattr(os, "replace", replace)
        monkeypatch.setattr(Path, "unlink", unlink)
        there = {path: data for path, data in files(site.source).items() if ".tmp" not in path}
        assert {path: wanted[path] for path in there} == there
        imported(site, "jekyll", "../old")
        there = files(site.source)
        assert there.keys() == wanted.keys()
        same = {path for path in wanted if path != "import-report.csv"}
        assert {path: there[path] for path in same} == {path: wanted[path] for path in same}
        if not was_killed:
            break
    assert left > 3
    assert callable(writer.bring_in)
