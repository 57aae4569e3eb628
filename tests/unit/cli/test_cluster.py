"""`builder build --cluster`: what it refuses, and what it needs only then."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder.cli.cluster import absolute
from builder.pipeline import documents
from builder.pipeline.settings import Settings
from tests.helpers import ROOT, SiteTest


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--no-cache"], "the machines of a cluster need a cache; leave out --no-cache"),
        (["--jobs=2"], "a cluster has processes of its own; leave out --jobs"),
        (["--cluster="], "it names nothing"),
        (["--cluster=here"], "'here' is no address of a scheduler; write tcp://HOST:8786, or"),
        (["--output=content"], "the site cannot be written to"),
    ],
)
def test_what_cannot_work_is_told_before_anything_begins(
    site: SiteTest, options: list[str], said: str
) -> None:
    result = site.article("a").run("build", "--cluster=local:2", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (site.source / ".cache").exists() or options == ["--cluster=here"]


def test_folders_are_named_so_that_other_processes_find_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    found = absolute(Settings(Path("."), Path("../site"), cache=Path(".cache")))
    assert (found.source, found.cache) == (tmp_path, tmp_path / ".cache")
    assert found.output == tmp_path / "../site"


def test_the_site_of_a_cluster_with_what_each_stage_took(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="make test installs distributed")
    monkeypatch.setattr(documents, "_ONE_IN", 1)
    for number in range(6):
        site.article(f"{number}")
    result = site.run("build", "--cluster=local:1", "--stats", "--json")
    assert result.exit_code == 0, result.output
    read = json.loads(result.stdout)["stats"]["stages"]["read"]
    assert (read["tasks"], read["items"]) == (6, 6)
    assert (site.source / "_site/articles/5.html").is_file()


def test_no_other_build_imports_the_library(site: SiteTest) -> None:
    site.article("a")
    script = f"""
import sys
from builder.cli import main
try:
    main(["build", "--source={site.source}", "--output={site.output}", "--jobs=1"])
finally:
    found = sys.modules.keys() & {{"dask", "distributed", "obstore", "builder.runtime.cluster"}}
    assert not found, found
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True)
    assert b"1 article" in done.stdout
