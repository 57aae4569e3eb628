"""What a build leaves in its folder."""

import pytest

from tests.helpers import SiteTest


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


def test_what_a_broken_build_left_is_known_to_the_next(site: SiteTest) -> None:
    """A build that stops while it writes leaves pages; they go when their articles have gone."""
    site.article("a").build()
    site.article("b", body="![x](b.png)").write("content/articles/b.png", b"x")
    (site.source / "content/articles/b.png").chmod(0)
    (site.output / "assets" / "style.css").unlink()
    (site.output / "assets" / "style.css").mkdir()
    result = site.run("build", "--jobs=1", f"--output={site.output}")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert (site.output / "articles/b.html").exists()
    (site.output / "assets" / "style.css").rmdir()
    site.remove("content/articles/b.md").remove("content/articles/b.png").build()
    assert not (site.output / "articles/b.html").exists()
