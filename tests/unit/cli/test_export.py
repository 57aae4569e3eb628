"""The command that exports an archive."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import bagit
import pytest

from builder.cli.export import export_command
from tests.helpers import SiteTest


@pytest.fixture
def exported(site: SiteTest, tmp_path: Path) -> SiteTest:
    site.write("site.yaml", "title: The Archive\n")
    site.article("a").article("b", "status: draft")
    result = export(site, f"--zip={tmp_path / 'a.zip'}", f"--bag={tmp_path / 'bag'}")
    assert result.endswith(f"in {tmp_path / 'bag'}\n")
    return site


def export(site: SiteTest, *arguments: str, status: int = 0) -> str:
    places = (f"--output={site.output}", f"--cache={site.source / '.cache'}")
    result = site.run("export", "--jobs=1", *places, *arguments)
    assert result.exit_code == status, result.output
    return result.output


def test_exports_have_the_site(exported: SiteTest, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip") as archive:
        page = archive.read("the-archive/articles/a.html")
        assert not [name for name in archive.namelist() if "b.html" in name]
    assert page == (exported.output / "articles/a.html").read_bytes()
    bagit.Bag(str(tmp_path / "bag")).validate()
    assert (tmp_path / "bag/data/site/articles/a.html").read_bytes() == page
    article = "content/articles/a.md"
    there = (tmp_path / "bag/data/source" / article).read_bytes()
    assert there == (exported.source / article).read_bytes()
    assert not (tmp_path / "bag/data/source/content/articles/b.md").exists()
    before = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").unlink()
    shutil.rmtree(exported.output)
    export(exported, f"--zip={tmp_path / 'a.zip'}")
    assert (tmp_path / "a.zip").read_bytes() == before
    assert exported.run("verify", str(tmp_path / "a.zip")).exit_code == 0
    shutil.rmtree(exported.source / "content")
    said = export(exported, f"--zip={tmp_path / 'b.zip'}", status=1)
    assert "no-content" in said


def test_the_help_says_what_can_be_written() -> None:
    options = {name for one in export_command.params for name in one.opts}
    assert {"--zip", "--bag", "--archive", "--source"} <= options


def test_mistakes_are_told(site: SiteTest, tmp_path: Path) -> None:
    site.article("a")
    assert "name what to write: --zip FILE" in export(site, status=2)
    said = export(site, f"--archive={site.source}/content/copy", status=2)
    assert "name a place beside it" in said
    (tmp_path / "a.zip").write_bytes(b"")
    said = export(site, f"--zip={tmp_path / 'a.zip'}", status=2)
    assert f"there is {tmp_path / 'a.zip'} already; remove it, or name another file" in said


def test_what_the_build_warns_of_is_told(site: SiteTest, tmp_path: Path) -> None:
    site.article("a").article("b")
    export(site, f"--zip={tmp_path / 'a.zip'}")
    (site.source / "content/articles/b.md").unlink()
    said = export(site, f"--zip={tmp_path / 'b.zip'}")  # the next build would not tell it
    assert "warning[address-lost]: " in said


def test_there_is_no_source_of_what_nobody_may_read(site: SiteTest, tmp_path: Path) -> None:
    site.article("a", "status: draft")
    said = export(site, f"--archive={tmp_path / 'a'}", status=2)
    assert "nothing in content is published" in said
    export(site, f"--zip={tmp_path / 'a.zip'}")
