"""What a build leaves in its folder."""

import shutil
import subprocess
import sys

import pytest

from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_reproducible import digest


def test_what_has_no_source_any_more_is_deleted(site: SiteTest) -> None:
    site.article("2015/a", more="countries: [KZ]").article("2016/b", more="topics: [War]").build()
    assert "topics/war.html" in site.pages()
    site.remove("content/articles/2016/b.md").build()
    assert {page for page in site.pages() if "2016" in page or "war" in page} == set()
    assert not (site.output / "topics").exists()
    assert not list(site.output.rglob("*.tmp"))


def test_foreign_files_in_the_output_are_kept(site: SiteTest) -> None:
    site.article("a").build()
    (site.output / "CNAME").write_text("example.org", encoding="utf-8")
    site.article("b").build()
    assert (site.output / "CNAME").read_text(encoding="utf-8") == "example.org"


def test_a_folder_that_is_not_a_site_of_ours_is_refused(site: SiteTest) -> None:
    site.article("a")
    site.output.mkdir()
    (site.output / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = site.run("build", f"--output={site.output}")
    assert result.exit_code == 2
    assert "holds files that are not a site of ours" in result.output
    assert [path.name for path in site.output.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("output", [".", "content", "content/site", "theme/x", ".."])
def test_the_site_is_never_written_over_its_source(output: str, site: SiteTest) -> None:
    site.article("a")
    site.write("theme/templates/x", "")
    before = sorted(site.source.rglob("*"))
    assert site.run("build", f"--output={output}").exit_code == 2
    assert sorted(site.source.rglob("*")) == before


def test_a_build_that_cannot_write_one_file_writes_none(site: SiteTest) -> None:
    site.article("a").build()
    site.article("b")
    (site.output / "downloads.html").unlink()
    (site.output / "downloads.html").mkdir()
    result = site.run("build", "--jobs=1", f"--output={site.output}")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "downloads.html: Is a directory" in result.output
    assert not (site.output / "articles/b.html").exists()
    (site.output / "downloads.html").rmdir()
    assert "articles/b.html" in site.build().pages()


def test_a_foreign_file_at_the_address_of_a_new_page_is_not_touched(site: SiteTest) -> None:
    site.article("a").build()
    (site.output / "about.html").write_text("mine", encoding="utf-8")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n")
    result = site.run("build", f"--output={site.output}")
    assert result.exit_code == 2
    assert "about.html is not ours" in result.output
    assert (site.output / "about.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("first", "then"),
    [("articles/x.txt", "articles/x.txt/y.md"), ("articles/x.txt/y.md", "articles/x.txt")],
)
def test_a_file_may_become_a_folder_and_the_reverse(first: str, then: str, site: SiteTest) -> None:
    text = "---\ntitle: A\ndate: 2015\n---\n"
    site.write("site.yaml", "title: T\nunlinked_files: publish\n")
    site.write(f"content/{first}", text).build().remove(f"content/{first}")
    if first.endswith(".md"):
        (site.source / "content/articles/x.txt").rmdir()
    site.write(f"content/{then}", text).build("--allow-empty")
    assert (site.output / then.replace(".md", ".html")).is_file()


@pytest.mark.parametrize("damage", ["", "x", "archive-manifest 1\n../../victim\n", "\xff"])
def test_a_damaged_list_of_files_deletes_nothing(damage: str, site: SiteTest) -> None:
    site.article("a").build()
    (site.output.parent / "victim").write_text("x", encoding="utf-8")
    (site.output / ".archive-manifest").write_bytes(damage.encode("latin-1"))
    result = site.run("build", f"--output={site.output}")
    assert result.exit_code == 2
    assert "is damaged" in result.output
    assert (site.output.parent / "victim").exists()


def test_a_file_whose_name_begins_with_that_of_one_that_goes_is_kept(site: SiteTest) -> None:
    site.write("site.yaml", "title: T\nunlinked_files: publish\n").article("a")
    site.write("content/articles/x.csv", "1").write("content/articles/x.csv.txt", "2")
    site.build().remove("content/articles/x.csv").build()
    assert not (site.output / "articles/x.csv").exists()
    assert (site.output / "articles/x.csv.txt").exists()


def test_two_builds_in_one_process_know_nothing_of_each_other(site: SiteTest) -> None:
    site.article("a").build()
    shutil.rmtree(site.output)
    site.build()
    shutil.copytree(ROOT / "theme", site.source / "theme")
    site.write("theme/templates/404.html", "changed").build()
    assert site.page("404.html") == "changed"


def test_an_index_knows_nothing_of_what_was_indexed_before(site: SiteTest) -> None:
    """Neither in the same process, nor through the cache: `oil` was a word, and is a stem now."""
    for number in range(600):
        site.article(f"a{number:03}", body="Oils." if number else "Oil.")
    site.build().remove("content/articles/a000.md").build()
    built = digest(site.output)
    arguments = [f"--source={site.source}", f"--output={site.output}", "--no-cache"]
    command = [sys.executable, "-m", "builder", "build", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert digest(site.output) == built
