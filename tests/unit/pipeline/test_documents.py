"""Texts read and rendered: what is known is not read again, and what has changed always is."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.config import SiteConfig
from builder.hashing import digest
from builder.metadata.own import OwnField
from builder.model import ParsedArticle
from builder.pipeline import documents
from builder.pipeline.documents import Document, Documents, read_documents
from builder.pipeline.settings import Workers
from builder.pipeline.source import scan
from builder.runtime.executor import Executor, Result
from builder.store.apart import with_html
from builder.store.cache import NO_CACHE, Cache
from tests.helpers import SiteTest
from tests.unit.pipeline.reading import LaterCache, alone, folder_of, inodes, quiet

CONFIG = SiteConfig()


class Watched(Executor):
    """Takes note of the texts that are opened, which are its work."""

    def __init__(self, jobs: int = 1) -> None:
        super().__init__(jobs)
        self.opened = 0

    def map(self, function: Callable[[Any], Result], items: Iterable[Any]) -> Iterator[Result]:
        batches = [*items]
        self.opened += sum(map(len, batches))
        return super().map(function, batches)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return LaterCache(tmp_path / "cache", b"1")


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """Some texts of each type; whoever opens all of them opens 12."""
    site = SiteTest(tmp_path)
    for number in range(8):
        site.article(f"a{number}", body=f"Text {number}.")
    site.write("content/articles/b.md", "With a sidecar.")
    site.write("content/articles/b.yaml", "title: B\ndate: 2015\n")
    site.write("content/organizations/osce.yaml", "name: OSCE\n")
    site.write("content/people/x.md", "---\nname: X\n---\n\nAbout X.\n")
    return site.write("content/pages/about.md", "---\ntitle: About\n---\n\nAbout.\n")


ALL, ARTICLES = 12, 9


def read(
    site: SiteTest, cache: Cache, config: SiteConfig = CONFIG, jobs: int = 1
) -> tuple[Documents, int]:
    """All texts with their HTML, and how many were opened; what was learnt of files is kept."""
    source = scan(site.source, cache)
    executor = Watched(jobs)
    with executor:
        found = read_documents(source, config, cache, Workers(executor, quiet))
    source.inputs.store()
    for path, one in found.articles.items():
        found.articles[path] = one._replace(text=with_html([one.text], cache)[0])
    return found, executor.opened


def kept(cache: Cache, prefix: str = "texts-") -> dict[str, int]:
    """What shows which files of the texts in the cache were replaced."""
    own = inodes(folder_of(cache))
    return {name: inode for name, inode in own.items() if name.startswith(prefix)}


def article(site: SiteTest, cache: Cache, stem: str) -> Document[ParsedArticle]:
    return read(site, cache)[0].articles[f"content/articles/{stem}.md"]


def changes(before: dict[str, int], after: dict[str, int]) -> int:
    """How many files of a folder are others."""
    return sum(before.get(name) != inode for name, inode in after.items())


def test_texts_are_parsed_and_rendered(site: SiteTest) -> None:
    found, opened = read(site, NO_CACHE)
    one = found.articles["content/articles/a3.md"]
    assert one.value is not None
    assert (one.value.title, one.value.stem) == ("Title of a3", "a3")
    assert one.text.html.strip() == "<p>Text 3.</p>"
    assert found.records["content/people/x.md"].text.summary == "About X."
    assert found.pages["content/pages/about.md"].text.summary == "About."
    assert opened == ALL


def test_a_document_knows_the_bytes_that_it_was_made_of(site: SiteTest) -> None:
    files = [(site.source / f"content/articles/b{end}").read_bytes() for end in (".md", ".yaml")]
    assert article(site, NO_CACHE, "b").digests == tuple(map(digest, files))
    assert article(site, NO_CACHE, "b").sidecar == "content/articles/b.yaml"
    assert article(site, NO_CACHE, "a1").sidecar == ""


def test_what_is_known_is_not_read_again(site: SiteTest, cache: Cache) -> None:
    first, opened = read(site, cache)
    assert opened == ALL
    assert read(site, cache) == (first, 0)


def test_a_file_that_may_be_another_is_opened_but_not_made_again(
    site: SiteTest, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache", b"1")  # by whose clock the files are too young to be trusted
    first, _ = read(site, cache)
    before = kept(cache)
    assert read(site, cache) == (first, ALL)
    assert kept(cache) == before


def test_without_a_cache_everything_is_read(site: SiteTest) -> None:
    first, _ = read(site, NO_CACHE)
    assert read(site, NO_CACHE) == (first, ALL)


def test_what_comes_from_the_cache_is_what_was_read(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    assert read(site, cache)[0] == read(site, NO_CACHE)[0]


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_are_in_the_order_of_their_files(jobs: int, site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    site.article("a05").article("a5", body="Other.").remove("content/articles/a0.md")
    found, _ = read(site, cache, jobs=jobs)
    assert [*found.articles] == sorted(found.articles)
    assert found == read(site, NO_CACHE)[0]


def test_a_changed_text_is_read_alone(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    before = kept(cache)
    site.article("a3", body="Another text.")
    found, opened = read(site, cache)
    assert found.articles["content/articles/a3.md"].text.summary == "Another text."
    assert opened == 1
    assert changes(before, kept(cache)) == 1  # the others stay as they are


def test_a_changed_sidecar(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    site.write("content/articles/b.yaml", "title: Another\ndate: 2015\n")
    found, opened = read(site, cache)
    one = found.articles["content/articles/b.md"]
    assert one.value is not None
    assert (one.value.title, opened) == ("Another", 1)


def test_a_sidecar_that_comes_and_goes(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    site.write("content/articles/a1.yaml", "summary: From beside\n")
    one = article(site, cache, "a1")
    assert one.value is not None
    assert one.value.summary == "From beside"
    site.remove("content/articles/a1.yaml")
    one = article(site, cache, "a1")
    assert one.value is not None
    assert (one.value.summary, one.sidecar) == ("", "")


def test_a_sidecar_with_another_name(site: SiteTest, cache: Cache) -> None:
    """The bytes are the same, but problems are told of another file."""
    read(site, cache)
    (site.source / "content/articles/b.yaml").rename(site.source / "content/articles/b.yml")
    assert article(site, cache, "b").sidecar == "content/articles/b.yml"


def test_what_has_gone_is_forgotten(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    before = kept(cache)
    site.remove("content/articles/a3.md")
    found, opened = read(site, cache)
    assert "content/articles/a3.md" not in found.articles
    assert opened == 0
    assert changes(before, kept(cache)) == 1
    site.article("a3", body="Text 3.")
    assert read(site, cache)[1] == 1


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of two texts, on average."""
    monkeypatch.setattr(documents, "_ONE_IN", 2)


