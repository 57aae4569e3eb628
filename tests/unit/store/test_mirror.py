"""A source in an object store: its copy has what the store has; what has changed is fetched."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from builder.errors import OutputError, UsageError
from builder.store import mirror
from builder.store.locks import Lock
from builder.store.mirror import mirrored
from builder.store.objects import ObjectTarget
from builder.store.targets import Headers
from tests.helpers import SiteTest
from tests.unit.store.stores import place, server

__all__ = ["place", "server"]  # fixtures

PLAIN = Headers("text/plain", "no-store")
FILES = {
    "site.yaml": b"title: T\n",
    "content/articles/2015/a.md": b"---\ntitle: A\ndate: 2015\n---\n\nText.\n",
    "content/articles/2015/\u041e\u0448.md": b"---\ntitle: B\ndate: 2016\n---\n\nText.\n",
    "theme/static/x.css": b"",
}


def put(url: str, files: dict[str, bytes]) -> ObjectTarget:
    store = ObjectTarget(url)
    for path, data in files.items():
        store.put(path, data, PLAIN)
    return store


def read(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: data for path, data in found.items() if not path.startswith(".")}


def test_a_copy_follows_its_source(place: str, tmp_path: Path) -> None:
    url = f"{place}/follows"
    store = put(url, FILES | {"_site/index.html": b"", ".cache/x": b""})
    copy = mirrored(url, tmp_path)
    assert read(copy) == FILES
    store.put("content/articles/2015/a.md", b"new", PLAIN)
    store.delete("theme/static/x.css")
    (copy / "site.yaml").write_text("edited by hand")
    (copy / "_site").mkdir()
    (copy / "_site/index.html").write_text("built")
    fetched: list[str] = []
    get = ObjectTarget.get

    def noting(self: ObjectTarget, path: str) -> bytes | None:
        fetched.append(path)
        return get(self, path)

    with patch.object(ObjectTarget, "get", noting):
        assert mirrored(url, tmp_path) == copy
        assert sorted(fetched) == ["content/articles/2015/a.md", "site.yaml"]
        mirrored(url, tmp_path)
        assert len(fetched) == 2
    expected = FILES | {"content/articles/2015/a.md": b"new", "_site/index.html": b"built"}
    del expected["theme/static/x.css"]
    assert read(copy) == expected


def test_a_copy_that_was_killed_is_completed(place: str, tmp_path: Path) -> None:
    url = f"{place}/killed"
    put(url, FILES)
    with (
        patch.object(os, "replace", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        mirrored(url, tmp_path)
    copy = mirrored(url, tmp_path)
    assert read(copy) == FILES
    assert [name for name in os.listdir(copy) if "half" in name] == []


def test_what_is_no_source_is_told(place: str, tmp_path: Path) -> None:
    url = f"{place}/none"
    put(url, {"content/articles/a.md": b""})
    with pytest.raises(UsageError, match=f"there is no site.yaml in {url}; name the folder"):
        mirrored(url, tmp_path)
    put(url, {"site.yaml": b"", "content/articles/con.md": b""})
    with pytest.raises(UsageError, match=r"'con\.md' cannot be .* on Windows; rename it"):
        mirrored(url, tmp_path)
    assert not [*tmp_path.iterdir()]


def test_two_commands_do_not_write_one_copy(place: str, tmp_path: Path) -> None:
    url = f"{place}/two"
    put(url, FILES)
    copy = mirrored(url, tmp_path)
    other = Lock(copy / ".archive-mirror.lock")
    with (
        patch.object(mirror, "Lock", lambda path: other),
        patch.object(Lock, "acquire", lambda self: False),
        pytest.raises(OutputError, match=r"another command brings .* up to date"),
    ):
        mirrored(url, tmp_path)


def test_a_site_is_built_from_a_store(place: str, tmp_path: Path) -> None:
    url = f"{place}/built"
    put(url, FILES)
    site = SiteTest(tmp_path)
    result = site.run("build", f"--source={url}", f"--output={tmp_path}/site")
    assert result.exit_code == 0, result.output
    assert f"{url} is read from its copy in {Path('.cache/sources')}" in result.stderr
    assert (tmp_path / "site/articles/2015/a.html").exists()
    put(url, {"content/articles/2015/a.md": b"---\ntitle: A\n---\n"})
    result = site.run("check", f"--source={url}")
    assert result.exit_code == 1
    assert "content/articles/2015/a.md:1:1: error" in result.output
