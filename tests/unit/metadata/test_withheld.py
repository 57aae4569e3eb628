"""Texts that somebody held back, in the words of other generators, are never published."""

import pytest

from builder.metadata.withheld import status_hint, status_word, withholds
from tests.helpers import SiteTest

STATEMENTS = {
    "draft": "true True yes 'true' on",
    "Draft": "true",
    "DRAFT": "TRUE",
    "isDraft": "true",
    "published": "false False no 'false'",
    "Published": "false",
    "publish": "false",
    "unpublished": "true",
    "permalink": "false",
    "status": "draft Draft DRAFT",
}
REFUSED = [
    "private: true",
    "hidden: true",
    "Hidden: 'yes'",
    "unlisted: true",
    "visibility: private",
    "visibility: hidden",
    "expiryDate: 2015-02-01",
    "expires: 2099-01-01",
    "expiration_date: 2016",
    "publishDate: 2099-01-01",
    "publish_on: 2099-01-01T00:00:00Z",
    "password: secret",
    "listed: false",
    "_build: {render: never}",
    "build:\n  list: never",
    "draft: perhaps",
    "embargo: 2030-01-01",
    "status: pending",
    "status: private",
    "status: trash",
    "status: future",
]
OPEN = [
    "draft: false",
    "published: true",
    "hidden: false",
    "private: no",
    "draft:",
    "expiryDate:",
    "visibility: public",
    "status: publish",
    "status: Published",
]
CASES = [(key, value) for key, values in STATEMENTS.items() for value in values.split()]


@pytest.mark.parametrize(("key", "value"), CASES)
def test_what_is_surely_a_draft_is_one(key: str, value: str, site: SiteTest) -> None:
    site.article("a", f"{key}: {value}").article("b").build()
    assert "articles/a.html" not in site.pages()
    assert "articles/b.html" in site.pages()
    assert site.problems() == []


@pytest.mark.parametrize("line", OPEN)
def test_what_is_surely_published_is(line: str, site: SiteTest) -> None:
    site.article("a", line).build()
    assert "articles/a.html" in site.pages()
    assert site.problems() == []


@pytest.mark.parametrize("setting", ["", "extra_fields", "ignored_fields", "field_map"])
@pytest.mark.parametrize("line", REFUSED)
def test_the_rest_is_refused_whatever_the_settings_say(
    line: str, setting: str, site: SiteTest
) -> None:
    key = line.partition(":")[0]
    if setting and key != "status":
        value = f"{{{key}: topics}}" if setting == "field_map" else f"[{key}]"
        site.write("site.yaml", f"title: S\n{setting}: {value}\n")
    site.article("a", line)
    assert site.run("check").exit_code == 1


@pytest.mark.parametrize("line", REFUSED)
def test_the_hint_leaves_the_text_out(line: str, site: SiteTest) -> None:
    [problem] = site.article("a", line).problems()
    if "write status: withdrawn" not in problem:
        assert "write status: draft" in problem
    site.article("a", "status: draft").article("b").build()
    assert "articles/a.html" not in site.pages()


@pytest.mark.parametrize("setting", ["extra_fields", "ignored_fields", "field_map"])
@pytest.mark.parametrize(
    "key", "published draft Draft private hidden unlisted visibility expiryDate publishDate".split()
)
def test_no_setting_silences_such_a_key(key: str, setting: str, site: SiteTest) -> None:
    value = f"{{{key}: topics}}" if setting == "field_map" else f"[x, {key}]"
    site.write("site.yaml", f"title: S\n{setting}: {value}\n").article("a", f"{key}: false")
    [problem, *_] = [one for one in site.problems() if one.startswith("site.yaml")]
    assert f"error[withheld-key]: '{setting}': '{key}' says whether readers see a text" in problem


def test_a_date_is_no_statement(site: SiteTest) -> None:
    [problem] = site.article("a", "published: 2015-01-20").problems()
    assert "'date', which is given already" in problem
    site.write("site.yaml", "title: S\nfield_map: {published: date}\n")
    site.write("content/articles/a.md", "---\ntitle: T\npublished: 2014-02-03\n---\n\nText.\n")
    site.write("content/articles/b.md", "---\ntitle: T\npublished: no\ndate: 2015\n---\n\nText.\n")
    assert "February 3, 2014" in site.build().text("articles/a.html")
    assert "articles/b.html" not in site.pages()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("draft: false\nstatus: draft", "'draft: false' and 'status: draft'"),
        ("draft: true\nstatus: published", "'draft: true' and 'status: published'"),
        ("draft: true\npublished: true", "'draft: true' and 'published: true'"),
        ("draft: true\nstatus: withdrawn\nwithdrawn_reason: x", "'draft: true' and 'status:"),
    ],
)
def test_contradictions(lines: str, said: str, site: SiteTest) -> None:
    [problem] = site.article("a", lines).problems()
    assert f"error[status-contradicts]: {said}" in problem


@pytest.mark.parametrize(
    "lines",
    [
        "draft: true\nstatus: draft",
        "draft: false\nstatus: published",
        "draft: false\nstatus: withdrawn\nwithdrawn_reason: x",
        "draft: true\npublished: false",
    ],
)
def test_what_agrees(lines: str, site: SiteTest) -> None:
    assert site.article("a", lines).problems() == []


@pytest.mark.parametrize("line", ["draft: true", "published: false", "hidden: true"])
def test_records_cannot_be_held_back(line: str, site: SiteTest) -> None:
    site.write("content/topics/a.md", f"---\nname: A\n{line}\n---\n\nText.\n")
    [problem] = site.problems()
    assert "error[withheld-key]" in problem
    assert "has no status: remove the line to publish it, or take it out of content/" in problem
    site.write("content/topics/a.md", "---\nname: A\ndraft: false\n---\n\nText.\n")
    assert site.problems() == []


def test_keys_about_nothing_else() -> None:
    assert all(map(withholds, ["draft", "Is_Draft", "expiry-date", "publishDate", "hidden"]))
    assert not any(map(withholds, ["hide", "output", "public", "permalink", "layout"]))


def test_words_for_a_status() -> None:
    assert [status_word(word) for word in ("PUBLISH", "Withdrawn", "trash")] == [
        "published",
        "withdrawn",
        "",
    ]
    assert status_hint("retracted") == "write status: withdrawn with a withdrawn_reason"
    assert status_hint("assigned") == ""
