"""Files of pieces: cut anew or out of those of an earlier index, they hold the same."""

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.index.chunking import boundary_hashes
from builder.search.index.packing import (
    Files,
    KeptFiles,
    PackedFiles,
    Packing,
    RowOrder,
    StaleError,
    bytes_file,
    pack_files,
)
from tests.search.index.model import from_base64, integers, made, value_of

PACKING = Packing("p-", least=8, one_in=4)

Pieces = dict[str, bytes]  # by key
Run = tuple[tuple[str, bytes], ...]
Built = tuple[PackedFiles, KeptFiles, Files]

PIECES = st.dictionaries(
    st.integers(0, 60).map("k{:02}".format),
    st.binary(max_size=6) | st.binary(min_size=3, max_size=3),
    max_size=40,
).map(lambda pieces: dict(sorted(pieces.items())))
CHANGES = st.dictionaries(
    st.integers(0, 60).map("k{:02}".format), st.none() | st.binary(max_size=6), max_size=4
)


def changed_terms(old: Pieces, changes: dict[str, bytes | None]) -> Pieces:
    """Some pieces gone, some new or others than they were."""
    found = {key: data for key, data in {**old, **changes}.items() if data is not None}
    return dict(sorted(found.items()))


def build(new: Pieces, changed: Sequence[str], old: Pieces, before: Built | None) -> Built:
    """The files of some pieces, out of earlier ones but for the keys that are touched."""
    keys, fresh = [*new], [key for key in new if key in changed]
    rows = {key: row for row, key in enumerate(old)}
    origin = [~fresh.index(key) if key in changed else rows[key] for key in keys]
    order = RowOrder(keys, boundary_hashes(keys), origin)
    kept = KeptFiles(order, before[1].names if before else {})
    was = before[0] if before else PackedFiles.of(integers([]), [])
    read = partial(_read, before[2] if before else {})

    def join(own: Sequence[int]) -> bytes:
        return order.join(
            own,
            lambda some: b"".join(new[fresh[row]] for row in some),
            lambda some: was.pieces(some, read),
        )

    lengths = integers(map(len, new.values()))
    stream, files = made(pack_files(order, kept, PACKING, lengths, join))
    return stream, kept, files


def _read(files: Files, path: str) -> bytes:
    if path not in files:
        raise FileNotFoundError(path)
    return files[path]


def anew(pieces: Pieces) -> Built:
    return build(pieces, [*pieces], {}, None)


def data_of(files: Files, name: str) -> bytes:
    return from_base64(value_of(files, name))


def runs_of(pieces: Pieces, stream: PackedFiles) -> dict[Run, str]:
    """The files by the keys that they hold, with their pieces."""
    firsts = [first for first, _ in stream.files]
    runs: list[list[tuple[str, bytes]]] = [[] for _ in firsts]
    at = 0
    for key, data in pieces.items():
        if data:
            runs[max(n for n, first in enumerate(firsts) if first <= at)].append((key, data))
        at += len(data)
    names = (name for _, name in stream.files)
    return {tuple(run): name for run, name in zip(runs, names, strict=True)}


@given(PIECES)
def test_files_hold_all_pieces(pieces: Pieces) -> None:
    stream, kept, files = anew(pieces)
    assert {f"{name}.js" for _, name in stream.files} == files.keys()
    assert {*kept.names.values()} == {name for _, name in stream.files}
    at = 0
    for first, name in stream.files:
        assert first == at
        at += len(data_of(files, name))
    whole = b"".join(data_of(files, name) for _, name in stream.files)
    assert whole == b"".join(pieces.values())


@given(PIECES, st.data())
def test_pieces_are_read_from_files(pieces: Pieces, data: st.DataObject) -> None:
    stream, _, files = anew(pieces)
    having = [row for row, piece in enumerate(pieces.values()) if piece]
    rows = data.draw(st.lists(st.sampled_from(having)) if having else st.just([]))
    expected = b"".join([*pieces.values()][row] for row in rows)
    assert stream.pieces(rows, partial(_read, files)) == expected


@given(PIECES, st.data())
def test_parts_hold_some_rows(pieces: Pieces, data: st.DataObject) -> None:
    stream, _, files = anew(pieces)
    first = data.draw(st.integers(0, len(pieces)))
    last = data.draw(st.integers(first, len(pieces)))
    held = {
        offset + at: byte
        for name, offset in stream.parts(first, last)
        for at, byte in enumerate(data_of(files, name))
    }
    whole = b"".join([*pieces.values()][first:last])
    assert bytes(held[at] for at in range(len(whole))) == whole
    for name, offset in stream.parts(first, last):  # and no file that holds none of them
        assert offset < len(whole)
        assert offset + len(data_of(files, name)) > 0


@settings(max_examples=200)
@given(PIECES, CHANGES, st.sets(st.integers(0, 60).map("k{:02}".format), max_size=2))
@example({f"k{n:02}": b"abc" for n in range(30)}, {"k07": None}, set())
@example({f"k{n:02}": b"abc" for n in range(30)}, {"k07": b"x"}, set())
def test_files_of_an_earlier_index_stay(
    old: Pieces, changes: dict[str, bytes | None], more: set[str]
) -> None:
    new = changed_terms(old, changes)
    changed = [*changes, *more]
    before, expected = anew(old), anew(new)
    stream, kept, files = build(new, changed, old, before)
    assert list(stream.files) == list(expected[0].files)
    assert stream.starts == expected[0].starts
    assert kept.names == expected[1].names
    there = before[2] | files
    for path, data in expected[2].items():
        assert there[path] == data
    # Only what was not there, or holds what is touched, is written; some are alike by chance.
    was_there, runs = runs_of(old, before[0]), runs_of(new, stream)
    for run, name in runs.items():
        is_touched = any(run[0][0] <= key <= run[-1][0] for key in changed)
        if run in was_there and not is_touched and [*runs.values()].count(name) == 1:
            assert f"{name}.js" not in files, f"{name} was there"


@given(PIECES.filter(lambda pieces: any(pieces.values())), st.binary())
def test_a_file_that_is_not_what_it_was(pieces: Pieces, data: bytes) -> None:
    stream, _, _ = anew(pieces)
    own = b"".join(pieces.values())
    rows = [row for row, piece in enumerate(pieces.values()) if piece][:1]

    def read(path: str) -> bytes:
        return bytes_file("p-", own + data + b"x")[1]

    with pytest.raises(StaleError):
        stream.pieces(rows, partial(_read, {}))
    with pytest.raises(StaleError):
        stream.pieces(rows, read)
    with pytest.raises(StaleError):
        stream.pieces(rows, lambda path: data)
