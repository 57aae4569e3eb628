"""Each change makes again what it touches, and nothing else."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from builder.messages import CATALOGUES
from builder.pipeline import uptodate
from builder.store import version as fingerprints
from builder.store.version import builder_version
from tests.helpers import ROOT, SiteTest, picture
from tests.pipeline.test_atomic import times

OF_ALL = {
    ".archive-manifest",
    "data/addresses.txt.gz",
    "data/articles.bib.gz",
    "data/articles.csl.json.gz",
    "data/articles.csv.gz",
    "data/articles.jsonl.gz",
    "data/checksums.txt",
    "data/datapackage.json",
}


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    """A small archive with a theme and a record of its own, built."""
    shutil.copytree(ROOT / "theme", site.source / "theme")
    site.write("site.yaml", "title: Test\nsearch: false\nunlinked_files: publish\n")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nAbout this.\n")
    site.write("content/organizations/osce.yaml", "name: OSCE\n")
    site.write("content/articles/2015/a.png", "picture")
    site.article("2015/a", more="organizations: [OSCE]\ntopics: [War]\nredirects: [/old.html]")
    site.article("2015/b", more="countries: [KZ]", date="2015-02-01")
    return site.article("2016/c", more="topics: [War]", date="2016-03-01").build()


def written(site: SiteTest) -> set[str]:
    """The files that a build writes or deletes, but for those that hold something of all others."""
    before = times(site.output)
    site.build()
    after = times(site.output)
    both = before.keys() | after.keys()
    return {path for path in both if before.get(path) != after.get(path)} - OF_ALL


def test_the_text_of_an_article(built: SiteTest) -> None:
    built.article("2015/b", more="countries: [KZ]", date="2015-02-01", body="Other\n\ntext.")
    assert written(built) == {"articles/2015/b.html", "index.html"}  # its summary is on the front


def test_the_title_of_an_article(built: SiteTest) -> None:
    built.article("2015/b", more="countries: [KZ]", date="2015-02-01", title="Other")
    assert written(built) == {
        *("articles/2015/b.html", "articles/2015/a.html", "articles/2016/c.html", "index.html"),
        *("countries/kazakhstan.html", "dates/2015-02.html", "dates/2015.html", "recent.html"),
    }


def test_a_deleted_article_takes_its_pages_along(built: SiteTest) -> None:
    built.remove("content/articles/2015/a.md").remove("content/articles/2015/a.png")
    changed = written(built)
    gone = {path for path in changed if not (built.output / path).exists()}
    assert gone == {
        *("articles/2015/a.html", "articles/2015/a.png", "old.html"),
        *("dates/2015-01.html", "organizations/index.html", "organizations/osce.html"),
    }


def test_an_alias_of_a_record(built: SiteTest) -> None:
    built.write("content/organizations/osce.yaml", "name: OSCE\naliases: [CSCE]\n")
    assert written(built) == {"organizations/osce.html"}


def test_the_name_of_a_record(built: SiteTest) -> None:
    built.write("content/organizations/osce.yaml", "name: The OSCE\naliases: [OSCE]\n")
    assert written(built) == {
        *("organizations/osce.html", "organizations/index.html"),
        *("articles/2015/a.html", "index.html"),
    }


@pytest.mark.parametrize(
    ("template", "pages"),
    [
        ("plain.html", {"about.html"}),
        ("dates.html", {"dates/index.html"}),
        ("redirect.html", {"old.html"}),
        ("_details.html", None),
    ],
)
def test_a_template(template: str, pages: set[str] | None, built: SiteTest) -> None:
    """Also one that others include: by articles and entities, and by those alone."""
    entities = {path for path in built.pages() if path.startswith(("articles/", "coun", "org"))}
    entities |= {path for path in built.pages() if path.startswith("topics/")}
    expected = pages or {path for path in entities if not path.endswith("index.html")}
    source = built.source / "theme/templates" / template
    built.write(f"theme/templates/{template}", source.read_text(encoding="utf-8") + "<!-- -->")
    assert written(built) == expected


def test_a_comment_in_a_template_makes_pages_again(built: SiteTest) -> None:
    source = built.source / "theme/templates/plain.html"
    built.write("theme/templates/plain.html", "{# why #}" + source.read_text(encoding="utf-8"))
    assert written(built) == {"about.html"}


def test_a_static_file_of_the_theme(built: SiteTest) -> None:
    built.write("theme/static/style.css", "p {}")
    assert written(built) == {"assets/style.css"}


def test_a_setting_of_the_front_page(built: SiteTest) -> None:
    built.write(
        "site.yaml", "title: Test\nsearch: false\nunlinked_files: publish\ndescription: Other\n"
    )
    assert written(built) == {"index.html"}


def test_a_setting_of_all_pages(built: SiteTest) -> None:
    built.write(
        "site.yaml", "title: Test\nsearch: false\nunlinked_files: publish\ncontent_license: CC0\n"
    )
    assert written(built) == built.pages()


def test_an_attachment(built: SiteTest) -> None:
    built.write("content/articles/2015/a.png", "another")
    assert written(built) == {"articles/2015/a.png"}


def test_the_size_of_a_picture(built: SiteTest) -> None:
    built.write("content/articles/2015/a.png", picture(3, 2))
    built.article("2015/b", date="2015-02-01", body="![Map](a.png)").build()
    built.write("content/articles/2015/a.png", picture(3, 4))
    assert written(built) == {"articles/2015/a.png", "articles/2015/b.html"}


def test_what_answers_for_a_link(built: SiteTest) -> None:
    built.article("2015/b", date="2015-02-01", body="[a](/old.html), [scan](a.png)").build()
    built.article("2015/a", more="organizations: [OSCE]\ntopics: [War]")
    built.article("2016/c", "topics: [War]\nredirects: [/old.html]", date="2016-03-01")
    changed = {"articles/2015/a.html", "articles/2016/c.html"}  # as their files are
    assert written(built) == {*changed, "articles/2015/b.html", "old.html"}
    built.write("content/articles/2015/a.png", "larger picture")
    assert written(built) == {"articles/2015/a.png", "articles/2015/b.html"}


def test_what_somebody_changed_in_the_site(built: SiteTest) -> None:
    (built.output / "about.html").write_text("mine", encoding="utf-8")
    (built.output / "old.html").unlink()
    assert written(built) == {"about.html", "old.html"}


def test_another_builder(built: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uptodate, "builder_version", lambda: b"another")
    assert built.pages() <= written(built)


def test_another_word_in_a_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It makes another builder, as every file of the package does."""
    shutil.copytree(ROOT / "builder/locale", tmp_path / "locale")
    monkeypatch.setattr(fingerprints, "_PACKAGE", tmp_path)
    versions = []
    for text in ("Daty", "Terminy"):
        catalogue = tmp_path / "locale/pl.po"
        catalogue.write_text(f'msgid "Dates"\nmsgstr "{text}"\n', encoding="utf-8")
        versions.append(builder_version.__wrapped__())
    assert versions[0] != versions[1]
    assert str(CATALOGUES) == str(ROOT / "builder/locale")


def test_another_version_of_a_dependency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = builder_version.__wrapped__()
    (tmp_path / "Markdown-99.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert builder_version.__wrapped__() != before


def test_no_index_is_made_of_what_is_not_searched(built: SiteTest) -> None:
    built.write("site.yaml", "title: Test\n").build()
    assert "index articles" in built.result.stderr
    built.write("content/pages/about.md", "---\ntitle: About\n---\n\nOther.\n").build()
    assert "index articles" not in built.result.stderr
    built.article("2015/a", body="Other.").build()
    assert "index articles" in built.result.stderr


def test_a_cache_is_as_good_in_a_fresh_checkout(built: SiteTest, tmp_path: Path) -> None:
    """Nothing is parsed again; the site, which is not there yet, is made."""
    texts = {path: path.stat().st_ino for path in (built.source / ".cache/build").glob("texts-*")}
    shutil.copytree(built.source / "content", tmp_path / "content")
    shutil.rmtree(built.source / "content")
    shutil.copytree(tmp_path / "content", built.source / "content", copy_function=shutil.copyfile)
    shutil.rmtree(built.output)
    assert not re.search(r"\b0 of", built.build().result.stdout)
    assert {path: path.stat().st_ino for path in texts} == texts
