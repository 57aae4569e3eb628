"""An export of WordPress: posts with zones, blocks, shortcodes, drafts; all else is listed."""

import pytest

from builder.importing.kinds import wxr
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused, report

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" --><rss version="2.0"><channel><title>Old &amp; good</title>
<link>https://old.example.org/blog</link><wp:base_blog_url>https://old.example.org/blog</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[ann]]></wp:author_login>
<wp:author_display_name><![CDATA[Ann Example]]></wp:author_display_name></wp:author>
"""
POST = """\
<item><title><![CDATA[A &amp; b]]></title><link>https://old.example.org/blog/2015/01/a/</link>
<dc:creator><![CDATA[ann]]></dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>
<excerpt:encoded><![CDATA[Short.]]></excerpt:encoded><wp:post_id>{id}</wp:post_id>
<wp:post_date>2015-01-21 03:30:00</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt>
<wp:post_name>a</wp:post_name><wp:status>{status}</wp:status><wp:post_type>{type}</wp:post_type>
<category domain="category"><![CDATA[War]]></category><category domain="post_tag">Osh</category>
<category domain="series">S</category><category domain="category">Uncategorized</category>
<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment></item>
"""
TEXT = """\
One <em>line</em>
and ]]]]><![CDATA[> more\x0b.

[caption width="3"]<img src="https://old.example.org/blog/wp-content/a.png" alt="A"> Cap[/caption]

<a href="https://old.example.org/blog/about/">about</a> <a href="/blog/2015/01/a/">this</a>
"""


def post(
    text: str = "x",
    id: int = 7,
    gmt: str = "2015-01-20 21:30:00",
    status: str = "publish",
    type: str = "post",
) -> str:
    return POST.format(text=text, id=id, gmt=gmt, status=status, type=type)


def export(*items: str) -> str:
    return f"{HEAD}{''.join(items)}</channel></rss>"


def test_a_post_becomes_an_article(site: SiteTest) -> None:
    site.write("old.xml", export(post(TEXT)))
    imported(site, "wxr", "old.xml")
    text = article(site, "2015/01/a")
    assert "title: A & b\ndate: 2015-01-21T03:30:00+06:00\n" in text
    assert "authors: [Ann Example]\nsummary: Short.\ntopics: [War, Osh]\n" in text
    assert "redirects: [/blog/2015/01/a/]\nimported_from: wxr:old.example.org/7\n" in text
    assert "\n\nOne *line*\\\nand ]]> more.\n\n![A](" in text
    assert "a.png)\n\nCap\n\n[about](https://old.example.org/blog/about/) [this](a.md)" in text
    row = report(site)[0]
    assert (row["row"], row["result"]) == ("6", "new")
    assert "series (no rule)" in row["dropped"]
    assert "comments" in row["dropped"]
    site.build()
    imported(site, "wxr", "old.xml")
    assert report(site)[0]["result"] == "unchanged"


def test_what_is_no_post_is_listed(site: SiteTest) -> None:
    others = [
        post(id=1, type="page"),
        post(id=2, type="attachment"),
        post(id=3, type="nav_menu_item"),
        post(id=4, status="trash"),
        post("y", id=5, status="pending", gmt="0000-00-00 00:00:00"),
        post("z", id=6, type="event"),
    ]
    site.write("old.xml", export(*others))
    imported(site, "wxr", "old.xml")
    rows = report(site)
    assert [row["reason"] for row in rows[:4]] == [
        "a page, and no post",
        "a file of the site",
        "'nav_menu_item' of the program, and no text of its own",
        "it is in the trash",
    ]
    assert rows[4]["doubtful"].startswith("status: draft, as it was pending there")
    assert rows[5]["doubtful"].startswith("its type is 'event'")
    text = article(site, "2015/01/a")
    assert "date: 2015-01-21T03:30:00\n" in text
    assert "status: draft\n" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "input:1: this is not XML: no element found"),
        ("<rss><channel><item></item></channel></rss>", "is no export of WordPress"),
        (export(post("x"))[:-20], "this is not XML"),
        (f"<!DOCTYPE rss [<!ENTITY a 'b'>]>{HEAD[39:]}", "the file defines an entity, 'a'"),
        (export(post("<div>" * 500)), "more than 150 elements of the text stand in each other"),
        (export(post("x", gmt="soon").replace("2015-01-21", "2015-02-30")), "2015-02 has 28 days"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str, site: SiteTest) -> None:
    assert said in refused(site, "wxr", text)
    assert callable(wxr.items)
