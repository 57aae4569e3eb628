"""Whether there is anything to do: for each thing that may have happened, what a build writes."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builder.errors import ContentError, OutputError
from builder.exports.checksums import PATH as CHECKSUMS
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import Built, build
from builder.runtime.executor import Executor
from builder.store.exchange import MANIFEST
from tests.helpers import ROOT, SiteTest, picture
from tests.pipeline.test_atomic import times
from tests.unit.pipeline.reading import quiet

Change = Callable[[SiteTest], object]

ARTICLE = "content/articles/2015/a.md"
DRAFT = "title: A draft\ndate: 2015\n---\n\nText.\n"
PICTURE = "content/articles/2015/a.png"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteTest:
    """A small archive with a theme of its own, which was built; it has one warning."""
    site = SiteTest(tmp_path)
    monkeypatch.chdir(site.source)
    shutil.copytree(ROOT / "theme", site.source / "theme")
    site.write("site.yaml", "title: Test archive\nunlinked_files: publish\n")
    site.write("content/organizations/red-cross.yaml", "name: Red Cross\n")
    site.write(PICTURE, b"picture").article("2015/a", more="organizations: [Red Cros]")
    site.article("2015/b", date="2015-02-01").write("content/articles/2015/b.yaml", "")
    run(site)
    return site


def settings_of(site: SiteTest) -> Settings:
    cache = site.source / ".cache"
    # The same name in each test: then the same templates are compiled once for all.
    return Settings(site.source, site.output, Path("theme"), cache=cache)


def run(site: SiteTest, settings: Settings | None = None, jobs: int = 1) -> Built:
    settings = settings or settings_of(site)
    with Executor(jobs) as executor:
        return build(settings, Workers(executor, quiet))


def written(site: SiteTest, settings: Settings | None = None) -> set[str]:
    """The files that a build writes or deletes; what it says must agree with them."""
    before = times(site.output)
    built = run(site, settings)
    after = times(site.output)
    gone = before.keys() - after.keys()
    new = {path for path in after if after[path] != before.get(path)}
    assert built.files == len(after.keys() - {MANIFEST})
    assert built.deleted >= len(gone)  # some that it deletes have gone already
    assert built.written == len(new - {MANIFEST})
    return new | gone


def inside(site: SiteTest) -> dict[str, bytes]:
    """The files of the site with their bytes."""
    return {path: (site.output / path).read_bytes() for path in times(site.output)}


def edit(site: SiteTest, path: str, old: str, new: str) -> None:
    """Replace a text in a file of the source, which has it."""
    text = (site.source / path).read_text(encoding="utf-8")
    assert old in text
    site.write(path, text.replace(old, new))


# Nothing has happened to the source.


def test_a_second_build_writes_nothing_and_says_the_same(site: SiteTest) -> None:
    before = times(site.output)
    first, second = run(site), run(site)
    assert (first.summary, first.files) == (second.summary, second.files)
    assert (second.written, second.deleted) == (0, 0)
    assert second.files == len(before.keys() - {MANIFEST})
    assert [problem.code for problem in second.summary.warnings] == ["no-record"]
    assert times(site.output) == before


def test_so_it_is_with_several_processes(site: SiteTest) -> None:
    before = times(site.output)
    assert run(site, jobs=2).written == 0
    assert times(site.output) == before


def touch_all(site: SiteTest) -> None:
    for path in site.source.rglob("*"):
        if ".cache" not in path.parts:
            os.utime(path, ns=(1_000_000_000, 1_000_000_000))


def write_again(site: SiteTest) -> None:
    """The same bytes in another file."""
    for path in (ARTICLE, PICTURE, "site.yaml", "theme/static/style/base.css"):
        data = (site.source / path).read_bytes()
        site.remove(path).write(path, data)


@pytest.mark.parametrize(
    "change",
    [
        touch_all,
        write_again,
        lambda site: edit(site, "site.yaml", "title", "# A comment\ntitle"),
        lambda site: site.write("content/articles/.hidden", "x"),
        lambda site: site.write("content/articles/c.md", "---\nstatus: draft\n" + DRAFT),
        lambda site: (site.source / "theme/templates/empty").mkdir(),
    ],
)
def test_what_changes_no_file(change: Change, site: SiteTest) -> None:
    before = times(site.output)
    change(site)
    assert written(site) == set()
    assert times(site.output) == before


def stages(site: SiteTest) -> set[str]:
    """What a build works at; a build that finds nothing to do does not begin."""
    found = set()

    def progress(stage: str, done: int, total: int) -> None:
        found.add(stage)

    build(settings_of(site), Workers(Executor(1), progress))
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda site: None,
        touch_all,
        write_again,
        lambda site: site.write("content/articles/.hidden", "x"),
        lambda site: (site.output / "CNAME").touch(),
    ],
)
def test_where_nothing_has_changed_nothing_is_begun(change: Change, site: SiteTest) -> None:
    change(site)
    assert stages(site) == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda site: edit(site, "site.yaml", "title: ", "title: My "),
        lambda site: edit(site, ARTICLE, "Text.", "Another text."),
        lambda site: (site.output / "index.html").unlink(),
    ],
)
def test_where_something_has_changed_pages_are_looked_at(change: Change, site: SiteTest) -> None:
    change(site)
    assert "write pages" in stages(site)


def test_a_cache_that_has_gone_has_all_files_written_as_they_were(site: SiteTest) -> None:
    before = inside(site)
    shutil.rmtree(site.source / ".cache")
    assert written(site) >= before.keys() - {MANIFEST}
    assert inside(site) == before
    assert written(site) == set()


def test_a_source_that_was_copied_is_the_same(site: SiteTest, tmp_path: Path) -> None:
    shutil.copytree(site.source, tmp_path / "copy")
    settings = replace(settings_of(site), source=tmp_path / "copy")
    assert written(site, settings) == set()


# Something has happened to the content.


def test_an_edited_article(site: SiteTest) -> None:
    edit(site, ARTICLE, "Text.", "Another text.")
    assert "articles/2015/a.html" in written(site)
    assert "Another text." in site.page("articles/2015/a.html")
    assert written(site) == set()


@pytest.mark.parametrize("path", [ARTICLE, PICTURE])
def test_a_file_that_was_edited_without_a_trace(path: str, site: SiteTest) -> None:
    """Its size is the same, and so is its time, as if the clock had stood still."""
    before = (site.source / path).stat()
    data = (site.source / path).read_bytes()
    site.write(path, data.replace(b"Text.", b"Test.").replace(b"pic", b"PIC"))
    os.utime(site.source / path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (site.source / path).stat().st_size == before.st_size
    page = "articles/2015/a.html" if path == ARTICLE else "articles/2015/a.png"
    assert page in written(site)
    assert b"Test." in (site.output / page).read_bytes() or path == PICTURE


def test_a_new_article_and_one_that_has_gone(site: SiteTest) -> None:
    assert "articles/2015/c.html" in written(site.article("2015/c"))
    assert "articles/2015/b.html" in written(
        site.remove("content/articles/2015/b.md").remove("content/articles/2015/b.yaml")
    )
    assert not (site.output / "articles/2015/b.html").exists()
    assert written(site) == set()


def test_a_renamed_article(site: SiteTest) -> None:
    (site.source / ARTICLE).rename(site.source / "content/articles/2015/z.md")
    assert {"articles/2015/a.html", "articles/2015/z.html"} <= written(site)
    assert not (site.output / "articles/2015/a.html").exists()


def test_an_edited_sidecar(site: SiteTest) -> None:
    site.write("content/articles/2015/b.yaml", "summary: From beside\n")
    assert "index.html" in written(site)
    assert "From beside" in site.text("index.html")


def test_a_sidecar_that_has_gone(site: SiteTest) -> None:
    site.write("content/articles/2015/b.yaml", "summary: From beside\n")
    run(site)
    site.remove("content/articles/2015/b.yaml")
    assert "index.html" in written(site)
    assert "From beside" not in site.text("index.html")


def test_a_new_attachment_another_and_one_that_has_gone(site: SiteTest) -> None:
    new = "content/articles/2015/new.png"
    for data in (picture(1, 1), picture(2, 2)):
        assert written(site.write(new, data)) >= {"articles/2015/new.png"}
        assert (site.output / "articles/2015/new.png").read_bytes() == data
    gone = {"articles/2015/new.png", MANIFEST, "data/addresses.txt.gz", CHECKSUMS}
    assert written(site.remove(new)) == gone
    assert not (site.output / "articles/2015/new.png").exists()
    assert written(site) == set()


def test_attachments_that_were_exchanged(site: SiteTest) -> None:
    """All bytes are there still, and all names."""
    old, new = (site.source / PICTURE).read_bytes(), picture(3, 2)
    run(site.write("content/articles/2015/c.png", new))
    site.write("content/articles/2015/c.png", old).write(PICTURE, new)
    assert written(site) == {"articles/2015/a.png", "articles/2015/c.png", CHECKSUMS}
    assert (site.output / "articles/2015/a.png").read_bytes() == new


def test_an_edited_record(site: SiteTest) -> None:
    site.write("content/organizations/red-cross.yaml", "name: Red Cross\naliases: [Red Cros]\n")
    assert "organizations/red-cross.html" in written(site)
    assert "organizations/red-cros.html" not in site.pages()


# To the settings and the theme.


def test_an_edited_title_of_the_archive(site: SiteTest) -> None:
    assert site.pages() <= written(site.write("site.yaml", "title: Another\n"))
    assert "Another" in site.page("index.html")
    assert written(site) == set()


def test_without_settings_nothing_is_built(site: SiteTest) -> None:
    before = times(site.output)
    site.remove("site.yaml")
    with pytest.raises(ContentError):
        run(site)
    assert times(site.output) == before


def test_an_edited_template(site: SiteTest) -> None:
    edit(site, "theme/templates/base.html", "</body>", "<!-- mark --></body>")
    assert site.pages() <= written(site)
    assert "<!-- mark -->" in site.page("index.html")
    assert written(site) == set()


def test_static_files_of_the_theme(site: SiteTest) -> None:
    site.write("theme/static/style.css", "p {}")
    assert written(site) == {"assets/style.css", CHECKSUMS}
    site.write("theme/static/new.css", "p {}")
    assert written(site) == {"assets/new.css", MANIFEST, CHECKSUMS}
    site.remove("theme/static/new.css")
    assert written(site) == {"assets/new.css", MANIFEST, CHECKSUMS}
    assert not (site.output / "assets/new.css").exists()


def test_another_theme_with_the_same_files(site: SiteTest, tmp_path: Path) -> None:
    shutil.copytree(site.source / "theme", tmp_path / "theme")
    assert written(site, replace(settings_of(site), theme=tmp_path / "theme")) == set()


# To the site.


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def touch(path: Path) -> None:
    os.utime(path, ns=(1_000_000_000, 1_000_000_000))


@pytest.mark.parametrize("change", [Path.unlink, cut, touch])
def test_files_of_the_site_that_were_changed_are_made_again(
    change: Callable[[Path], None], site: SiteTest
) -> None:
    """Files of each origin, and no others."""
    before = inside(site)
    some = {"index.html", "articles/2015/a.png", "assets/style.css", "data/articles.jsonl.gz"}
    some |= {path for path in before if path.startswith("search/")}
    for path in some:
        change(site.output / path)
    assert written(site) == some
    assert inside(site) == before
    assert written(site) == set()


def test_an_empty_folder_in_the_place_of_a_file_is_told(site: SiteTest) -> None:
    (site.output / "index.html").unlink()
    (site.output / "index.html").mkdir()
    with pytest.raises(OutputError, match=r"cannot write .*index\.html"):
        run(site)


def test_the_list_of_files_is_needed(site: SiteTest) -> None:
    """Without it nobody knows which of the files are ours."""
    (site.output / MANIFEST).unlink()
    before = times(site.output)
    with pytest.raises(OutputError, match="holds files that are not a site of ours"):
        run(site)
    assert times(site.output) == before


def test_files_of_others_are_left_alone(site: SiteTest) -> None:
    (site.output / "CNAME").write_text("example.org", encoding="utf-8")
    (site.output / ".git").mkdir()
    (site.output / ".git/config").touch()
    before = times(site.output)
    assert run(site).written == 0
    assert times(site.output) == before


def test_a_site_that_has_gone_is_made_again(site: SiteTest) -> None:
    before = inside(site)
    shutil.rmtree(site.output)
    assert written(site) == before.keys()
    assert inside(site) == before


def test_each_folder_has_a_state_of_its_own(site: SiteTest, tmp_path: Path) -> None:
    other = replace(settings_of(site), output=tmp_path / "other")
    assert run(site, other).written > 0
    assert run(site, other).written == 0
    assert written(site) == set()


def test_without_a_cache_everything_is_written(site: SiteTest) -> None:
    before = inside(site)
    settings = replace(settings_of(site), cache=None)
    assert written(site, settings) >= before.keys() - {MANIFEST}
    assert inside(site) == before


def test_after_a_build_without_the_cache_the_site_is_others(site: SiteTest) -> None:
    """Who wrote its files is not known, so they are written once more."""
    run(site, replace(settings_of(site), cache=None))
    assert site.pages() <= written(site)
    assert written(site) == set()


# Problems.


def test_warnings_are_errors_in_a_strict_run(site: SiteTest) -> None:
    """Also where there is nothing else to do."""
    before = times(site.output)
    with pytest.raises(ContentError) as raised:
        run(site, replace(settings_of(site), strict=True))
    assert [problem.code for problem in raised.value.problems] == ["no-record"]
    assert times(site.output) == before
    assert written(site) == set()


def test_a_strict_run_without_warnings_writes_nothing(site: SiteTest) -> None:
    run(site.article("2015/a", more="organizations: [Red Cross]"))
    assert written(site, replace(settings_of(site), strict=True)) == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda site: edit(site, ARTICLE, "organizations:", "organisations:"),
        lambda site: site.write("content/articles/run.js", "x"),
        lambda site: site.write("content/lost.md", "x"),
        lambda site: (site.source / "content/articles/link.md").symlink_to("nowhere"),
    ],
)
def test_errors_are_told_and_nothing_is_written(change: Change, site: SiteTest) -> None:
    """Also those of files that nothing is made of, time and again."""
    before = times(site.output)
    change(site)
    for _ in range(2):
        with pytest.raises(ContentError):
            run(site)
    assert times(site.output) == before


def test_an_error_that_was_mended_leaves_nothing_to_do(site: SiteTest) -> None:
    edit(site, ARTICLE, "organizations:", "organisations:")
    with pytest.raises(ContentError):
        run(site)
    edit(site, ARTICLE, "organisations:", "organizations:")
    assert written(site) == set()


def test_what_changed_besides_an_error_is_built_once_it_is_mended(site: SiteTest) -> None:
    site.article("2015/b", date="2015-02-01", body="Another text.")
    site.write("content/articles/run.js", "x")
    with pytest.raises(ContentError):
        run(site)
    site.remove("content/articles/run.js")
    assert "articles/2015/b.html" in written(site)
    assert "Another text." in site.page("articles/2015/b.html")


@pytest.mark.parametrize(
    "options",
    [
        ["--cache=content/articles/cache"],
        ["--cache=content"],
        ["--cache=_site"],
        ["--cache=_site/x", "--output=_site"],
        ["--cache=theme/static/x"],
        ["--cache=new/theme/x", "--source=new"],
        ["--output=new/theme", "--source=new"],
        ["--cache=link"],
        ["--theme=content/pages/t"],
        ["--theme=."],
        ["--output=content/x"],
        ["--cache=x", "--output=x/build/site"],
    ],
)
def test_folders_that_would_publish_each_other_are_refused(
    options: list[str], site: SiteTest
) -> None:
    (site.source / "link").symlink_to("content/articles")
    (site.source / "theme/static").mkdir(parents=True, exist_ok=True)
    (site.source / "content/pages/t/static").mkdir(parents=True)
    site.write("new/site.yaml", "title: New\n").write("new/content/articles/b.md", "")
    result = site.article("a").run("build", "--jobs=1", *options)
    assert result.exit_code == 2, result.output
    assert " cannot be " in result.stderr
    assert not (site.source / "_site").exists()
    assert not [*(site.source / "content/articles").rglob("texts-*")]
