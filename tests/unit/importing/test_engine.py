"""A site comes whole, a second time nothing changes, and what people edited stays."""

import pytest

from builder.importing import engine
from tests.helpers import SiteTest
from tests.unit.importing.importing import JEKYLL, add, article, imported, report, results

FIRST = "2015/01/first"


def files(site: SiteTest) -> dict[str, bytes]:
    return {
        path.relative_to(site.source).as_posix(): path.read_bytes()
        for path in site.source.rglob("*")
        if path.is_file()
    }


def test_a_site_becomes_articles_that_are_built(site: SiteTest) -> None:
    add(site, JEKYLL)
    said = imported(site, "jekyll", "../old")
    assert said.splitlines()[-1].startswith("3 rows: 2 new, 1 left out")
    text = article(site, FIRST)
    assert 'title: "First: a story"\n' in text
    assert "countries: [kg, kz]\ntopics: [war]\n" in text
    assert "authors: [ann]\n" in text
    assert "(second.md), [it](second.md#part)" not in text  # there is no such part
    assert "(second.md), [it](second.md)" in text
    assert "[about](https://old.example.org/about/), `[code](/2015/01/21/second/)`" in text
    assert "[home](second.md)" in text
    second = article(site, "2015/01/second")
    assert "status: draft\n" in second
    assert "![A map](second/map.png)" in second
    assert (site.source / "content/articles/2015/01/second/map.png").is_file()
    site.write("content/articles/2015/01/second.md", second.replace("status: draft\n", ""))
    site.build()
    for old in ("2015/01/20/first/index.html", "old/first.html", "FIRST/index.html"):
        assert f"articles/{FIRST}.html" in site.page(old)


