"""The archive as data, as other tools read it."""

import gzip
import json
import re
import subprocess
import sys
import zlib
from typing import Any

from tests.documents import blocks, read
from tests.helpers import ROOT, SiteTest, broken_links

FILE = "data/articles.jsonl.gz"
DOCUMENT = ROOT / "docs/data.md"


def articles(site: SiteTest) -> list[dict[str, Any]]:
    with gzip.open(site.output / FILE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_an_article_is_a_line_with_all_that_is_searched(site: SiteTest) -> None:
    site.write("content/organizations/un.yaml", "name: United Nations\nacronyms: [UN]\n")
    more = "id: n7\nadded: 2026-11\nsource: A & B\nlanguage: ru\nsummary: In short.\n"
    more += "countries: [KZ]\norganizations: [UN]"
    body = "## Новости\n\nA *first* line.[^1]\n\n- one\n- two &amp; three\n\n[^1]: A note."
    site.article("2015/a b", more, body, date="2015-01-20 14:05 +0600").build()
    assert articles(site) == [
        {
            "id": "n7",
            "url": "articles/2015/a%20b.html",
            "title": "Title of 2015/a b",
            "date": "2015-01-20T14:05:00+06:00",
            "added": "2026-11",
            "source": "A & B",
            "language": "ru",
            "identifiers": {},
            "copy_of": "",
            "corrected": False,
            "summary": "In short.",
            "countries": ["Kazakhstan"],
            "organizations": ["United Nations"],
            "people": [],
            "topics": [],
            "extra_fields": {},
            "names": ["Kazakhstan", "United Nations", "UN"],
            "text": "Новости A first line. one two & three A note.",
        }
    ]


def test_articles_come_from_the_oldest_and_only_as_far_as_they_are_published(
    site: SiteTest,
) -> None:
    site.article("b", date="2016").article("c", date="2015", body="Secret. " * 99)
    site.article("a", "status: draft", "Secret.")
    site.article("d", "status: withdrawn\nwithdrawn_reason: Wrong.", "Secret.")
    excerpt = "rights: excerpt\nsummary: Open.\nsource_url: https://example.org/"
    site.article("c", excerpt, "Secret.", date="2015").build()
    assert [(one["id"], one["summary"], one["text"]) for one in articles(site)] == [
        ("c", "Open.", ""),
        ("b", "Text.", "Text."),
    ]


def test_the_keys_are_described_on_the_page_and_in_the_document(site: SiteTest) -> None:
    [article] = articles(site.article("a").build())
    terms = re.findall("<dt>(.*?)</dt>", site.main("downloads.html"))
    assert ", ".join(terms) == ", ".join(article)
    table = read(DOCUMENT).partition("| key of a line |")[2].partition("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    assert [key for cell in cells for key in re.findall("`(.*?)`", cell)] == list(article)


def test_the_program_in_the_document_reads_it(site: SiteTest) -> None:
    site.article("a", date="2015-01").build(f"--output={site.source / '_site'}")
    [program] = [block.text for block in blocks(DOCUMENT) if block.language == "python"]
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=site.source,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "2015-01 Title of a articles/a.html\n"


def test_every_page_leads_to_the_downloads_and_they_to_the_file(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nsearch: false\n").article("a").build()
    assert FILE in site.links("downloads.html")
    assert all(
        'href="' in page and "downloads.html" in page for page in map(site.page, site.pages())
    )
    assert broken_links(site.output) == []


def test_an_archive_without_articles_has_nothing_to_download(site: SiteTest) -> None:
    site.build()
    assert not (site.output / FILE).exists()
    assert "downloads.html" not in site.page("index.html")


def test_the_file_tells_no_time(site: SiteTest) -> None:
    site.article("a").build()
    assert (site.output / FILE).read_bytes()[3:8] == bytes(5)  # no name, no time


def test_many_articles_are_one_member_of_gzip(site: SiteTest) -> None:
    for number in range(700):
        site.article(f"{number:03}")
    data = (site.build().output / FILE).read_bytes()
    reader = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)  # fails at a wrong checksum or length
    lines = reader.decompress(data).splitlines()
    assert (len(lines), reader.eof, reader.unused_data) == (700, True, b"")
    assert [json.loads(line)["id"] for line in lines] == [f"{number:03}" for number in range(700)]
