"""A site as a build left it."""

from pathlib import Path

import pytest

from builder.errors import UsageError
from builder.exports.checksums import PATH as CHECKSUMS
from builder.keeping.built_site import BuiltSite
from builder.store.exchange import HEADER, KEPT, MANIFEST
from builder.store.locks import Lock
from builder.store.output import LOCK
from tests.helpers import SiteTest


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no site in .*; build it first"):
        BuiltSite(tmp_path)


def test_a_build_that_was_broken_off_is_told(site: SiteTest) -> None:
    folder = site.article("a").build().output
    (folder / KEPT).mkdir()
    (folder / KEPT / MANIFEST).write_text(HEADER)
    with pytest.raises(UsageError, match="was broken off; build it again"):
        BuiltSite(folder)


def test_every_file_with_its_size(site: SiteTest) -> None:
    folder = site.article("a").build().output
    found = BuiltSite(folder)
    assert {"index.html", "articles/a.html", CHECKSUMS} <= found.sizes.keys()
    assert MANIFEST not in found.sizes
    for path, size in found.sizes.items():
        assert len(found.read(path)) == size


def test_while_a_build_writes_nothing_is_read(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site.article("a").build().output
    with BuiltSite(folder).at_rest():
        assert (folder / LOCK).exists()
    assert not (folder / LOCK).exists()
    monkeypatch.setattr(Lock, "acquire", lambda self: False)  # another process has it
    with pytest.raises(UsageError, match="a build is writing"), BuiltSite(folder).at_rest():
        pass
