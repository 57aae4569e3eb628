"""The files of a site: made if they are not there as they would be made now."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.archive import Archive
from builder.errors import MachineError, ThemeError
from builder.hashing import digest
from builder.model import Attachment, Kind
from builder.pages.contexts import CONTEXTS
from builder.pages.lookup import ArchiveLookup
from builder.pages.plan import Plan
from builder.pipeline.partitions import divide
from builder.pipeline.settings import Workers
from builder.pipeline.write import SiteWriter
from builder.runtime.executor import Executor
from builder.store.cache import NO_CACHE
from builder.store.inputs import Inputs
from builder.store.output import FileStamp, Staging
from builder.store.state import SiteFile, SiteFiles
from builder.theming.render import Renderer
from builder.theming.theme import Theme
from tests.archives import about, archive_of, article_of
from tests.unit.pipeline.reading import quiet

THERE = SiteFile(digest(b"data"), FileStamp(1, 2, 3))
PICTURE = Attachment("content/articles/a.png", "articles/a.png")


def writer_of(folder: Path, unchanged: SiteFiles | None = None) -> SiteWriter:
    folder.mkdir(exist_ok=True)
    return SiteWriter(Staging(str(folder)), unchanged or {}, [])


def staged(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in paths}


def test_a_file_is_written_if_it_is_not_there_with_the_same_bytes(tmp_path: Path) -> None:
    writer = writer_of(tmp_path / "new", {"a": THERE, "b": THERE})
    for path, data in (("a", b"data"), ("b", b"other"), ("x/c", b"data")):
        writer.write_if_changed(path, data)
    assert staged(tmp_path / "new") == {"b", "x/c"}
    assert (tmp_path / "new/b").read_bytes() == b"other"
    assert writer.files["a"] == THERE
    assert writer.files.keys() == {"a", "b", "x/c"}
    assert {path: file.fingerprint for path, file in writer.files.items()} == {
        "a": digest(b"data"),
        "b": digest(b"other"),
        "x/c": digest(b"data"),
    }
    assert writer.written == 2


def test_what_is_kept_counts_among_the_files_but_not_as_written(tmp_path: Path) -> None:
    writer = writer_of(tmp_path / "new", {"a": THERE, "b": THERE})
    writer.keep(["a"])
    writer.add("b", None)
    writer.add("c", THERE)
    assert writer.files == {"a": THERE, "b": THERE, "c": THERE}
    assert writer.written == 1


def inputs_of(folder: Path, data: bytes) -> Inputs:
    path = folder / "source" / PICTURE.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Inputs(folder / "source", [PICTURE.path], NO_CACHE)


def test_a_copy_teaches_what_the_file_is(tmp_path: Path) -> None:
    inputs = inputs_of(tmp_path, b"data")
    writer = writer_of(tmp_path / "new")
    writer.copy(PICTURE, inputs)
    assert (tmp_path / "new" / PICTURE.page).read_bytes() == b"data"
    assert inputs.digests == {PICTURE.path: digest(b"data")}
    assert writer.files[PICTURE.page].fingerprint == digest(b"data")


@pytest.mark.parametrize(("data", "copied"), [(b"data", 0), (b"other", 1)])
def test_a_file_that_is_there_is_not_copied(data: bytes, copied: int, tmp_path: Path) -> None:
    writer = writer_of(tmp_path / "new", {PICTURE.page: THERE})
    writer.copy(PICTURE, inputs_of(tmp_path, data))
    assert (len(staged(tmp_path / "new")), writer.written) == (copied, copied)


def test_a_file_that_cannot_be_copied_is_told(tmp_path: Path) -> None:
    inputs = inputs_of(tmp_path, b"data")
    (tmp_path / "source" / PICTURE.path).unlink()
    with pytest.raises(MachineError, match=r"cannot copy content/articles/a\.png"):
        writer_of(tmp_path / "new").copy(PICTURE, inputs)


# Pages.

MANY = 1_300  # articles of several partitions


def theme(**templates: str) -> Theme:
    plain = {context.template: "{{ title }}" for context in CONTEXTS}
    article = "{{ title }}{% if older %} after {{ older.title }}{% endif %}"
    own = {f"{name}.html": source for name, source in templates.items()}
    return Theme({**plain, "article.html": article, **own})


def archive(count: int, **titles: str) -> Archive:
    ids = [f"{number:04}" for number in range(count)]
    articles = [
        article_of(id, title=titles.get(f"t{id}", id), entities=about(topics="war")) for id in ids
    ]
    made = archive_of(*articles)
    return replace(made, fingerprints=tuple(one.title.encode() for one in made.articles))


class Folder:
    """A site whose pages are made time and again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: SiteFiles = {}
        self.partitions: list[bytes] = []

    def make(self, own: Archive, templates: Theme | None = None, jobs: int = 1) -> set[str]:
        """The pages that are written."""
        lookup = ArchiveLookup(own)
        renderer, plan = Renderer(templates or theme(), lookup.site()), Plan(lookup)
        self.path.mkdir(exist_ok=True)
        before = self.files
        writer = SiteWriter(Staging(str(self.path)), before, self.partitions)
        with Executor(jobs) as executor:
            workers = Workers(executor, quiet)
            writer.begin_pages(renderer, plan, divide(own), workers)
            writer.finish_pages(workers)
        self.files, self.partitions = writer.files, writer.partitions
        assert self.files.keys() == {*plan.paths()}
        new = {path for path in self.files if self.files[path] is not before.get(path)}
        assert writer.written == len(new)
        return new

    def text(self, path: str) -> str:
        return (self.path / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("count", [0, 3, MANY])
@pytest.mark.parametrize("jobs", [1, 2])
def test_all_pages_are_made_once(count: int, jobs: int, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "site")
    own = archive(count)
    assert folder.make(own, jobs=jobs) == staged(folder.path) == {*folder.files}
    for at in range(1, count):
        assert folder.text(f"articles/{at:04}.html") == f"{at:04} after {at - 1:04}"
    assert folder.make(own, jobs=jobs) == set()


def test_a_changed_article_has_its_page_and_those_that_show_it_made(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "site")
    folder.make(archive(MANY))
    written = folder.make(archive(MANY, t0700="Another"))
    # Before it, itself, after it, and those after it that name the same.
    own = {f"articles/{name:04}.html" for name in range(699, 704)}
    assert {path for path in written if path.startswith("articles/")} == own
    assert folder.text("articles/0701.html") == "0701 after Another"


def test_where_partitions_meet_the_neighbour_is_made_too(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "site")
    folder.make(archive(MANY))
    last = divide(archive(MANY)).ranges[0][1] - 1
    written = folder.make(archive(MANY, **{f"t{last:04}": "Another"}))
    assert f"articles/{last + 1:04}.html" in written
    assert folder.text(f"articles/{last + 1:04}.html") == f"{last + 1:04} after Another"


def test_a_page_that_has_gone_is_made_alone(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "site")
    folder.make(archive(MANY))
    for path in ("articles/0700.html", "index.html"):
        del folder.files[path]
    assert folder.make(archive(MANY)) == {"articles/0700.html", "index.html"}


def test_a_changed_template_has_the_pages_of_its_type_made(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "site")
    folder.make(archive(5))
    pages = {f"articles/{at:04}.html" for at in range(5)}
    assert folder.make(archive(5), theme(article="{{ title }}!")) == pages
    assert folder.make(archive(5), theme(article="{{ title }}!", home="!")) == {"index.html"}


def test_changed_settings_of_the_site_have_all_pages_made(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "site")
    own = archive(5)
    folder.make(own)
    other = replace(own, config=replace(own.config, url="https://x.org/"))
    assert folder.make(other) == {*folder.files}
    fewer = replace(own, config=replace(own.config, indexes=(Kind.PEOPLE,)))
    folder.make(fewer)
    assert "topics/war.html" not in folder.files


def test_a_template_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"article\.html, for articles/0000\.html"):
        Folder(tmp_path / "site").make(archive(2), theme(article="{{ lost }}"))
