"""The lines of volumes are what cutting their bytes at line feeds gives, packed or not."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.content.volumes import Line
from builder.hashing import digest
from builder.store.storage import LocalStorage
from builder.store.volumes import VolumeError, VolumeFiles

NAME = "content/articles/a.jsonl"
pieces = st.lists(st.binary(max_size=20) | st.sampled_from([b"\n", b"\r\n", b"\xef\xbb\xbf"]))


def files_with(folder: Path, name: str, data: bytes) -> VolumeFiles:
    """A source with one volume, whose lines are found."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    lines: dict[str, Line] = {}
    files = VolumeFiles(LocalStorage(folder), lines)
    lines |= {str(one.number): one for one, _ in files.read_volume(name)}
    return files


@given(pieces.map(b"".join))
def test_lines_are_the_bytes_between_line_feeds(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("volume")
    whole = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    expected = [one.rstrip(b"\r") for one in (whole[:-1] if whole[-1] == b"" else whole)]
    if data == b"\xef\xbb\xbf":
        expected = [b""]  # a line that has nothing but the mark
    for name, written in ((NAME, data), (f"{NAME}.gz", gzip.compress(data))):
        files = files_with(folder, name, written)
        found = [*files.read_volume(name)]
        assert [own for _, own in found] == expected
        assert [line.number for line, _ in found] == [*range(1, len(expected) + 1)]
        assert [line.digest for line, _ in found] == [digest(own) for own in expected]
        assert [files.get(str(line.number), 1000) for line, _ in found] == expected


def test_members_of_gzip_are_one_file(tmp_path: Path) -> None:
    data = gzip.compress(b"a\nb") + gzip.compress(b"c\n") + b"\0\0"
    files = files_with(tmp_path, f"{NAME}.gz", data)
    assert [own for _, own in files.read_volume(f"{NAME}.gz")] == [b"a", b"bc"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{}\n", "unreadable"),
        (gzip.compress(b"a\n" * 100)[:-9], "unreadable"),
        (gzip.compress(bytes(30_000_000)), "too-large"),
    ],
)
def test_what_cannot_be_unpacked(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(VolumeError) as raised:
        files_with(tmp_path, f"{NAME}.gz", data)
    assert raised.value.code == code
    assert raised.value.hint
