"""A copy of what is published: the same site is made of it, and nothing else can be read in it."""

from pathlib import Path

import pytest

from builder.keeping import published_source
from tests.helpers import ROOT, SiteTest

SECRET = "Geheim"  # in all that must not be in the copy

SETTINGS = """\
title: Test archive
url: https://example.org/archive/
extra_fields: {shelf_mark: {label: Signature}, checked: {shown: false}}
field_map: {tags: topics, link: source_url}
date_from_name: true
unlinked_files: leave_out
llms_txt: true
twins: true
former_site: {url: "https://old.example.org/", articles: "/post/{path}/"}
"""

WITHDRAWN = """\
---
title: "Withdrawn: one"
date: 2015-03-01
source: the post
authors: [Geheim]
topics: [geheim]
redirects: [/old/withdrawn.html]
status: withdrawn
withdrawn_reason: "It was wrong: 'quite'."
summary: Geheim.
---

Geheim. ![A picture](geheim.png)
"""


UN = "---\nname: UN\nparent: all\n---\n[A](../pages/b.pdf)\n"
ABOUT = "---\ntitle: About\nredirects: [/info.html]\n---\n\nWho.\n"


def full(site: SiteTest) -> SiteTest:
    """An archive with everything that a copy must treat in its own way."""
    site.write("site.yaml", SETTINGS)
    site.article("2015/plain", "topics: [oil price]\nsource: The Post", "Text ![](a.png).")
    site.write("content/articles/2015/a.png", b"a")
    site.write("content/articles/2015/geheim.png", b"b")
    site.article("2015/draft", f"status: draft\ntopics: [{SECRET}, Oil Price]", f"{SECRET}.")
    site.article("2015/draft2", "status: draft\ntopics: [Oil Price]", f"{SECRET} ![](geheim.png).")
    site.write("content/articles/2015/wd.md", WITHDRAWN)
    more = (
        "rights: excerpt\nlink: https://example.com/1\ntags: Oil\nchecked: yes\nshelf_mark: 'A: 1'"
    )
    hidden = f"Eine erste Zeile: \"so\", 'so' & # [x].\n\n## {SECRET}\n\n{SECRET} ![](geheim.png)"
    site.article("2016/excerpt", f"# {SECRET}\n{more}\nlanguage: de", hidden)
    site.article("2016/summarized", f"{more}\nsummary: In short.", SECRET)
    site.write("content/articles/2016/sidecar.md", f"Short *words*.\n\n{SECRET}\n")
    site.write("content/articles/2016/sidecar.yaml", f"title: Beside\ndate: 2016\n{more}\n")
    site.write(
        "content/articles/2016-02-03-toml.md",
        f'+++\ntitle = "Toml"\nrights = "excerpt"\nsource_url = "https://example.com/2"\n'
        f'tags = ["Gas", "Oil"]\n+++\n\nFirst.\n\n{SECRET}\n',
    )
    # Translations of a draft, and of what is withdrawn.
    site.article("2017/ru", "translation_of: 2015/draft\nlanguage: ru", "Текст.")
    site.article("2017/kk", "translation_of: 2015/draft\nlanguage: kk\nid: k7", "Мәтін.")
    site.article("2017/uz", "translation_of: 2015/draft\nlanguage: uz", "Matn.")
    site.article("2017/tg", "translation_of: 2015/wd\nlanguage: tg", "Матн.")
    # Copies of a draft, of what is withdrawn, and of what is published.
    site.article("2017/copy", "copy_of: 2015/draft\ncorrected: true\ntopics: [Oil]", "A text.")
    site.article("2017/copy2", "copy_of: 2015/draft\ncorrected: true\ntopics: [Oil]", "A text.")
    site.article("2017/copy3", "copy_of: 2015/wd\ntopics: [Oil]", "A text.")
    site.article("2017/copy4", "copy_of: 2015/plain\ncorrected: true", "A text.")
    site.article("2017/links", body="[One](../2015/plain.md), [there](/post/other/).")
    # Records: used, related, merged, of nobody.
    site.write("content/organizations/un.md", UN)
    site.write("content/organizations/all.yaml", "name: All\ncountry: KZ\n")
    site.write("content/organizations/part.yaml", "name: A part\nparent: un\n")
    site.write("content/organizations/old.yaml", "name: Old\nmerged_into: un\n")
    site.write("content/organizations/nobody.yaml", f"name: Nobody\naliases: [{SECRET}]\n")
    site.write("content/topics/lost.yaml", f"name: Lost\naliases: [{SECRET}]\n")
    site.write("content/sources/post.yaml", "name: The Post\naliases: [The Post Office]\n")
    site.article("2018/un", "organizations: [UN]\ncountries: [KZ]\nsource: The Post Office")
    # Pages and addresses.
    site.write("content/pages/about.md", ABOUT)
    site.write("content/pages/hidden.md", f"---\ntitle: X\nstatus: draft\n---\n\n{SECRET}\n")
    site.write("content/pages/b.pdf", b"b")
    site.write("content/index.md", "Welcome.\n")
    site.write(
        "content/addresses.yaml",
        "redirects: {older.html: about.html}\n"
        "gone:\n- {address: articles/x.html, reason: Asked for.}\n",
    )
    searches = "searches:\n  - {name: Oil, query: 'topic:oil OR text'}\n"
    site.write("content/searches.yaml", searches)
    site.write("theme/static/own.css", "p { color: red }")
    return site


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".archive-")
    }


