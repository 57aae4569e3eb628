"""A new article stands in the folder of its month, passes the check, and takes no other's place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.errors import UsageError
from builder.keeping.new_article import _slug, new_article
from builder.metadata.keys import ARTICLE_KEYS
from builder.urls import MAX_SLUG, is_slug, slugify
from tests.helpers import SiteTest

TODAY = "2026-02-03"
FIRST = "content/articles/2015/01/syria-calling.md"


@pytest.mark.parametrize(
    ("date", "path", "written"),
    [
        ("2015-01-20", "2015/01", "2015-01-20"),
        ("2015-03", "2015/03", "2015-03"),
        ("2015", "2015/01", "2015"),
        ("2015-12-31/2016-01-02", "2015/12", "2015-12-31/2016-01-02"),
        ("2015-01-20 14:05 +0600", "2015/01", "2015-01-20T14:05:00+06:00"),
        ("-0043~", "-0043/01", "-0043~"),
    ],
)
def test_its_place_follows_its_date(date: str, path: str, written: str, site: SiteTest) -> None:
    made = new_article(site.source, "Syria calling", date, TODAY)
    assert made == site.source / f"content/articles/{path}/syria-calling.md"
    text = made.read_text(encoding="utf-8")
    start = f"---\ntitle: Syria calling\ndate: {written}\nadded: {TODAY}\n"
    start += f"id: {path}/syria-calling\n# source:\n"
    assert text.startswith(start)
    assert site.problems("--strict") == []
    site.build("--strict")
    assert site.text(f"articles/{path}/syria-calling.html").startswith("Syria calling")


def test_every_key_is_one_of_an_article(site: SiteTest) -> None:
    text = new_article(site.source, "A", "2015", TODAY).read_text(encoding="utf-8")
    keys = re.findall(r"^(?:# )?(\w+):", text, re.MULTILINE)
    assert len(keys) == 11
    assert {*keys} <= {*ARTICLE_KEYS}


def test_keys_that_lose_their_number_sign_without_a_value_are_no_mistake(site: SiteTest) -> None:
    path = new_article(site.source, "A", "2015", TODAY)
    text = path.read_text(encoding="utf-8").replace("https://", "")
    path.write_text(text.replace("# ", ""), encoding="utf-8")
    assert site.problems("--strict") == []


def test_a_title_that_yaml_would_misread(site: SiteTest) -> None:
    new_article(site.source, 'Osh: "NO" #1', "2015", TODAY)
    assert site.problems("--strict") == []
    site.build()
    assert 'Osh: "NO" #1' in site.text("articles/2015/01/osh-no-1.html")


@pytest.mark.parametrize("suffix", [".md", ".yaml", ".yml"])
def test_no_file_is_written_over(suffix: str, site: SiteTest) -> None:
    path = FIRST.replace(".md", suffix)
    site.write(path, "mine")
    with pytest.raises(UsageError) as caught:
        new_article(site.source, "Syria calling", "2015", TODAY)
    hint = "is there already; edit it, or give another title or --date"
    assert str(caught.value) == f"{site.source / path} {hint}"
    assert (site.source / path).read_text() == "mine"
    assert len(list((site.source / FIRST).parent.iterdir())) == 1


def test_a_link_that_leads_nowhere_is_not_written_through(site: SiteTest) -> None:
    (site.source / FIRST).parent.mkdir(parents=True)
    (site.source / FIRST).symlink_to(site.source / "elsewhere")
    with pytest.raises(UsageError, match="File exists"):
        new_article(site.source, "Syria calling", "2015", TODAY)
    assert not (site.source / "elsewhere").exists()


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_a_slug_is_of_the_title_or_refused(title: str) -> None:
    try:
        slug = _slug(title)
    except UsageError:
        assert len(slugify(title)) > MAX_SLUG or not is_slug(slugify(title))
    else:
        assert is_slug(slug)
        assert slugify(title).startswith(slug)


def test_a_long_title_is_cut_between_words() -> None:
    assert _slug("word " * 30) == "-".join(["word"] * 24)
    assert _slug("w" * 200) == "w" * MAX_SLUG


@pytest.mark.parametrize(
    ("title", "date", "message"),
    [
        ("A", "20 January", "'20 January' is not a date; write 2015, 2015-01, 2015-01-20, "),
        ("A", "2015-13", "'2015-13' is not a date: there is no month 13; write 2015, "),
        ("!!", "2015", "no file can have its name of the title '!!'; give one with more letters"),
        ("con", "2015", "no file can have its name of the title 'con'; give one with more "),
        ("", "2015", "the title has nothing that can be seen; "),
    ],
)
def test_what_cannot_be_an_article(title: str, date: str, message: str, site: SiteTest) -> None:
    with pytest.raises(UsageError) as caught:
        new_article(site.source, title, date, TODAY)
    assert str(caught.value).startswith(message)
    assert not list(site.source.rglob("*.md"))


def test_only_an_archive_gets_articles(site: SiteTest) -> None:
    site.remove("site.yaml")
    with pytest.raises(UsageError) as caught:
        new_article(site.source, "A", "2015", TODAY)
    assert str(caught.value) == (
        f"there is no site.yaml in {site.source}; name the folder of an archive with --source, or "
        "begin one with 'archive-builder init'"
    )
