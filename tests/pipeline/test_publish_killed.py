"""A publish that is killed at random while somebody reads: every answer is whole."""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from builder.exports.checksums import PATH as CHECKSUMS
from builder.keeping.publish import STATE
from tests.helpers import ROOT, SiteTest

KILLS = 12
_NAMED = re.compile(rb"[a-z]-[a-z2-7]{10}\.js")  # files of the index, in its manifest


def versions(site: SiteTest, folder: Path) -> list[Path]:
    """Three sites: an article more, its text changed, another less."""
    for number in range(30):
        site.article(f"a{number:02}", more=f"topics: [T{number % 5}]", body=f"Word{number}.")
    found = []
    for number in range(3):
        site.article("new", body=f"Another{number} text.", more=f"topics: [N{number}]")
        shutil.copytree(site.build("--allow-empty").output, folder / str(number))
        found.append(folder / str(number))
    return found


class Reader(Thread):
    """Reads pages and what the index's manifest names, until it is told to end."""

    def __init__(self, place: Path, sites: list[Path]) -> None:
        super().__init__()
        self.place, self.sites, self.ended = place, sites, Event()
        self.faults: list[str] = []
        self.read = 0

    def run(self) -> None:
        while not self.ended.is_set():
            self._look("index.html")
            if manifest := self._look("search/manifest.js"):
                for name in {*_NAMED.findall(manifest)}:
                    self._look(f"search/{name.decode()}", is_led_to=True)

    def _look(self, path: str, is_led_to: bool = False) -> bytes:
        try:
            data = (self.place / path).read_bytes()
        except FileNotFoundError:
            self.faults += [f"{path} is not there"] if is_led_to else []
            return b""
        self.read += 1
        whole = [site / path for site in self.sites]
        if data not in [one.read_bytes() for one in whole if one.exists()]:
            self.faults.append(f"{path} is of no version")
        return data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot rename over what is read")
def test_every_answer_is_whole(site: SiteTest, tmp_path: Path) -> None:
    sites, place = versions(site, tmp_path), tmp_path / "public"
    pick, reader = random.Random(4), Reader(place, sites)
    command = [sys.executable, "-m", "builder", "publish", str(place)]
    reader.start()
    try:
        for number in range(KILLS):
            folder = f"--output={sites[number % 3]}"
            with subprocess.Popen(
                [*command, folder], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            ) as publish:
                try:
                    publish.wait(0.15 + pick.random() / 3)
                except subprocess.TimeoutExpired:
                    publish.kill()
        subprocess.run([*command, f"--output={sites[0]}", "--grace=0"], cwd=ROOT, check=True)
    finally:
        reader.ended.set()
        reader.join()
    assert reader.faults == []
    assert reader.read > KILLS
    of_site = {path.relative_to(sites[0]) for path in sites[0].rglob("*") if path.is_file()}
    half = ".archive-half-"  # goes with a publish of an hour later
    there = (path for path in place.rglob("*") if path.is_file() and half not in path.name)
    of_place = {path.relative_to(place) for path in there}
    assert of_place - {Path(STATE)} == of_site - {Path(".archive-manifest")}
    assert (place / CHECKSUMS).read_bytes() == (sites[0] / CHECKSUMS).read_bytes()
