"""One source gives the same bytes everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.helpers import ROOT, SiteTest

ENVIRONMENTS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "jobs": "1"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Bishkek", "LC_ALL": "C.UTF-8", "jobs": "2"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "jobs": "3"},
]


def digest(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_bytes_depend_on_the_source_alone(tmp_path: Path) -> None:
    site = SiteTest.copy_of(tmp_path, ROOT / "tests/sites/full")
    for number in range(250):
        more = f"countries: [KZ, KG]\ntopics: [T{number % 7}, t{number % 5}]\nsource: S{number % 3}"
        site.article(f"many/{number:03}", more=more, date=f"2016-0{number % 9 + 1}")
    found = []
    for number, environment in enumerate(ENVIRONMENTS):
        place = tmp_path / f"copy {number}"
        shutil.copytree(site.source, place)
        jobs = environment["jobs"]
        subprocess.run(
            [sys.executable, "-m", "builder", "build", "--source", place, "--jobs", jobs],
            env={**os.environ, **environment},
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        found.append(digest(place / "_site"))
    assert len(found[0]) > 280
    assert found[0] == found[1] == found[2]


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
