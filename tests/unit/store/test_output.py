"""The writer of the site: what it claims, what it leaves alone, and what is there afterwards."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.errors import OutputError
from builder.store.exchange import MANIFEST
from builder.store.output import LOCK, Output
from tests.unit.store.other import in_another_process

Files = Mapping[str, bytes]

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")

PATHS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map("/".join)


def no_file_is_a_folder(files: Files) -> bool:
    return not any(other.startswith(f"{path}/") for path in files for other in files)


SITES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=6).filter(no_file_is_a_folder)


def publish(folder: Path, files: Files, kept: Collection[str] = ()) -> int:
    """Write a site of some files and of those of the last one that are kept; the number deleted."""
    with Output(folder) as output:
        staging = output.begin([*files, *kept])
        for path, data in files.items():
            staging.write(path, data)
        return output.finish([*files, *kept], staging)


def found(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for the list of them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def listed(folder: Path) -> list[str]:
    """What the list of files says."""
    return (folder / MANIFEST).read_text(encoding="utf-8").splitlines()[1:]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot look into"):
        publish(tmp_path / ("x" * 300), {"a": b""})


def test_a_site_has_its_files_and_a_list_of_them(folder: Path) -> None:
    publish(folder, {"b/d/c": b"1", "a": b"2", "b/e": b""})
    assert found(folder) == {"b/d/c": b"1", "a": b"2", "b/e": b""}
    assert listed(folder) == ["a", "b/d/c", "b/e"]


def test_an_empty_site(folder: Path) -> None:
    publish(folder, {})
    assert found(folder) == {}
    assert publish(folder, {}) == 0


def test_folders_above_the_site_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "a/b", {"c": b"1"})
    assert found(tmp_path / "a/b") == {"c": b"1"}


def test_stale_files_go_with_their_folders(folder: Path) -> None:
    publish(folder, {"a": b"1", "b/c/d": b"2", "b/c/e": b"3", "f/g": b"4"})
    assert publish(folder, {"a": b"1", "b/h": b"5"}) == 3
    assert found(folder) == {"a": b"1", "b/h": b"5"}
    assert {path.name for path in folder.iterdir()} == {"a", "b", MANIFEST}
    assert listed(folder) == ["a", "b/h"]


def test_a_stale_file_that_has_gone_already(folder: Path) -> None:
    publish(folder, {"a": b"1", "b/c": b"2"})
    (folder / "b/c").unlink()
    assert publish(folder, {"a": b"1"}) == 1
    assert found(folder) == {"a": b"1"}


def test_files_that_are_kept_are_not_touched(folder: Path) -> None:
    publish(folder, {"a": b"1", "b": b"2"})
    before = (folder / "a").stat()
    publish(folder, {"b": b"3"}, kept=["a"])
    assert found(folder) == {"a": b"1", "b": b"3"}
    assert (folder / "a").stat() == before


def test_a_list_that_is_the_same_is_not_written_again(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    before = (folder / MANIFEST).stat()
    publish(folder, {"a": b"2"})
    assert (folder / MANIFEST).stat() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": b"1"}, {"a/b": b"2"}),
        ({"a": b"1"}, {"a/b/c": b"2", "a/d": b"3"}),
        ({"a/b": b"1"}, {"a": b"2"}),
        ({"a/b/c": b"1", "a/d": b"2"}, {"a": b"3"}),
        ({"x/a": b"1", "y": b"1"}, {"x/a/b": b"2", "y": b"1"}),
    ],
)
def test_a_file_becomes_a_folder_and_the_reverse(before: Files, after: Files, folder: Path) -> None:
    publish(folder, before)
    publish(folder, after)
    assert found(folder) == after
    assert listed(folder) == sorted(after)


def test_a_file_of_others_keeps_a_folder_from_becoming_a_file(folder: Path) -> None:
    publish(folder, {"a/b": b"1"})
    (folder / "a/mine").write_bytes(b"mine")
    with pytest.raises(OutputError, match="cannot write"):
        publish(folder, {"a": b"2"})
    assert (folder / "a/mine").read_bytes() == b"mine"


def test_a_folder_of_others_in_the_place_of_a_stale_file_stays(folder: Path) -> None:
    publish(folder, {"a": b"1", "b": b"1"})
    (folder / "a").unlink()
    (folder / "a").mkdir()
    (folder / "a/mine").write_bytes(b"mine")
    publish(folder, {"b": b"2"})
    assert found(folder) == {"a/mine": b"mine", "b": b"2"}
    assert listed(folder) == ["b"]


def test_a_file_of_others_in_the_place_of_a_stale_folder_stays(folder: Path) -> None:
    publish(folder, {"a/x": b"1", "b": b"1"})
    (folder / "a/x").unlink()
    (folder / "a").rmdir()
    (folder / "a").write_bytes(b"mine")
    publish(folder, {"b": b"2"})
    assert found(folder) == {"a": b"mine", "b": b"2"}
    assert listed(folder) == ["b"]


@given(sites=st.lists(SITES, min_size=2, max_size=4), kept=st.booleans())
def test_any_site_after_any_other_has_its_files_alone(sites: list[Files], kept: bool) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place) / "site"
        before: Files = {}
        for site in sites:
            same = {path for path in site if kept and site[path] == before.get(path)}
            new = {path: data for path, data in site.items() if path not in same}
            assert publish(folder, new, same) == len(before.keys() - site.keys())
            assert found(folder) == site
            assert listed(folder) == sorted(site)
            folders = {path.as_posix() for path in folder.rglob("*") if path.is_dir()}
            assert all(any(folder.glob(f"{os.path.relpath(one, folder)}/**/*")) for one in folders)
            before = site


@given(before=SITES, after=SITES, foreign=st.binary(max_size=3))
def test_a_file_of_others_stays_whatever_site_is_written(
    before: Files, after: Files, foreign: bytes
) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place) / "site"
        publish(folder, {**before, "ours": b""})
        for path in ("CNAME", "d/e/mine"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(foreign)
        publish(folder, after)
        assert found(folder) == {**after, "CNAME": foreign, "d/e/mine": foreign}
        assert listed(folder) == sorted(after)


# What is claimed.


def test_an_empty_folder_is_taken(folder: Path) -> None:
    folder.mkdir()
    publish(folder, {"a": b"1"})
    assert found(folder) == {"a": b"1"}


def test_a_folder_with_files_of_others_is_refused_and_left_as_it_was(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis").write_bytes(b"mine")
    with pytest.raises(OutputError, match="holds files that are not a site of ours"):
        publish(folder, {"a": b"1"})
    assert [path.name for path in folder.iterdir()] == ["thesis"]


def test_what_killed_builds_have_staged_is_no_file_of_others(folder: Path) -> None:
    staging = Output(folder).begin(["a"])  # it is never finished
    staging.write("a", b"half")
    publish(folder, {"b": b"1"})
    assert found(folder) == {"b": b"1"}
    assert {path.name for path in folder.iterdir()} == {"b", MANIFEST}


def test_a_file_of_others_at_a_new_address_is_not_written_over(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    (folder / "b").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"b is not ours; move it elsewhere"):
        publish(folder, {"a": b"2", "b": b"3"})
    assert found(folder) == {"a": b"1", "b": b"mine"}


def test_nor_one_that_came_while_the_site_was_made(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    with Output(folder) as output:
        staging = output.begin(["a", "b"])
        staging.write("b", b"3")
        (folder / "b").write_bytes(b"mine")
        with pytest.raises(OutputError, match=r"b is not ours; move it elsewhere"):
            output.finish(["a", "b"], staging)
    assert found(folder) == {"a": b"1", "b": b"mine"}


def test_nor_a_link_that_leads_nowhere(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    (folder / "b").symlink_to("nowhere")
    with pytest.raises(OutputError, match=r"b is not ours"):
        publish(folder, {"a": b"1", "b": b"2"})
    assert (folder / "b").is_symlink()


@pytest.mark.parametrize(
    "damage",
    [b"", b"other 1\na\n", b"archive-manifest 1\n../victim\n", b"\xff", b"archive-manifest 1\n/x"],
)
def test_a_damaged_list_is_refused(damage: bytes, folder: Path) -> None:
    publish(folder, {"a": b"1"})
    (folder / "../victim").write_bytes(b"x")
    (folder / MANIFEST).write_bytes(damage)
    with pytest.raises(OutputError, match=r"is damaged; delete"):
        publish(folder, {"b": b"1"})
    assert found(folder) == {"a": b"1"}
    assert (folder / "../victim").exists()


# Until all files are there.


def test_nothing_takes_its_place_before_the_end(folder: Path) -> None:
    publish(folder, {"a": b"1", "b": b"2"})
    before = found(folder)
    with Output(folder) as output:
        staging = output.begin(["a", "c/d"])
        staging.write("a", b"new")
        staging.write("c/d", b"new")
        assert {path: (folder / path).read_bytes() for path in before} == before
        assert not (folder / "c").exists()
        output.finish(["a", "c/d"], staging)
    assert found(folder) == {"a": b"new", "c/d": b"new"}


def fail_midway(folder: Path) -> None:
    with Output(folder) as output:
        output.begin(["b"]).write("b", b"new")
        raise ZeroDivisionError


def test_a_build_that_fails_leaves_the_site_as_it_was(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    with pytest.raises(ZeroDivisionError):
        fail_midway(folder)
    assert found(folder) == {"a": b"1"}
    assert {path.name for path in folder.iterdir()} == {"a", MANIFEST}
    assert listed(folder) == ["a"]


def test_a_new_folder_goes_when_nothing_comes_of_it(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_midway(folder)
    assert not folder.exists()


def test_an_empty_folder_that_was_there_stays(folder: Path) -> None:
    folder.mkdir()
    with Output(folder) as output:
        output.begin(["b"])
    assert [*folder.iterdir()] == []


def test_a_look_alone_makes_no_folder(folder: Path) -> None:
    with Output(folder) as output:
        assert output.stamps() == {}
    assert not folder.exists()


def test_a_build_that_fails_at_the_end_leaves_the_old_site(folder: Path) -> None:
    """A folder of others stands where a file must be; nobody knew before it was too late."""
    publish(folder, {"a": b"1", "z": b"1"})
    (folder / "m").mkdir()
    (folder / "m/mine").write_bytes(b"mine")
    with pytest.raises(OutputError, match="cannot write"):
        publish(folder, {"b": b"2", "m": b"2"})
    assert listed(folder) == ["a", "z"]
    assert found(folder) == {"a": b"1", "z": b"1", "m/mine": b"mine"}
    publish(folder, {"c": b"3"})
    assert found(folder) == {"c": b"3", "m/mine": b"mine"}


def test_the_list_knows_old_files_and_new_ones_while_they_are_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(folder, {"old": b"1"})
    lists = []
    replace = os.replace

    def watched(source: str, target: str) -> None:
        replace(source, target)
        lists.append(listed(folder))

    monkeypatch.setattr(os, "replace", watched)
    publish(folder, {"new": b"2"})
    assert lists == [["old"], *[["new", "old"]] * 3, ["new"]]


# What is staged.


def test_files_are_written_and_copied(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"copied")
    with Output(folder) as output:
        staging = output.begin(["a", "b/c", "d/e"])
        stamps = {
            "a": staging.write("a", b"1"),
            "b/c": staging.write("b/c", b"2" * 100_000),
            "d/e": staging.copy(tmp_path / "x", "d/e"),
        }
        output.finish(stamps, staging)
        there = output.stamps()
    assert found(folder) == {"a": b"1", "b/c": b"2" * 100_000, "d/e": b"copied"}
    assert stamps == {path: there[path] for path in stamps}  # they move with the files


def test_what_cannot_be_copied(folder: Path, tmp_path: Path) -> None:
    with Output(folder) as output, pytest.raises(FileNotFoundError):
        output.begin(["a"]).copy(tmp_path / "nothing", "a")


def test_what_cannot_be_written(folder: Path) -> None:
    with Output(folder) as output:
        staging = output.begin(["a"])
        os.mkdir(staging.place("a"))
        with pytest.raises(OutputError, match="cannot write a: "):
            staging.write("a", b"1")


# What is there.


def test_the_stamps_are_those_of_all_files(folder: Path) -> None:
    publish(folder, {"a": b"1", "b/c": b"22"})
    (folder / "mine").write_bytes(b"333")
    stamps = Output(folder).stamps()
    sizes = {path: stamp.size for path, stamp in stamps.items() if path != MANIFEST}
    assert sizes == {"a": 1, "b/c": 2, "mine": 3}
    assert MANIFEST in stamps


def rewrite(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


def replace_by_the_same(path: Path) -> None:
    status = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


def replace_by_a_link_to_it(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


@pytest.mark.parametrize("change", [rewrite, touch, replace_by_the_same, replace_by_a_link_to_it])
def test_a_file_that_was_changed_has_another_stamp(
    change: Callable[[Path], None], folder: Path
) -> None:
    publish(folder, {"a": b"1", "b": b"2"})
    before = Output(folder).stamps()
    change(folder / "a")
    after = Output(folder).stamps()
    assert after["a"] != before["a"]
    assert after["b"] == before["b"]


def modes(folder: Path) -> dict[str, int]:
    """The mode of each file and folder, of the site's own too."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mode & 0o7777
        for path in (folder, *folder.rglob("*"))
    }


