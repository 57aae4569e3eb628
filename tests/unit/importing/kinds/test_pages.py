"""A folder of pages: the text of each by the real trafilatura, links between them, pictures."""

from builder.importing.kinds import pages
from tests.helpers import SiteTest
from tests.unit.importing.importing import add, article, imported, report

WORDS = "Farmers on both sides of the border say that the fence has cut their pastures in two. "
PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Paper</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Paper">
{more}</head><body><nav><a href="/">Home</a> <a href="/all">All articles of this site</a></nav>
<main><article><h1>{title}</h1><p>{words}</p><p>{text}</p><p>{words}</p></article></main>
<footer>Copyright of the paper, all rights reserved by somebody</footer></body></html>
"""
DAY = '<meta property="article:published_time" content="2015-01-20T10:00:00Z">'
OTHER = '<meta name="pubdate" content="2015-01-21">'


def page(title: str, text: str, more: str = DAY) -> str:
    return PAGE.format(title=title, text=text, more=more, words=WORDS * 3)


def test_a_folder_of_pages(site: SiteTest) -> None:
    files = {
        "2015/a.html": page("First", '<a href="b.html">second</a> <img src="/map.png" alt="Map">'),
        "2015/b.html": page("Second &amp; last", "x", DAY + OTHER),
        "2015/c/index.html": page("Third", "y", ""),
        "empty.html": "<html><body></body></html>",
        "map.png": "",
        "style.css": "p {}",
    }
    add(site, files)
    imported(site, "pages", "../old")
    text = article(site, "2015/01/a")
    assert "title: First\ndate: 2015-01-20\n" in text
    assert "source: Paper\n" in text
    assert "redirects: [/2015/a.html]\nimported_from: pages:old/2015/a.html\n" in text
    rows = {row["file"]: row for row in report(site)}
    second = rows["2015/b.html"]["article"]
    assert "[second](" in text
    assert second.rpartition("/")[2] in text
    assert "![Map](a/map.png)" in text
    assert "rights reserved" not in text
    assert "date: not sure, as the page has 2015-01-20" in rows["2015/b.html"]["doubtful"]
    assert rows["2015/c/index.html"]["doubtful"] == "date: unknown, so until today"
    assert "no text that could be told" in rows["empty.html"]["reason"]
    assert len(rows) == 4
    site.build()
    imported(site, "pages", "../old")
    assert {row["result"] for row in report(site)} == {"unchanged", "left out"}
    assert callable(pages.items)
