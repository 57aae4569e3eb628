"""Articles: what their metadata says, and what it cannot say."""

from pathlib import Path

import pytest

from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.reader import Reader
from builder.errors import Problem
from builder.metadata.own import OwnField
from builder.model import Kind, ParsedArticle, Status
from builder.store.storage import LocalStorage

PATH = "content/articles/2015/a.md"
CONFIG = SiteConfig(language="ru", extra_fields=(OwnField("dateline"), OwnField("x")))


def read(
    folder: Path, *lines: str, head: str = "title: A\ndate: 2015-01-20\n"
) -> tuple[ParsedArticle | None, list[Problem]]:
    path = folder / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\n" + head + "\n".join(lines) + "\n---\nText.\n", encoding="utf-8")
    article, body, problems = read_article(Reader(LocalStorage(folder)), PATH, "", CONFIG)
    assert body.markdown == "Text.\n"
    return article, problems


def good(folder: Path, *lines: str) -> ParsedArticle:
    article, problems = read(folder, *lines)
    assert problems == []
    assert article
    return article


def test_title_and_date_are_enough(tmp_path: Path) -> None:
    article = good(tmp_path)
    assert (article.stem, article.id.text, article.title) == ("2015/a", "2015/a", "A")
    assert (article.language, article.status) == ("ru", Status.PUBLISHED)
    assert (article.names, article.extra, article.translation_of) == ({}, (), None)


@pytest.mark.parametrize("head", ["title: A\n", "date: 2015\n", "title: ' '\ndate: 2015\n"])
def test_without_them_there_is_no_article(head: str, tmp_path: Path) -> None:
    article, problems = read(tmp_path, head=head)
    assert article is None
    assert [one.code for one in problems] == ["missing-key"]


def test_names_by_kind_with_their_places(tmp_path: Path) -> None:
    article = good(tmp_path, "countries: [KG, Kazakhstan]", "source: A paper")
    assert {kind: [name.text for name in names] for kind, names in article.names.items()} == {
        Kind.COUNTRIES: ["KG", "Kazakhstan"],
        Kind.SOURCES: ["A paper"],
    }
    assert article.names[Kind.COUNTRIES][1].place == (PATH, 4, 17)


def test_one_author_or_several(tmp_path: Path) -> None:
    assert good(tmp_path, "author: One, Two").authors == ("One, Two",)
    assert good(tmp_path, "authors: [One, Two]").authors == ("One", "Two")


def test_corrections_are_in_order_of_time(tmp_path: Path) -> None:
    items = ["- {date: 2015-03-01, note: Later.}", "- {date: 2015-02, note: Sooner.}"]
    article = good(tmp_path, "corrections:", *items)
    assert [(one.date.iso, one.note) for one in article.corrections] == [
        ("2015-02", "Sooner."),
        ("2015-03-01", "Later."),
    ]


def test_the_dates_of_what_happened_to_it_later(tmp_path: Path) -> None:
    article = good(tmp_path, "added: 2026-11-26", "updated: 2026-12")
    assert article.added
    assert article.updated
    assert (article.added.iso, article.updated.iso) == ("2026-11-26", "2026-12")
    assert (good(tmp_path).added, good(tmp_path).updated) == (None, None)


def test_keys_of_the_archive_s_own_are_kept_in_their_order(tmp_path: Path) -> None:
    article = good(tmp_path, "x: {a: [1, yes]}", "dateline: OSH")
    assert article.extra == (("dateline", "OSH"), ("x", {"a": [1, "yes"]}))


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("byline: One", "unknown-key", "here it is called 'author'"),
        ("tags: [war]", "unknown-key", "here it is called 'topics'"),
        ("autor: One", "unknown-key", "did you mean 'author'?"),
        ("id: a b", "bad-id", "write id: a-b, without spaces and '..'"),
        ("id: ../a", "bad-id", "write id: a, without spaces and '..'"),
        ("status: drfat", "unknown-value", "did you mean 'draft'?"),
        ("status: withdrawn", "missing-key", "say why; the page that remains shows it to readers"),
        ("withdrawn_reason: x", "unused-key", "write 'status: withdrawn' or remove the reason"),
        ("rights: excerpt", "missing-key", "add it"),
        (
            "authors: [One]\nauthor: Two",
            "two-authors",
            "write authors: [Two, One], and remove the other",
        ),
        ("corrections: [{note: x}]", "missing-key", "each correction has a date and a note"),
        ("updated: yesterday", "bad-date", ""),
        ("added: yesterday", "bad-date", ""),
        ("redirects: [x.png]", "bad-redirect", ""),
    ],
)
def test_what_it_cannot_say(line: str, code: str, hint: str, tmp_path: Path) -> None:
    article, problems = read(tmp_path, line)
    assert article, "what is wrong with the rest does not hide the article"
    assert [(one.code, one.hint.startswith(hint)) for one in problems] == [(code, True)]
