"""A site with drafts: what `serve --drafts` builds, and that nothing of it is published."""

import gzip
import json
import re
from pathlib import Path

import pytest

from builder.cli.options import DRAFTS_OPTION
from tests.helpers import SiteTest, broken_links
from tests.pipeline.test_reproducible import digest

MARK = '<strong class="draft">Draft</strong>'
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture
def drafted(site: SiteTest) -> SiteTest:
    """Two articles; a draft between them names what nothing else does, and was elsewhere before."""
    site.write("site.yaml", "title: Test archive\nurl: https://example.org/\n")
    site.article("first", more="countries: [KZ]", date="2015-01-01")
    draft = "status: draft\ncountries: [KG]\ntopics: [Borders]\nredirects: [/old.html]"
    site.article("draft", more=draft, body="Water. [First](first.md)", date="2015-01-02")
    return site.article("last", more="countries: [KZ]", date="2015-01-03")


def exported(site: SiteTest) -> dict[str, dict[str, object]]:
    """The lines of the file of data by id."""
    with gzip.open(site.output / "data/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {line["id"]: line for line in map(json.loads, lines)}


def files_with(folder: Path, text: bytes) -> set[str]:
    """The files that have a text, packed ones unpacked."""
    found = set()
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        if text in (gzip.decompress(data) if path.suffix == ".gz" else data):
            found.add(path.relative_to(folder).as_posix())
    return found


def test_a_draft_is_marked_on_its_page_and_wherever_it_is_listed(drafted: SiteTest) -> None:
    drafted.build_drafts()
    assert MARK in drafted.main("articles/draft.html")
    row = re.compile(rf'draft\.html">Title of draft</a> {MARK}')
    for page in ("index.html", "dates/2015-01.html", "countries/kyrgyzstan.html"):
        assert row.search(drafted.main(page)), page
        assert drafted.main(page).count(MARK) == 1
    for page in ("articles/first.html", "articles/last.html"):  # which have it as a neighbour
        assert row.search(drafted.main(page)), page


def test_names_and_redirects_of_drafts_have_pages(drafted: SiteTest) -> None:
    drafted.build_drafts()
    assert "topics/borders.html" in drafted.links("articles/draft.html")
    assert drafted.links("old.html") == ["articles/draft.html"]
    assert broken_links(drafted.output) == []


def test_every_page_asks_not_to_be_indexed_once(drafted: SiteTest) -> None:
    drafted.article("gone", more="status: withdrawn\nwithdrawn_reason: Wrong.").build_drafts()
    assert {drafted.page(page).count(NOINDEX) for page in drafted.pages()} == {1}


def test_drafts_are_marked_in_the_data_and_in_results(drafted: SiteTest) -> None:
    drafted.build_drafts()
    assert {id: line.get("draft") for id, line in exported(drafted).items()} == {
        "first": None,
        "draft": True,
        "last": None,
    }
    (block,) = (drafted.output / "search/d").iterdir()
    lines = block.read_text(encoding="utf-8")
    assert '"[Draft] Title of draft"' in lines
    assert lines.count("[Draft]") == 1


def test_what_it_says(drafted: SiteTest) -> None:
    said = drafted.run("build", DRAFTS_OPTION).stdout
    assert said.startswith("2 articles, 1 draft, ")
    assert f" in {Path('.cache/drafts/site')} (" in said
    told = json.loads(drafted.run("build", DRAFTS_OPTION, "--json").stdout)
    assert (told["articles"], told["drafts"]) == (2, 1)


def test_a_link_to_a_draft_works_there_and_is_reported_elsewhere(drafted: SiteTest) -> None:
    drafted.article("last", body="See [it](draft.md).").build_drafts()
    assert "articles/draft.html" in drafted.links("articles/last.html")
    (problem,) = drafted.problems()
    assert problem.startswith("content/articles/last.md:6:10: error[broken-link]")
    assert problem.endswith("what it leads to is a draft")
    assert drafted.run("build").exit_code == 1


def test_a_mistake_in_a_draft_is_reported_in_both(drafted: SiteTest) -> None:
    drafted.article("draft", more="status: draft\ncountries: [Nowhere]")
    for option in ([], [DRAFTS_OPTION]):
        result = drafted.run("build", *option)
        assert result.exit_code == 1
        assert "unknown country 'Nowhere'" in result.stdout


def test_a_site_with_drafts_leaves_the_other_as_it_was(drafted: SiteTest) -> None:
    drafted.build()
    published, before = drafted.output, digest(drafted.output)
    drafted.build_drafts()
    assert not drafted.output.is_relative_to(published)
    assert digest(published) == before
    for text in (b"Water.", b"Title of draft", b"Borders", b'"draft":', b"Draft"):
        assert files_with(published, text) == set(), text
    assert files_with(drafted.output, b"Water.") >= {"articles/draft.html"}


def test_a_build_into_the_folder_of_drafts_makes_a_site_without_them(drafted: SiteTest) -> None:
    """Even with the cache of the drafts."""
    clean = digest(drafted.build().output)
    cache = drafted.source / ".cache"
    for kept in (cache, cache / "drafts"):
        folder = drafted.build_drafts().output
        result = drafted.run("build", f"--output={folder}", f"--cache={kept}")
        assert result.exit_code == 0, result.output
        assert digest(folder) == clean


def test_an_edit_makes_what_a_clean_build_makes(drafted: SiteTest) -> None:
    drafted.build_drafts()
    published = "countries: [KG]\ntopics: [Borders]"
    drafted.article("draft", more=published, body="Water.", date="2015-01-02")
    drafted.article("last", more="status: draft", date="2015-01-03")
    after = digest(drafted.build_drafts().output)
    assert drafted.main("articles/draft.html").count(MARK) == 1  # of the next one
    drafted.run("build", DRAFTS_OPTION, "--no-cache")
    assert digest(drafted.output) == after


def test_a_site_with_drafts_is_written_nowhere_else(drafted: SiteTest) -> None:
    for command in ("build", "serve"):
        option = {"build": DRAFTS_OPTION, "serve": "--drafts"}[command]
        result = drafted.run(command, option, f"--output={drafted.output}")
        assert result.exit_code == 2
        assert "has a folder of its own" in result.output
    assert not drafted.output.exists()


def test_people_are_not_told_of_the_option_of_build(drafted: SiteTest) -> None:
    assert "draft" not in drafted.run("build", "--help").output
    assert drafted.run("build", "--drafts").exit_code == 2
    assert "--drafts" in drafted.run("serve", "--help").output