@pytest.mark.usefixtures("small")
@settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.sets(st.integers(0, 30)), st.integers(0, 30))
def test_one_text_more_or_less_changes_few_batches(numbers: set[int], other: int) -> None:
    def batches(numbers: set[int]) -> set[tuple[str, ...]]:
        paths = [f"content/articles/{number:02}.md" for number in sorted(numbers)]
        found = [*documents._batches(paths)]
        assert [path for batch in found for path in batch] == paths
        return {*found}

    without, with_it = batches(numbers - {other}), batches(numbers | {other})
    assert len(without - with_it) <= 1
    assert len(with_it - without) <= 2


@pytest.mark.usefixtures("small")
def test_what_was_read_before_a_build_was_killed_is_not_read_again(
    site: SiteTest, cache: Cache
) -> None:
    class Killed(Watched):
        def map(self, function: Callable[[Any], Result], items: Iterable[Any]) -> Iterator[Result]:
            results = super().map(function, items)
            yield next(results)
            yield next(results)
            raise KeyboardInterrupt

    source = scan(site.source, cache)
    with Killed() as executor, pytest.raises(KeyboardInterrupt):
        read_documents(source, CONFIG, cache, Workers(executor, quiet))
    source.inputs.store()
    first, opened = read(site, cache)
    assert 0 < opened < ALL - 1
    assert first == read(site, NO_CACHE)[0]


