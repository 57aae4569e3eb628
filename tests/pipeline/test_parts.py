"""The index and the pages of an archive of several parts, of which some articles change."""

import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from tests.helpers import SiteTest
from tests.pipeline.test_reproducible import digest

ARTICLES = 900  # parts have some 300: there is a first, one between, and a last
WORDS = 1_999

Change = Callable[[SiteTest], object]


def text_of(number: int) -> str:
    """Words that few articles have, and words that many have, in several forms."""
    rare = [f"w{number * step % WORDS}x" for step in range(1, 25)]
    forms = ["border", "borders", "bordered", "mining", "mine", "mines"][number % 6 :][:2]
    pairs = ["oil price"] * (number % 3) + ["trade deficit"] * (number % 97 == 0)
    return " ".join([*rare, *forms, *pairs])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("parts"))
    for number in range(ARTICLES):
        day = f"{1990 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        site.article(f"{number:04}", f"topics: [T{number % 9}]", text_of(number), day)
    return site.build()


def add(date: str, text: str = "A text on zinc, mines and the oil price.") -> Change:
    return lambda site: site.article(f"new/{date}", "topics: [T1, New]", text, date)


def remove(*stems: str) -> Change:
    return lambda site: [site.remove(f"content/articles/{stem}.md") for stem in stems]


def rewrite(*numbers: int, change: Callable[[str], str]) -> Change:
    """Change the texts of some articles."""

    def do(site: SiteTest) -> None:
        for number in numbers:
            path = site.source / f"content/articles/{number:04}.md"
            head, _, body = path.read_text(encoding="utf-8").rpartition("\n\n")
            path.write_text(f"{head}\n\n{change(body)}", encoding="utf-8")

    return do


def retitle(*numbers: int) -> Change:
    """Change the titles of some articles, which their neighbours show."""

    def do(site: SiteTest) -> None:
        for number in numbers:
            path = site.source / f"content/articles/{number:04}.md"
            text = path.read_text(encoding="utf-8").replace("title: ", "title: New ", 1)
            path.write_text(text, encoding="utf-8")

    return do


def translate(language: str) -> Change:
    more = f"translation_of: '0005'\nlanguage: {language}"
    return lambda site: site.article("new/translated", more, "Цинк.", "2023-01-01")


def settings(text: str) -> Change:
    return lambda site: site.write("site.yaml", f"title: Test archive\n{text}\n")


def first_of_parts() -> list[int]:
    """Parts begin where the checksum of an id says so, 256 articles apart or more."""
    found = [0]
    for number in range(ARTICLES):
        if number >= found[-1] + 256 and crc32(f"{number:04}".encode()) % 64 == 0:
            found.append(number)
    return found[1:]


def backwards(text: str) -> str:
    return " ".join(reversed(text.split()))


CHANGES: dict[str, Change] = {
    "the newest article": add("2020"),
    "a newer one still": add("2020-02", "Zinc again, and a word that is new: zyzzyva."),
    "a word that few have": rewrite(700, change=lambda text: f"{text} zyzzyva\n"),
    "a word that is gone": rewrite(700, change=lambda text: text.replace("zyzzyva", "")),
    "the order of the words": rewrite(300, 301, change=backwards),
    "a form that nobody else has": rewrite(650, change=lambda text: f"{text} deporting zincs"),
    "two articles far from each other": rewrite(5, 890, change=str.upper),
    "a pair that becomes frequent": rewrite(40, change=lambda text: f"{text} w1x w2x w5x w3x"),
    "the oldest article": add("1980"),
    "the newest is gone": remove("new/2020-02"),
    "the oldest is gone": remove("new/1980", "0000"),
    "a text that is far longer": rewrite(850, change=lambda text: " ".join([text] * 500)),
    "every text is longer": rewrite(*range(1, ARTICLES), change=lambda text: f"{text} {text}s"),
    "a name": lambda site: site.write("content/topics/t1.yaml", "name: T1\naliases: [Tea]\n"),
    "titles at the beginnings of parts": retitle(*first_of_parts()),
    "titles at the ends of parts": retitle(*(first - 1 for first in first_of_parts())),
    "a source": lambda site: site.article("new/a", "source: A", "Zinc.", "2024-01-01"),
    "another source": lambda site: site.article("new/b", "source: B", "Zinc.", "2024-01-02"),
    "a translation": translate("ru"),
    "the language of a translation": translate("kk"),
    "a header of its own": settings("navigation: [dates]"),
    "no pages of topics": settings("navigation: [dates]\nindexes: [countries]"),
    "the language of one": rewrite(11, change=lambda text: f"{text} Граница, границы, шахты."),
}