def test_a_second_import_changes_nothing(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    before = files(site)
    imported(site, "jekyll", "../old")
    after = files(site)
    assert results(site) == ["left out", "unchanged", "unchanged"]
    assert {**before, "import-report.csv": b""} == {**after, "import-report.csv": b""}


def test_one_edited_input_changes_one_file(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    before = files(site)
    second = JEKYLL["_posts/2015-01-21-second.md"].replace("A summary", "Another")
    add(site, {"_posts/2015-01-21-second.md": second})
    imported(site, "jekyll", "../old")
    after = files(site)
    changed = {path for path in after if after[path] != before.get(path)}
    mine = "content/articles/2015/01/second.md"
    assert changed == {mine, ".import/last.jsonl", "import-report.csv"}
    assert "summary: Another." in article(site, "2015/01/second")


def test_a_key_that_a_person_edited_stays_and_the_others_follow(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    own = article(site, FIRST).replace("authors: [ann]", "# asked\nauthors: [Ann Own]  # sure")
    site.write(f"content/articles/{FIRST}.md", own)
    text = JEKYLL["_posts/2015-01-20-first.md"]
    text = text.replace("ann", "bea").replace("a story", "a tale")
    add(site, {"_posts/2015-01-20-first.md": text})
    said = imported(site, "jekyll", "../old")
    [row] = [row for row in report(site) if row["result"] == "conflict"]
    assert row["reason"].endswith("kept as it is here: authors")
    assert "conflict" in said
    now = article(site, FIRST)
    assert "# asked\nauthors: [Ann Own]  # sure\n" in now
    assert 'title: "First: a tale"\n' in now


def test_an_article_may_be_moved_and_is_known_again(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    site.write("content/articles/war/begin.md", article(site, FIRST))
    site.remove(f"content/articles/{FIRST}.md")
    imported(site, "jekyll", "../old")
    assert "[first](../../war/begin.md)" in article(site, "2015/01/second")
    assert "(../2015/01/second.md)" in article(site, "war/begin")


def test_what_was_removed_here_does_not_come_back(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    site.remove("content/articles/2015/01/second.md")
    imported(site, "jekyll", "../old")
    assert results(site) == ["changed", "left out", "left out"]
    assert not (site.source / "content/articles/2015/01/second.md").exists()


def test_nothing_leads_to_what_was_removed_here(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    site.remove("content/articles/2015/01/second.md")
    picture = site.source / "content/articles/2015/01/second/map.png"
    picture.unlink()
    imported(site, "jekyll", "../old")
    assert "second.md" not in article(site, FIRST)
    assert not picture.exists()
    site.build()
    imported(site, "jekyll", "../old")
    assert results(site) == ["left out", "left out", "unchanged"]


def test_a_picture_that_a_person_edited_stays(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    picture = "content/articles/2015/01/second/map.png"
    site.write_as_it_is(picture, b"own")
    imported(site, "jekyll", "../old")
    assert (site.source / picture).read_bytes() == b"own"
    assert results(site) == ["left out", "unchanged", "unchanged"]
    add(site, {"assets/map.png": "another"})
    imported(site, "jekyll", "../old")
    assert (site.source / picture).read_bytes() == b"own"
    [row] = [row for row in report(site) if row["result"] == "conflict"]
    assert row["reason"].endswith("kept as it is here: map.png")


@pytest.mark.parametrize("stops_at", [1, 3, 5])
def test_whoever_is_killed_leaves_whole_files(
    stops_at: int, site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(site, JEKYLL)
    import os

    calls, replace = [], os.replace

    def stop(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) >= stops_at:
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", stop)
        site.run("import", "jekyll", "../old", "--write")
    killed = {path: data for path, data in files(site).items() if path.startswith("content/")}
    assert not [path for path in killed if path.endswith(".tmp")]
    imported(site, "jekyll", "../old")
    whole = files(site)
    assert {path: whole[path] for path in killed} == killed
    assert {row["result"] for row in report(site)} <= {"new", "unchanged", "left out"}
    imported(site, "jekyll", "../old")
    assert results(site) == ["left out", "unchanged", "unchanged"]


def test_nothing_is_written_without_being_asked_to(site: SiteTest) -> None:
    add(site, JEKYLL)
    result = site.run("import", "jekyll", "../old")
    assert result.exit_code == 0
    assert "Nothing was imported yet" in result.stdout
    assert {*files(site)} - {"site.yaml", "content/articles/.keep"} == {
        "import.yaml",
        "import-report.csv",
    }


def test_rules_of_a_person_count_and_are_not_overwritten(site: SiteTest) -> None:
    add(site, {**JEKYLL, "_data/authors.yml": "ann: {name: Ann Example}\n"})
    rules = """\
kind: jekyll
fields: {title: title, date: date, tags: topics, author: authors}
values:
  topics: {war: Wars, country-(..): countries}
drop: [layout, description]
authors: _data/authors.yml
base_url: https://else.example.org/
"""
    site.write("import.yaml", rules)
    imported(site, "jekyll", "../old")
    text = article(site, FIRST)
    assert "authors: [Ann Example]\n" in text
    assert "topics: [Wars]\n" in text
    assert "https://else.example.org/about/" in text
    assert (site.source / "import.yaml").read_text() == rules


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("jekyll", "nothing"), "there is no nothing; name the file or folder to import"),
        (("jekyll", "site.yaml"), "site.yaml is a file; of 'jekyll' name the folder of the site"),
        (("csv", "content"), "content is a folder; of 'csv' name the file"),
        (("jekyll", "."), ". holds the archive itself; name the folder of another site"),
        (("csv", "site.yaml", "--source=.."), "there is no site.yaml in"),
    ],
)
def test_what_cannot_be_imported(arguments: tuple[str, ...], said: str, site: SiteTest) -> None:
    result = site.run("import", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_another_kind_has_rules_of_its_own(site: SiteTest) -> None:
    add(site, JEKYLL)
    imported(site, "jekyll", "../old")
    site.write("content/countries/kyrgyzstan.yaml", "name: Kyrgyzstan\naliases: [Kirghizia Old]\n")
    site.write("t.csv", "title,date,country\nA,2015,Kirghizia Old\n")
    result = site.run("import", "csv", "t.csv", "--rules=import.yaml")
    assert result.exit_code == 1
    assert "these are rules for 'jekyll', and 'csv' is to be imported" in result.output
    site.run("import", "csv", "t.csv", "--rules=table.yaml")
    assert (site.source / "table.yaml").is_file()
    imported(site, "csv", "t.csv")
    assert (site.source / "import-csv.yaml").is_file()
    assert "countries: [Kirghizia Old]\n" in article(site, "2015/01/a")


def test_own_keys_are_kept_if_the_archive_has_them(site: SiteTest) -> None:
    site.write("t.csv", "title,date,shelf\nA,2015,B 17\n")
    site.write("import.yaml", "fields: {title: title, date: date}\nkeep: [shelf]\n")
    result = site.run("import", "csv", "t.csv")
    assert result.exit_code == 2
    assert "write there: extra_fields: [dateline, exchanges, shelf]" in result.stderr
    site.write("site.yaml", "title: A\nextra_fields: [dateline, exchanges, shelf]\n")
    imported(site, "csv", "t.csv")
    assert "shelf: B 17\n" in article(site, "2015/01/a")
    assert callable(engine.plan)


def test_a_file_of_a_person_in_another_encoding_is_not_rewritten(site: SiteTest) -> None:
    site.write("t.csv", "id,title,date\n1,A,2015\n")
    imported(site, "csv", "t.csv")
    path = "content/articles/2015/01/a.md"
    own = (site.source / path).read_bytes() + b"\nCaf\xe9\n"
    site.write_as_it_is(path, own)
    site.write("t.csv", "id,title,date\n1,B,2015\n")
    imported(site, "csv", "t.csv")
    assert (site.source / path).read_bytes() == own
    assert report(site)[0]["result"] == "conflict"
    assert report(site)[0]["reason"].endswith("the byte 0xE9 is not UTF-8; save the file as UTF-8")
    site.write_as_it_is(path, own.replace(b"\xe9", b"e").replace(b"\n", b"\r\n"))
    imported(site, "csv", "t.csv")
    assert b"title: B\r\n" in (site.source / path).read_bytes()


def test_two_sites_whose_folders_have_one_name(site: SiteTest) -> None:
    first = {"_posts/2015-01-20-a.md": "---\ntitle: A\n---\nOne.\n"}
    second = {"_posts/2015-01-20-a.md": "---\ntitle: B\ndate: 2016-01-01\n---\nTwo.\n"}
    add(site, first, "../x/old")
    add(site, second, "../y/old")
    imported(site, "jekyll", "../x/old")
    before = article(site, "2015/01/a")
    imported(site, "jekyll", "../y/old")
    row = report(site)[0]
    assert row["result"] == "conflict"
    assert "if 'B' is of another input, rename that folder" in row["reason"]
    assert article(site, "2015/01/a") == before
    add(site, second, "../y/new")
    imported(site, "jekyll", "../y/new")
    assert "title: B\n" in article(site, "2016/01/a")
    site.write("content/articles/2015/01/a.md", before.replace("title: A", "title: B"))
    imported(site, "jekyll", "../y/old")
    assert report(site)[0]["result"] == "changed"
    site.build()


def test_rules_of_another_table(site: SiteTest) -> None:
    site.write("one.csv", "title,date\nA,2015\n")
    site.write("two.csv", "Überschrift,Tag der Ausgabe\nB,2015\n")
    imported(site, "csv", "one.csv")
    result = site.run("import", "csv", "two.csv")
    assert result.exit_code == 2
    assert "import.yaml has rules for none of the keys of two.csv (Überschrift," in result.stderr
    option = result.stderr.strip().partition("add ")[2].split()
    assert site.run("import", "csv", "two.csv", *option).exit_code == 0
    assert 'Tag der Ausgabe: "?"' in (site.source / "import-two.yaml").read_text()
    site.write("three.csv", "title,date,Fach\nC,2015,x\n")
    said = imported(site, "csv", "three.csv")
    assert "Left out until import.yaml says what they are: Fach\n" in said
    result = site.run("import", "csv", "two.csv", "--rules=none/two.yaml")
    assert result.exit_code == 2
    assert "there is no folder none for none/two.yaml; make it" in result.stderr


def test_an_id_that_is_there_does_not_come_twice(site: SiteTest) -> None:
    site.article("a", "id: x/1")
    site.write("t.csv", "id,title,date\nx/1,A,2015\n")
    imported(site, "csv", "t.csv")
    assert report(site)[0]["reason"] == "the id of content/articles/a.md"
