"""Links follow pages that move, as they are written; what only looks like a link stays."""

import pytest

from builder.config import SiteConfig
from builder.content.edited import Source
from builder.keeping.relink import relinked
from builder.markup.render import render
from builder.model import Body

HEAD = "---\ntitle: A\n---\n"
OLD = "content/articles/2015/a.md"
PAGES = {"articles/2015/b.html": "articles/2016/new b.html"}


def moved(body: str, new: str = OLD, redirects: tuple[str, ...] = ()) -> str:
    source = Source(OLD, HEAD + body)
    links = [
        link._replace(path="articles/2015/b.html") if link.path.startswith("/") else link
        for link in render(Body(body), OLD)[0].links
    ]
    return relinked(source, new, links, PAGES, redirects, SiteConfig()).text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](b.md)", "[x](../2016/new%20b.md)"),
        ("[x](./b.html#p 't')", "[x](../2016/new%20b.html#p 't')"),
        ("[x](<b.md>) [y](c.md)", "[x](<../2016/new%20b.md>) [y](c.md)"),
        ("[x][r]\n\n[r]: b.md", "[x][r]\n\n[r]: ../2016/new%20b.md"),
        ("<a href='b.md?q=1'>x</a>", "<a href='../2016/new%20b.md?q=1'>x</a>"),
        ("[x](/articles/2015/b)", "[x](/articles/2016/new%20b)"),
        ("[x](/base/articles/2015/b.html)", "[x](/base/articles/2016/new%20b.html)"),
        ("[x](/2015/01/20/b/)", "[x](/articles/2016/new%20b.html)"),
        ("[x](b.md) `[x](b.md)`", "[x](../2016/new%20b.md) `[x](b.md)`"),
        ("[x](b.md)\n\n    [x](b.md)\n", "[x](../2016/new%20b.md)\n\n    [x](b.md)\n"),
    ],
)
def test_a_link_leads_to_where_its_page_is(before: str, after: str) -> None:
    assert moved(before) == after


def test_a_link_through_a_redirect_stays() -> None:
    assert moved("[x](/old/)", redirects=("old/index.html",)) == "[x](/old/)"


def test_links_of_a_text_that_moves() -> None:
    new = "content/articles/2016/07/a.md"
    before = "[b](b.md) [c](c.md) ![p](pic.png) [o](../../organizations/o.yaml) [w](https://x.org)"
    after = (
        "[b](../new%20b.md) [c](../../2015/c.md) ![p](../../2015/pic.png) "
        "[o](../../../organizations/o.yaml) [w](https://x.org)"
    )
    assert moved(before, new) == after