def test_a_site_that_is_brought_up_to_date_is_one_made_anew(
    archive: SiteTest, tmp_path: Path
) -> None:
    for what, change in CHANGES.items():
        change(archive)
        archive.build()
        clean = tmp_path / what
        archive.run("build", "--no-cache", f"--output={clean}")
        assert digest(archive.output) == digest(clean), what


def test_an_article_more_touches_its_words_alone(archive: SiteTest) -> None:
    archive.build()
    before = digest(archive.output)
    add("2021", "Zinc.")(archive)
    after = digest(archive.build().output)
    changed = {
        path for path in after if path.startswith("search/") and after[path] != before.get(path)
    }
    kept = {path for path in after if path.startswith("search/")} - changed
    assert len(changed) < len(kept) / 4


def test_a_day_more_leaves_the_older_parts_of_lists(archive: SiteTest) -> None:
    """Nor does it change anything but the pages of its name, its dates, and all articles."""
    settings("")(archive)
    for number in range(150):
        day = f"2029-{number // 28 + 1:02}-{number % 28 + 1:02}"
        archive.article(f"daily/{number:03}", "topics: [T1, T2]", "Zinc.", day)
    before = digest(archive.build().output)
    assert [path for path in before if path.startswith("topics/t1/")] == ["topics/t1/1.html"]
    archive.article("daily/next", "topics: [T1]", "Zinc.", "2029-07-01")
    after = digest(archive.build().output)
    lists = ("topics/", "dates/")
    changed = {path for path in after if path.startswith(lists) and after[path] != before.get(path)}
    assert changed == {
        *("topics/index.html", "topics/t1.html"),
        *("dates/index.html", "dates/2029.html", "dates/2029-06.html", "dates/2029-07.html"),
    }


def test_a_line_above_a_name_makes_one_partition_again(archive: SiteTest) -> None:
    """Names without a record stand first in one article; where, is in no page of the others."""
    archive.build()
    before = pieces(archive)
    path = archive.source / "content/articles/0001.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("topics:", "summary: Of its own\ntopics:", 1), encoding="utf-8")
    archive.build()
    assert len(before) > 4
    made = {name.partition("-")[0] for name in pieces(archive) - before}
    assert made == {*("search", "names", "articles", "metadata", "addresses", "sitemap", "feeds")}
    assert len(pieces(archive) - before) == 7


def pieces(site: SiteTest) -> set[str]:
    """What the cache has of partitions."""
    folder = site.source / ".cache/build"
    return {path.name.removeprefix("piece-") for path in folder.glob("piece-*")}


def test_damaged_files_of_an_index_are_not_built_upon(archive: SiteTest, tmp_path: Path) -> None:
    """Even if they look as they did: their names tell what they held."""
    archive.build()
    for path in (archive.output / "search").glob("[pq]-*.js"):
        status = path.stat()
        path.write_bytes(path.read_bytes()[::-1])
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    add("2022", text_of(77))(archive)
    archive.build()
    archive.run("build", "--no-cache", f"--output={tmp_path / 'clean'}")
    names = {path.name for path in (tmp_path / "clean/search").glob("[lb]-*.js")}
    assert names == {path.name for path in (archive.output / "search").glob("[lb]-*.js")}
