"""A copy is compared with its checksums: what differs, lacks, or is too much."""

import hashlib
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from builder.errors import UsageError
from builder.exports.addresses import PATH as ADDRESSES
from builder.exports.addresses import compressed
from builder.exports.checksums import PATH, checksums_file
from builder.keeping.verify import Verified, copy_at, verify
from builder.store.copies import FolderCopy, ZipCopy
from builder.store.on_web import WebCopy

LIST = compressed(["page\tindex.html", "page\ta.html", "gone\told.png", "gone\told.html"])
PAGES = {"index.html": b"1", "a.html": b"2", "old.html": b"3"}
FILES = {**PAGES, "assets/x.css": b"4", ADDRESSES: LIST}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole copy of a site."""
    sums = {path: hashlib.sha256(data).digest() for path, data in FILES.items()}
    for path, data in {**FILES, PATH: checksums_file(sums)}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


class Unlistable(FolderCopy):
    """As on the web, nobody can tell which files are there."""

    def names(self) -> None:  # type: ignore[override]
        return None


def faults(found: Verified) -> dict[str, tuple[str, ...]]:
    fields = ("differing", "missing", "unanswered", "extra")
    return {field: paths for field in fields if (paths := getattr(found, field))}


@pytest.mark.parametrize("kind", [FolderCopy, Unlistable])
def test_a_whole_copy(folder: Path, kind: type[FolderCopy]) -> None:
    found = verify(kind(folder))
    assert found.is_whole
    assert (found.compared, found.listed) == (5, 5)
    assert found.checksums == hashlib.sha256((folder / PATH).read_bytes()).hexdigest()


@pytest.mark.parametrize("kind", [FolderCopy, Unlistable])
def test_faults(folder: Path, kind: type[FolderCopy]) -> None:
    (folder / "index.html").write_bytes(b"other")
    (folder / "a.html").unlink()
    (folder / "assets/x.css").unlink()
    found = verify(kind(folder))
    assert not found.is_whole
    assert faults(found) == {
        "differing": ("index.html",),
        "missing": ("assets/x.css",),
        "unanswered": ("a.html",),
    }


@pytest.mark.parametrize("kind", [FolderCopy, Unlistable])
def test_an_address_that_has_no_checksum_must_be_answered_too(
    folder: Path, kind: type[FolderCopy]
) -> None:
    data = compressed(["page\tindex.html", "page\tnew.html"])
    (folder / ADDRESSES).write_bytes(data)
    assert faults(verify(kind(folder))) == {"differing": (ADDRESSES,), "unanswered": ("new.html",)}
    (folder / "new.html").write_bytes(b"")
    assert "unanswered" not in faults(verify(kind(folder)))


def test_what_is_too_much_and_what_hosts_add(folder: Path) -> None:
    of_hosts = [".archive-manifest", ".nojekyll", ".well-known/a/b", "CNAME", "_headers"]
    of_hosts += ["assets/web.config", "naver0123456789abcdef.html"]
    for path in ["extra.html", "extra.json", "assets/CNAME", *of_hosts]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"")
    found = verify(FolderCopy(folder))
    assert found.extra == ("assets/CNAME", "extra.html", "extra.json")
    assert found.of_hosts == tuple(of_hosts)


@pytest.mark.parametrize("data", [None, b"nonsense", LIST[:-3]])
def test_a_list_of_addresses_that_is_lost_or_broken_is_a_fault(
    folder: Path, data: bytes | None
) -> None:
    (folder / ADDRESSES).unlink()
    if data is not None:
        (folder / ADDRESSES).write_bytes(data)
    field = "missing" if data is None else "differing"
    assert faults(verify(FolderCopy(folder))) == {field: (ADDRESSES,)}


def test_a_list_that_is_trusted_more_finds_what_the_copy_hides(folder: Path) -> None:
    trusted = (folder / PATH).read_bytes()
    assert verify(FolderCopy(folder), trusted).is_whole
    (folder / "a.html").write_bytes(b"forged")
    sums = {**FILES, "a.html": b"forged"}
    forged = {path: hashlib.sha256(data).digest() for path, data in sums.items()}
    (folder / PATH).write_bytes(checksums_file(forged))
    assert verify(FolderCopy(folder)).is_whole
    assert faults(verify(FolderCopy(folder), trusted)) == {"differing": ("a.html", PATH)}


def test_a_sample(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"other")
    found = verify(FolderCopy(folder), sample=2)
    assert (found.compared, found.listed) == (2, 5)
    assert verify(FolderCopy(folder), sample=99).differing == ("index.html",)


def test_progress_is_told(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    verify(Unlistable(folder), told=lambda done, total: told.append((done, total)))
    assert told == [(number, 5) for number in range(1, 6)]


def test_without_a_list_there_is_nothing_to_compare(folder: Path) -> None:
    (folder / PATH).write_bytes(b"<!doctype html>\n")
    with pytest.raises(UsageError, match="no list of checksums"):
        verify(FolderCopy(folder))
    (folder / PATH).unlink()
    with pytest.raises(UsageError, match="this is no site of ours"):
        verify(FolderCopy(folder))


def test_what_a_place_is(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w"):
        pass
    assert isinstance(copy_at(str(folder)), FolderCopy)
    with closing(copy_at(str(folder / "a.zip"))) as copy:
        assert isinstance(copy, ZipCopy)
    assert isinstance(copy_at("https://example.org"), WebCopy)
    with pytest.raises(UsageError, match="there is no"):
        copy_at(str(folder / "nothing"))
