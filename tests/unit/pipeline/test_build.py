"""The stages in their order: a faulty source or theme stops them before anything is written."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from builder.archive import Partition
from builder.errors import ContentError, MachineError, ThemeError, UsageError
from builder.exports import articles
from builder.exports.addresses import PATH as LIST
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.datapackage import PATH as DATAPACKAGE
from builder.pipeline import uptodate
from builder.pipeline.build import check_site
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.source import scan
from builder.pipeline.uptodate import Built, build, check
from builder.runtime.executor import Executor
from builder.store.exchange import MANIFEST
from builder.store.output import LOCK
from builder.store.state import Summary
from builder.store.version import builder_version
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import LaterCache, alone, quiet


def settings_of(site: SiteTest, **more: object) -> Settings:
    return Settings(site.source, site.output, **more)  # type: ignore[arg-type]


def made(site: SiteTest, **more: object) -> Built:
    return build(settings_of(site, **more), alone())


def paths(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in found}


def test_what_there_is_in_a_site(site: SiteTest) -> None:
    site.article("2015/a", body="![Map](a.png)").write("content/articles/2015/a.png", b"x")
    site.write("content/articles/2015/b.png", b"x")
    built = made(site)
    found = paths(site.output)
    assert LOCK not in found
    assert built.files == built.written == len(found - {MANIFEST})
    listed = (site.output / MANIFEST).read_text(encoding="utf-8").splitlines()[1:]
    assert {*listed} == found - {MANIFEST}
    some = {"articles/2015/a.html", "articles/2015/a.png", "assets/style.css", ".nojekyll"}
    some |= {"index.html", "data/articles.jsonl.gz", "search/archive-search.js"}
    assert some <= found
    assert "articles/2015/b.png" not in found  # no text links to it
    assert (built.summary.articles, built.summary.pages) == (1, len(site.pages()))


def test_a_check_says_what_a_build_would_say_and_writes_nothing(site: SiteTest) -> None:
    site.article("a", body="<b>", more="topics: [War]")
    before = paths(site.source.parent)
    summary = check(settings_of(site), alone())
    assert paths(site.source.parent) == before
    assert summary == check_site(settings_of(site), alone()) == made(site).summary
    assert [problem.code for problem in summary.warnings] == ["html-as-text"]


@pytest.fixture
def cached(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with a cache by whose clock the files of the source are old."""
    monkeypatch.setattr("builder.pipeline.uptodate.Cache", LaterCache)
    return settings_of(site, cache=site.source / ".cache")


def texts_read(settings: Settings) -> int:
    """How many texts a check opens, whatever it finds."""
    found = [0]

    def progress(stage: str, done: int, total: int) -> None:
        found.append(total)

    with suppress(ContentError):
        check(settings, Workers(Executor(1), progress))
    return found[-1]


def test_a_check_reads_what_has_changed_since_the_last_one(
    site: SiteTest, cached: Settings
) -> None:
    site.article("a").article("b", more="x: 1")
    assert texts_read(cached) == 2
    assert texts_read(cached) == 0, "also where there are mistakes"
    assert texts_read(replace(cached, strict=True)) == 0
    site.article("b")
    assert texts_read(cached) == 1
    assert texts_read(replace(cached, cache=None)) == 2


def test_a_build_after_a_check_misses_nothing_and_has_less_to_read(
    site: SiteTest, cached: Settings
) -> None:
    site.article("a").article("b")
    build(cached, alone())
    site.article("b", body="Another text.")
    assert texts_read(cached) == 1
    seen: list[str] = []
    build(cached, Workers(Executor(1), lambda stage, done, total: seen.append(stage)))
    assert "Another text." in site.page("articles/b.html")
    assert "read articles" not in seen
    assert "write pages" in seen
    assert texts_read(cached) == 0


def test_what_a_check_says_is_the_same_with_a_cache(site: SiteTest, cached: Settings) -> None:
    site.article("a", body="<b>", more="topics: [War]")
    summaries = [check(settings, alone()) for settings in (cached, cached, settings_of(site))]
    assert summaries[0] == summaries[1] == summaries[2] == build(cached, alone()).summary