def opened(*folders: str, files: Collection[str]) -> dict[str, int]:
    return {**dict.fromkeys(folders, 0o755), **dict.fromkeys([*files, MANIFEST], 0o644)}


@pytest.fixture(params=[0o000, 0o002, 0o022, 0o027, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
@POSIX
def test_modes_do_not_follow_the_umask(tmp_path: Path) -> None:
    (tmp_path / "original").write_bytes(b"1")
    folder = tmp_path / "site"
    with Output(folder) as output:
        staging = output.begin(["a", "b/c/d", "e/f"])
        staging.write("a", b"1")
        staging.write("b/c/d", b"1")
        staging.copy(tmp_path / "original", "e/f")
        output.finish(["a", "b/c/d", "e/f"], staging)
    assert modes(folder) == opened(".", "b", "b/c", "e", files=["a", "b/c/d", "e/f"])


@pytest.mark.usefixtures("umask")
@POSIX
def test_folders_that_were_there_are_opened_when_a_file_comes(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir(0o700)
    publish(folder, {"b/c/d": b"1", "e/f": b"1"})
    for closed in (folder, folder / "b", folder / "b/c"):
        closed.chmod(0o700)
    publish(folder, {"b/c/d": b"2", "e/f": b"1"})
    assert modes(folder) == opened(".", "b", "b/c", "e", files=["b/c/d", "e/f"])


@POSIX
def test_folders_of_ours_alone_are_opened(folder: Path) -> None:
    publish(folder, {"a/b/c": b"1"})
    (folder / "own").mkdir()
    for closed in (folder, folder / "a", folder / "a/b", folder / "own"):
        closed.chmod(0o700)
    with Output(folder) as output:
        output.open_folders(output.stamps().keys() & {"a/b/c"})
    assert modes(folder) == {**opened(".", "a", "a/b", files=["a/b/c"]), "own": 0o700}


@POSIX
def test_a_file_with_another_mode_has_another_stamp(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    before = Output(folder).stamps()
    (folder / "a").chmod(0o600)
    assert Output(folder).stamps()["a"] != before["a"]


def test_a_checkout_is_not_looked_into(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    (folder / ".git").mkdir()
    (folder / ".git/config").write_bytes(b"x")
    assert set(Output(folder).stamps()) == {"a", MANIFEST}
    publish(folder, {"b": b"1"})
    assert found(folder) == {"b": b"1", ".git/config": b"x"}


# One at a time.


def is_refused(folder: Path) -> bool:
    try:
        publish(folder, {"a": b"2"})
    except OutputError as error:
        return "another build is writing to" in str(error)
    return False


def test_a_second_build_is_refused_as_long_as_the_first_is_at_work(folder: Path) -> None:
    publish(folder, {"a": b"1"})
    with Output(folder):
        assert in_another_process(is_refused, folder)
        assert found(folder) == {"a": b"1", LOCK: b""}
    assert not in_another_process(is_refused, folder)
    assert found(folder) == {"a": b"2"}


def test_so_it_is_in_a_new_folder(folder: Path) -> None:
    with Output(folder) as output:
        staging = output.begin(["a"])
        assert in_another_process(is_refused, folder)
        staging.write("a", b"1")
        output.finish(["a"], staging)
    assert found(folder) == {"a": b"1"}
