"""Feeds of RSS and Atom, saved as files."""

import pytest

from builder.importing.kinds import feeds
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused, report

RSS = """\
<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper &amp; co</title>
<link>https://e.org/</link><language>ru</language>
<item><title>A &amp;amp; &lt;i&gt;b&lt;/i&gt;</title><link>/a</link><guid>77</guid>
<pubDate>Tue, 20 Jan 2015 23:30:00 EST</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Long <a href="/x">x</a><script>y</script></p>]]></content:encoded>
<category>war</category><dc:creator>Ann</dc:creator>
<enclosure url="https://e.org/a.mp3" type="audio/mpeg" length="1"/></item>
<item><link>https://e.org/2015/02/03/only-a-link</link></item></channel></rss>
"""
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">A &lt; B</title>
<link href="https://e.org/"/><id>urn:x</id><entry><id>tag:e.org,2015:1</id>
<title type="text">1 &lt; 2 &amp;amp; 3</title><link href="b"/>
<published>2015-01-20T23:30:00+06:00</published>
<updated>2016-01-01T00:00:00Z</updated><author><name>Ann</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>T <b>b</b></p></div></content>
</entry><entry><id>tag:e.org,2015:2</id><title>Layout</title>
<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#settings"/>
</entry></feed>
"""


def test_rss(site: SiteTest) -> None:
    site.write("f.xml", RSS)
    imported(site, "feed", "f.xml")
    text = article(site, "2015/01/a-b")
    assert "title: A & b\ndate: 2015-01-20T23:30:00-05:00\n" in text
    assert "source: Paper & co\nsource_url: https://e.org/a\nauthors: [Ann]\nlanguage: ru\n" in text
    assert "summary: Short.\ntopics: [war]\nimported_from: feed:e.org/77\n" in text
    assert text.endswith("\nLong [x](https://e.org/x)\n")
    first, second = report(site)
    assert first["doubtful"] == "text: without script (1)"
    assert first["dropped"] == "enclosures (no rule)"
    assert second["article"] == "content/articles/2015/02/only-a-link.md"
    site.build()
    imported(site, "feed", "f.xml")
    assert {row["result"] for row in report(site)} == {"unchanged"}


def test_atom_and_blogger(site: SiteTest) -> None:
    site.write("f.xml", ATOM)
    imported(site, "feed", "f.xml")
    text = article(site, "2015/01/1-2-amp-3")
    assert 'title: "1 < 2 &amp; 3"\n' in text.replace("'", '"') or "title: 1 < 2 &amp; 3\n" in text
    assert "date: 2015-01-20T23:30:00+06:00\n" in text
    assert "source: A < B\nsource_url: https://e.org/b\n" in text
    assert text.endswith("\nT **b**\n")
    assert report(site)[1]["reason"] == "'settings' of the blog, and no text of its own"


def test_the_author_of_a_feed_of_atom_is_that_of_what_names_none(site: SiteTest) -> None:
    site.write(
        "f.xml",
        ATOM.replace("<author><name>Ann</name></author>", "", 1).replace(
            "<id>urn:x</id>", "<id>urn:x</id><author><name>Bea</name></author>"
        ),
    )
    imported(site, "feed", "f.xml")
    assert "authors: [Bea]\n" in article(site, "2015/01/1-2-amp-3")


def test_what_has_no_title_is_called_by_its_first_words(site: SiteTest) -> None:
    item = "<item><guid>tag:e.org,2015:9</guid><pubDate>Tue, 20 Jan 2015 23:30:00 EST</pubDate>"
    said = "<description>&lt;b&gt;Snow&lt;/b&gt; in &lt;a href='/x'&gt;Osh&lt;/a&gt;.</description>"
    site.write("f.xml", RSS.replace("<item><link>", f"{item}{said}</item><item><link>"))
    imported(site, "feed", "f.xml")
    assert "title: Snow in Osh.\n" in article(site, "2015/01/snow-in-osh")
    doubts = "text: what the feed has of it, which may be a summary; title: made of its first words"
    assert report(site)[1]["doubtful"] == doubts


def test_a_feed_that_is_not_well_formed_is_read_and_noted(site: SiteTest) -> None:
    site.write("f.xml", RSS.replace("Short.", "Short &nbsp; &."))
    imported(site, "feed", "f.xml")
    assert report(site)[0]["doubtful"].startswith("the feed is not well-formed (line 6: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "input:1: this is not XML"),
        ("<html><p>x</html>", "input:1: this is not XML: mismatched tag; save the feed again"),
        (
            "<rss><channel><item><wp:post_type>post</wp:post_type></item></channel></rss>",
            "is an export of WordPress; import it as 'wxr'",
        ),
        ("<rss><channel/></rss>", "no entry of a feed is in it"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><rss/>", "defines an entity"),
        ("<rss>" + "<a>" * 200, "more than 100 deep"),
        (RSS.replace("<p>", "<p>" + "<b>" * 400), "more than 150 elements"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str, site: SiteTest) -> None:
    assert said in refused(site, "feed", text)
    assert callable(feeds.items)
