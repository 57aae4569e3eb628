"""One source gives the same bytes everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers import ROOT, SiteTest


class Environment(NamedTuple):
    """What must not matter; of `names` in a folder, how they are given."""

    seed: str
    zone: str
    locale: str
    jobs: str
    umask: int
    names: str


ENVIRONMENTS = [
    Environment("0", "UTC", "C", "1", 0o022, "as they come"),
    Environment("1", "Asia/Bishkek", "C.UTF-8", "2", 0o077, "backwards"),
    Environment("2", "America/New_York", "tr_TR.UTF-8", "3", 0o002, "shuffled"),
]

# A module that Python imports when it starts: the folders' names come in the order of `NAMES`.
SHUFFLING = """\
import contextlib, os, random

listed, scanned, order = os.listdir, os.scandir, os.environ["NAMES"]

def shuffled(found):
    found = sorted(found, key=lambda one: getattr(one, "name", one))
    if order == "shuffled":
        random.Random(7).shuffle(found)
    return found if order != "backwards" else found[::-1]

class Entries(list):
    def __enter__(self):
        return iter(self)

    def __exit__(self, *error):
        pass

    def __next__(self):
        if not self:
            raise StopIteration
        return self.pop(0)

    close = __exit__

def scandir(*arguments):
    with scanned(*arguments) as entries:
        return Entries(shuffled(entries))

if order != "as they come":
    os.listdir = lambda *arguments: shuffled(listed(*arguments))
    os.scandir = scandir
"""


def digest(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def tree(folder: Path) -> tuple[dict[str, bytes], dict[str, int]]:
    """The bytes of each file; the mode of each file and folder, of the site's own too."""
    paths = (folder, *folder.rglob("*"))
    modes = {path.relative_to(folder).as_posix(): path.stat().st_mode for path in paths}
    return digest(folder), modes


def build(place: Path, one: Environment, shuffling: Path, user: int | None = None) -> None:
    variables = {"PYTHONHASHSEED": one.seed, "TZ": one.zone, "LC_ALL": one.locale}
    variables |= {"PYTHONPATH": os.fspath(shuffling), "NAMES": one.names}
    subprocess.run(
        [sys.executable, "-m", "builder", "build", "--source", place, "--jobs", one.jobs],
        env={**os.environ, **variables},
        cwd=ROOT,
        check=True,
        capture_output=True,
        umask=one.umask,
        user=user,
    )


@pytest.fixture
def shuffling(tmp_path: Path) -> Path:
    """A folder for PYTHONPATH."""
    folder = tmp_path / "shuffling"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SHUFFLING, encoding="utf-8")
    return folder


def many_articles(tmp_path: Path) -> SiteTest:
    site = SiteTest.copy_of(tmp_path, ROOT / "tests/sites/full")
    for number in range(250):
        more = f"countries: [KZ, KG]\ntopics: [T{number % 7}, t{number % 5}]\nsource: S{number % 3}"
        site.article(f"many/{number:03}", more=more, date=f"2016-0{number % 9 + 1}")
    return site


def test_bytes_and_modes_depend_on_the_source_alone(tmp_path: Path, shuffling: Path) -> None:
    site = many_articles(tmp_path)
    found = []
    for number, environment in enumerate(ENVIRONMENTS):
        place = tmp_path / f"copy {number}"
        shutil.copytree(site.source, place)
        build(place, environment, shuffling)
        found.append(tree(place / "_site"))
    assert len(found[0][0]) > 280
    assert found[0] == found[1] == found[2]


def test_a_site_that_was_closed_to_others_is_open_after_the_next_build(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).article("2015/a").build()
    before = tree(site.output)
    for path in (site.output, *site.output.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert tree(site.build().output) == before


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can be others")
def test_it_does_not_matter_who_builds(tmp_path: Path, shuffling: Path) -> None:
    """Two that have no name on this machine, each with a folder of its own."""
    if any(not os.stat(one).st_mode & 0o001 for one in Path(sys.base_prefix).resolve().parents):
        pytest.skip(f"others cannot run {sys.base_prefix}")
    site, found = many_articles(tmp_path), []
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    for user in (61_001, 61_002):
        place = tmp_path / f"copy {user}"
        shutil.copytree(site.source, place)
        for path in (place, *place.rglob("*")):
            os.chown(path, user, user)
        build(place, ENVIRONMENTS[0], shuffling, user)
        found.append(tree(place / "_site"))
    assert found[0] == found[1]


def test_times_of_files_and_the_order_they_were_made_in_do_not_matter(tmp_path: Path) -> None:
    sites = []
    for number, names in enumerate((["a", "b", "c"], ["c", "a", "b"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        site = SiteTest(folder)
        for name in names:
            site.article(name, more="topics: [X, x]\npeople: [Ö, o]")
            os.utime(site.source / f"content/articles/{name}.md", (number, number))
        sites.append(site.build())
    assert digest(sites[0].output) == digest(sites[1].output)