FAULTS = {
    "unknown-key": lambda site: site.article("b", more="contries: [KZ]"),
    "broken-link": lambda site: site.article("b", body="[x](none.md)"),
    "address-collision": lambda site: site.write("content/pages/404.md", "---\ntitle: A\n---\n"),
    "active-file": lambda site: site.write("content/articles/run.js", "x"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_faults_of_the_content_are_told_together_and_nothing_is_written(
    code: str, site: SiteTest
) -> None:
    FAULTS[code](site.article("a", more="x: 1"))
    for work in (build, check):
        with pytest.raises(ContentError) as caught:
            work(settings_of(site), alone())
        codes = [problem.code for problem in caught.value.problems]
        assert sorted(codes) == sorted([code, "unknown-key"])
    assert not site.output.exists()


def test_files_are_known_to_the_next_build_even_if_one_of_them_has_errors(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uptodate, "Cache", LaterCache)
    site.article("a").article("b", more="x: 1")
    cache = site.source / ".cache"
    with pytest.raises(ContentError):
        made(site, cache=cache)
    known = scan(site.source, LaterCache(cache, builder_version())).inputs.digests
    assert {*known} == {"content/articles/a.md", "content/articles/b.md"}
    with pytest.raises(ContentError):
        made(site, cache=cache)


def test_so_are_warnings_in_a_strict_run(site: SiteTest) -> None:
    site.article("a", body="<b>")
    for work in (build, check):
        with pytest.raises(ContentError):
            work(settings_of(site, strict=True), alone())
    assert not site.output.exists()


@pytest.mark.parametrize(
    ("template", "source"), [("home.html", "{{ lost }}"), ("home.html", "{% if %}"), ("x.html", "")]
)
def test_a_theme_that_does_not_work_is_told_and_nothing_is_written(
    template: str, source: str, site: SiteTest
) -> None:
    site.article("a").write(f"theme/templates/{template}", source)
    for work in (build, check):
        with pytest.raises(ThemeError, match=template):
            work(settings_of(site, theme=site.source / "theme"), alone())
    assert not site.output.exists()


def test_the_files_of_a_theme_lie_over_ours(site: SiteTest) -> None:
    site.article("a").write("theme/templates/404.html", "Lost.")
    site.write("theme/static/own.css", "p {}")
    made(site, theme=site.source / "theme")
    assert site.page("404.html") == "Lost."
    assert {"assets/own.css", "assets/style.css"} <= paths(site.output)


def test_there_must_be_a_source(site: SiteTest, tmp_path: Path) -> None:
    for work in (build, check):
        with pytest.raises(UsageError, match="there is no folder"):
            work(Settings(tmp_path / "nothing", site.output), alone())
        with pytest.raises(UsageError, match="cannot look into"):
            work(Settings(tmp_path / ("x" * 300), site.output), alone())


class Watched(Executor):
    """Takes note of which temporary folders there are when its processes have ended."""

    left: tuple[Path, ...] = ()

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self.left = tuple(Path(tempfile.gettempdir()).glob("archive-*"))


def test_pieces_have_a_folder_until_no_process_can_write_into_it(
    site: SiteTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(partition: Partition) -> None:
        raise UsageError("the disk is full")

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(articles, "piece", fail)
    executor = Watched(1)
    with pytest.raises(UsageError, match="the disk is full"):
        build(settings_of(site.article("a")), Workers(executor, quiet))
    assert len(executor.left) == 1
    assert not [*(tmp_path / "temporary").iterdir()]


def test_without_a_place_for_temporary_files_nothing_is_written(
    site: SiteTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nothing"))
    with pytest.raises(MachineError, match="cannot write temporary files"):
        made(site.article("a"))
    assert not site.output.exists()


def test_what_is_derived_is_kept_where_nothing_that_it_shows_has_changed(site: SiteTest) -> None:
    kept = {"cache": site.source / ".cache"}
    made(site.article("a"), **kept)
    derived = [one for one in paths(site.output) if one.startswith(("search/", "data/"))]
    derived.remove(CHECKSUMS)  # shows all other files
    derived.remove(DATAPACKAGE)  # shows the title
    before = [(site.output / path).stat().st_ino for path in derived]
    built = made(site.write("site.yaml", "title: Another\n"), **kept)
    assert built.written > 0
    assert [(site.output / path).stat().st_ino for path in derived] == before
    assert built.deleted == 0


def test_what_is_no_longer_made_is_deleted(site: SiteTest) -> None:
    made(site.article("a"))
    built = made(site.write("site.yaml", "title: A\nsearch: false\n"))
    assert built.deleted > 1
    assert not [path for path in paths(site.output) if path.startswith("search")]
    with pytest.raises(ContentError):
        made(site.remove("content/articles/a.md"))
    built = made(site, allow_empty=True)
    assert {path for path in paths(site.output) if path.startswith("data/")} == {LIST, CHECKSUMS}
    assert (built.summary.articles, built.summary.pages) == (0, 3)
    assert {warning.code for warning in built.summary.warnings} == {"address-lost"}
    assert made(site).summary == Summary(0, 3, {}, ())
