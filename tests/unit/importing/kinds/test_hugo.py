"""Sites of Hugo: TOML, bundles, translations, aliases, shortcodes."""

from builder.importing.kinds import hugo
from tests.helpers import SiteTest
from tests.unit.importing.importing import add, article, imported, report

HUGO = {
    "hugo.toml": 'baseURL = "https://old.example.org/"\n[permalinks]\npost = "/:year/:slug/"\n',
    "content/post/first/index.md": """\
+++
title = "First"
date = 2015-01-20T10:00:00+06:00
tags = ["a", "country-kg"]
aliases = ["/first-old", "beside.html"]
+++
{{< figure src="map.png" alt="A map" >}} [second]({{< ref "second.md" >}}) [t](../second/#x)

{{< youtube vid="QslsL84jx4E" >}} {{< gist a b >}} {{< unknown x="y" >}}

{{< highlight go >}}
x := [1](2)
{{< /highlight >}}
""",
    "content/post/first/map.png": "",
    "content/post/second.md": "---\ntitle: Second\ndate: 2015-02-01\nslug: zwei\n---\n# X\n",
    "content/post/second.fr.md": "---\ntitle: Deux\ndate: 2015-02-01\ndraft: true\n---\nÀ\n",
    "content/post/_index.md": "---\ntitle: All\n---\n",
    "content/about.md": "---\ntitle: About\n---\n[first](/2015/first/)\n",
}


def test_a_site_becomes_articles(site: SiteTest) -> None:
    add(site, HUGO)
    imported(site, "hugo", "../old")
    first = article(site, "2015/01/first")
    assert "date: 2015-01-20T10:00:00+06:00\n" in first
    assert "redirects: [/first-old, /post/first/beside.html, /2015/first/]\n" in first
    assert "![A map](first/map.png) [second](../02/second.md) [t](../02/second.md#x)" in first
    assert "<https://www.youtube.com/watch?v=QslsL84jx4E> <https://gist.github.com/a/b>" in first
    assert "```go\nx := [1](2)\n```" in first
    [row] = [row for row in report(site) if row["article"].endswith("first.md")]
    assert "(unknown)" in row["doubtful"]
    french = article(site, "2015/02/second-fr")
    assert "language: fr\ntranslation_of: 2015/02/second\n" in french
    assert "status: draft\n" in french
    reasons = {row["file"]: row["reason"] for row in report(site) if row["reason"]}
    assert reasons == {
        "about.md": "it has no date, so it is a page",
        "post/_index.md": "the page of a section, and no text of its own",
    }
    site.build()
    assert "articles/2015/02/second.html" in site.page("2015/zwei/index.html")
    assert callable(hugo.items)
