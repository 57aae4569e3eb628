"""Targets of links in which templates of other generators put the site's address."""

import pytest

from builder.markup.templates import without_template
from tests.helpers import SiteTest


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('{{ "/about/" | url }}', "/about/"),
        ("{{'about/'|relative_url}}#x", "/about/#x"),
        ('{{ "/a b.png" | prepend: site.baseurl | absolute_url }}', "/a b.png"),
        ("{{ \u201c/about/\u201d | url }}", "/about/"),
        ("{{ site.baseurl }}/about/", "/about/"),
        ("{{site.url}}{{ site.baseurl }}/x.png", "/x.png"),
        ("{{ site.baseurl }}", "/"),
        ("{% post_url 2015-01-20-title %}", "/2015-01-20-title"),
        ("{% link _posts/2015-01-20-title.md %}#x", "/_posts/2015-01-20-title.md#x"),
        ("{{ page.image }}", "{{ page.image }}"),
        ('{{ "x" | team_photo }}', '{{ "x" | team_photo }}'),
        ("b{c}.md", "b{c}.md"),
    ],
)
def test_what_a_template_stands_for(written: str, read: str) -> None:
    assert without_template(written) == read


def test_such_links_lead_to_what_answers(site: SiteTest) -> None:
    site.article("2015-01-20-b", body="## Part", date="2015-01-22")
    site.article("post/c", date="2015-02-03")
    site.write("content/articles/post/x.png", "x")
    targets = [
        "{{site.baseurl}}/2015/01/20/b/#part",
        "{%post_url\u00a02015-01-20-b%}".replace("\u00a0", " "),
        "/2015/01/22/b/#part:~:text=Part",
        "/2015/02/03/c.html",
        "/news/2015/02/03/c/",
        "/post/c/",
        "{{site.url}}/post/x.png",
    ]
    body = ", ".join(f"[a](<{one}>)" for one in targets)
    site.article("a", body=body).build()
    b, c = "articles/2015-01-20-b.html", "articles/post/c.html"
    assert site.links("articles/a.html")[:7] == [b, b, b, c, c, c, "articles/post/x.png"]
