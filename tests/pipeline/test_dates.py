"""Dates through the front door: as written without quotation marks, shown, listed, exported."""

import gzip
import json
import re

from tests.helpers import SiteTest

WRITTEN = {
    "2015~": "about 2015",
    "2015?": "2015 (uncertain)",
    "2015%": "about 2015 (uncertain)",
    "2015-06~": "about June 2015",
    "201X": "2010s",
    "19XX": "1900 – 1999",
    "2015-XX": "2015, month unknown",
    "2015-06-XX": "June 2015, day unknown",
    "2015-XX-XX": "2015, day unknown",
    "2015/..": "from 2015",
    "../2015": "until 2015",
    "2015/": "from 2015, end unknown",
    "/2015": "until 2015, beginning unknown",
    "2015~/2016?": "about 2015 – 2016 (uncertain)",
    "2015-21": "spring 2015",
    "2015-24": "winter 2015",
    "-0043": "44 BC",
    "-0043-03-15": "March 15, 44 BC",
    "0000": "1 BC",
    "2015": "2015",
    "2015-01-20 14:05": "January 20, 2015, 14:05",
    "2015-01-20T14:05:00Z": "January 20, 2015, 14:05 UTC",
}


def test_dates_are_shown_in_words_and_exported_as_written(site: SiteTest) -> None:
    for number, date in enumerate(WRITTEN):
        site.article(f"{number:02}", date=date, title="T")
    site.build()
    for number, text in enumerate(WRITTEN.values()):
        shown = site.text(f"articles/{number:02}.html").replace(" ,", ",").replace("\u2009", " ")
        assert shown.startswith(f"T {text} "), text
    lines = gzip.decompress((site.output / "data/articles.jsonl.gz").read_bytes()).splitlines()
    exported = {record["id"]: record["date"] for record in map(json.loads, lines)}
    timestamp = {"2015-01-20 14:05": "2015-01-20T14:05:00"}
    assert exported == {
        f"{number:02}": timestamp.get(date, date) for number, date in enumerate(WRITTEN)
    }


def test_what_html_cannot_say_is_not_said_to_machines(site: SiteTest) -> None:
    site.article("a", date="2015-06~").article("b", date="201X").article("c", date="-0043").build()
    assert '<time datetime="2015-06">about June 2015</time>' in site.page("articles/a.html")
    for page in ("b", "c"):
        assert "<time" not in site.main(f"articles/{page}.html").partition("neighbours")[0]
    assert re.findall('datetime="([^"]*)"', site.page("dates/2010.html")) == []


def test_pages_of_dates_list_by_the_earliest_day(site: SiteTest) -> None:
    for name, date in [
        ("bc", "-0043-03-15"),
        ("decade", "201X"),
        ("until", "../2010-03"),
        ("winter", "2010-24"),
        ("year", "2010~"),
    ]:
        site.article(name, date=date, title=name)
    site.build()
    assert site.links("dates/2010.html")[:5] == [
        "dates/index.html",
        "dates/2010-12.html",
        "dates/2010-03.html",
        "dates/2010-01.html",
        "articles/winter.html",
    ]
    rows = [link for link in site.links("dates/2010.html") if link.startswith("articles/")]
    assert rows == [f"articles/{name}.html" for name in ("winter", "until", "year", "decade")]
    assert site.links("dates/-0043.html")[:2] == ["dates/index.html", "dates/-0043-03.html"]
    years = [link for link in site.links("dates/index.html") if not re.search(r"-\d\d\.", link)]
    assert years == ["dates/2010.html", "dates/-0043.html"]
    assert site.text("dates/-0043-03.html").startswith("Dates March 44 BC")


def test_midnight_is_a_date_and_a_time_has_the_zone_that_was_written(site: SiteTest) -> None:
    site.article("a", date="2015-01-20 00:00:00 -0500", title="T")
    site.article("b", date="2015-01-20T00:00:00Z", title="T")
    site.article("c", date="2015-01-20 14:05", title="T").build()
    assert site.text("articles/a.html").startswith("T January 20, 2015 Text.")
    assert site.text("articles/b.html").startswith("T January 20, 2015 Text.")
    text = site.text("articles/c.html").replace(" ,", ",")
    assert text.startswith("T January 20, 2015, 14:05 Text.")
    assert 'datetime="2015-01-20T14:05:00"' in site.page("articles/c.html")


def test_dates_of_records(site: SiteTest) -> None:
    site.write("content/organizations/rome.yaml", "name: Rome\nfounded: -0752~\ndissolved: 0476?\n")
    site.article("a", "organizations: [Rome]").build()
    shown = site.text("organizations/rome.html")
    assert "Founded about 753 BC" in shown
    assert "Dissolved 476 (uncertain)" in shown


def test_a_new_article_may_have_any_date(site: SiteTest) -> None:
    for title, date, folder in [("One", "2015~", "2015/01"), ("Two", "-0043-03", "-0043/03")]:
        assert site.run("new", title, f"--date={date}").exit_code == 0
        path = f"content/articles/{folder}/{title.lower()}.md"
        assert f"\ndate: {date}\n" in (site.source / path).read_text(encoding="utf-8")
    assert site.run("new", "Three", "--date=5 Jan 2015").exit_code == 2
    assert "write --date 2015-01-05" in site.result.output
    assert site.problems() == []