def test_a_text_under_another_name_is_read(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    (site.source / "content/articles/a3.md").rename(site.source / "content/articles/z.md")
    one = article(site, cache, "z")
    assert one.value is not None
    assert one.value.path == "content/articles/z.md"


@pytest.mark.parametrize(
    "config",
    [
        SiteConfig(language="ru"),
        SiteConfig(extra_fields=(OwnField("place"),)),
        SiteConfig(extra_fields=(OwnField("dateline", type="list"),)),
        SiteConfig(ignored_fields=("place",)),
        SiteConfig(field_map={"place": "topics"}),
        SiteConfig(date_from_name=True),
    ],
)
def test_settings_that_reading_depends_on(config: SiteConfig, site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    assert read(site, cache, config) == (read(site, NO_CACHE, config)[0], ALL)


def test_settings_that_it_does_not_depend_on(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    config = SiteConfig(title="Other", url="https://example.org/", search=False, indexes=())
    assert read(site, cache, config)[1] == 0


def test_another_builder_reads_everything(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    assert read(site, LaterCache(folder_of(cache), b"2"))[1] == ALL


@pytest.mark.parametrize(("prefix", "texts"), [("texts-", ALL), ("html-", ARTICLES)])
@pytest.mark.parametrize("damage", ["delete", "cut"])
def test_a_damaged_file_of_the_cache_has_its_texts_read(
    damage: str, prefix: str, texts: int, site: SiteTest, cache: Cache
) -> None:
    """Each of them, and no others."""
    first, _ = read(site, cache)
    files = [folder_of(cache) / name for name in kept(cache, prefix)]
    opened = []
    for path in files:
        path.unlink() if damage == "delete" else path.write_bytes(path.read_bytes()[:-1])
        found, number = read(site, cache)
        assert found == first
        opened.append(number)
    assert files
    assert sum(opened) == texts
    assert read(site, cache)[1] == 0


def test_problems_are_known_too(site: SiteTest, cache: Cache) -> None:
    site.article("a3", more="contries: [KZ]")
    first = article(site, cache, "a3").problems
    assert [problem.code for problem in first] == ["unknown-key"]
    assert article(site, cache, "a3").problems == first


def read_without(site: SiteTest, cache: Cache, instead: Callable[[Path], None]) -> str:
    """What is wrong with a text that has gone after the files were listed."""
    site.article("a3", body="Text 3.")
    source = scan(site.source, cache)
    path = site.source / "content/articles/a3.md"
    path.unlink()
    instead(path)
    found = read_documents(source, CONFIG, cache, alone())
    source.inputs.store()
    (problem,) = found.articles["content/articles/a3.md"].problems
    return problem.message


def test_a_text_that_cannot_be_read_is_tried_again(site: SiteTest, cache: Cache) -> None:
    assert "No such file" in read_without(site, cache, lambda path: None)
    assert "Is a directory" in read_without(site, cache, Path.mkdir)
    (site.source / "content/articles/a3.md").rmdir()
    site.article("a3", body="Text 3.")
    assert article(site, cache, "a3").problems == ()


def test_the_fingerprint_tells_what_a_text_gave(site: SiteTest) -> None:
    first = article(site, NO_CACHE, "a3").fingerprint
    assert article(site.article("a3", body="Text 3."), NO_CACHE, "a3").fingerprint == first
    assert article(site.article("a3", body="Text."), NO_CACHE, "a3").fingerprint != first
    other = site.article("a3", body="Text 3.", title="Other")
    assert article(other, NO_CACHE, "a3").fingerprint != first


def test_progress_counts_the_articles_that_are_read(site: SiteTest, cache: Cache) -> None:
    read(site, cache)
    site.article("a3", body="Other.").article("new")
    source = scan(site.source, cache)
    calls = []

    def progress(stage: str, done: int, total: int) -> None:
        calls.append((stage, done, total))

    read_documents(source, CONFIG, cache, Workers(Executor(1), progress))
    assert calls == [("read articles", 0, 2), ("read articles", 2, 2)]