def copied(site: SiteTest, folder: Path) -> SiteTest:
    """The copy of a site's source, with a site that is built of it."""
    result = site.run(
        "export", "--jobs=1", f"--output={site.output}", "--no-cache", f"--archive={folder}"
    )
    assert result.exit_code == 0, result.output
    again = SiteTest.__new__(SiteTest)
    again.source, again.output = folder, folder.parent / "again"
    result = again.run("build", "--jobs=1", "--no-cache", f"--output={again.output}")
    assert result.exit_code == 0, result.output
    return again


def test_the_same_site_is_made_of_the_copy(site: SiteTest, tmp_path: Path) -> None:
    again = copied(full(site), tmp_path / "copy")
    before, after = files(site.output), files(again.output)
    assert before.keys() == after.keys()
    assert [path for path in before if before[path] != after[path]] == []
    told = b"".join(path.encode() + data for path, data in files(again.source).items())
    assert SECRET.lower().encode() not in told.lower()
    kept = {path for path in files(again.source) if path.startswith("content/organizations/")}
    names = "all.yaml old.yaml part.yaml un.md".split()
    assert kept == {f"content/organizations/{name}" for name in names}
    plain = "content/articles/2015/plain.md"
    assert (again.source / plain).read_bytes() == (site.source / plain).read_bytes()


def test_a_copy_of_a_copy_is_the_same(site: SiteTest, tmp_path: Path) -> None:
    again = copied(full(site), tmp_path / "copy")
    (tmp_path / "more").mkdir()
    once_more = copied(again, tmp_path / "more/copy")
    assert files(again.source) == files(once_more.source)


def test_what_drafts_say_changes_no_page(site: SiteTest) -> None:
    """The spelling of a name that has no record is the one that readers see."""
    site.article("a", "topics: [oil price]")
    for number in range(3):
        site.article(f"draft{number}", "status: draft\ntopics: [Oil Price]")
    site.build()
    assert "oil price" in site.page("topics/oil-price.html")
    assert "Oil Price" not in site.page("topics/oil-price.html")
    site.build_drafts()
    assert "Oil Price" in site.page("topics/oil-price.html")


def test_a_text_that_would_say_something_else_is_refused(
    site: SiteTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published_source, "read_article", lambda *_: (None, None, []))
    site.article("a", "rights: excerpt\nsource_url: https://example.com/")
    place = f"--archive={tmp_path / 'x'}"
    result = site.run("export", "--jobs=1", f"--output={site.output}", "--no-cache", place)
    assert result.exit_code == 2
    assert "content/articles/a.md cannot be written without its text" in result.output
    assert not (tmp_path / "x").exists()


def test_a_site_with_everything(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    sample = SiteTest.copy_of(tmp_path / "one", ROOT / "tests/sites/full")
    again = copied(sample, tmp_path / "copy")
    assert files(sample.output) == files(again.output)
