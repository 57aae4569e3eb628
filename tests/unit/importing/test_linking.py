"""Files come with the texts that link to them, if they can be published."""

from builder.errors import Place
from builder.importing.drafts import Draft
from builder.importing.items import Item
from builder.importing.linking import Linker
from builder.importing.links import Targets
from tests.helpers import SiteTest


def test_files_of_the_source(site: SiteTest) -> None:
    for path in ("post/a/map.png", "static/img/map.png", "post/a/run.js"):
        site.write(f"../old/{path}", "")
    item = Item(Place("x"), "1", addresses=("/post/a/",), file="post/a/index.md")
    text = "![m](map.png) ![n](/img/map.png) [o](run.js) [p](//e.org/x) [q](../../../secret.txt)"
    draft = Draft(item, text=text, stem="2015/01/a")
    linker = Linker(Targets([item], "https://old.org/"), {"1": draft}, site.source / "../old")
    linker.link(draft)
    assert draft.text == (
        "![m](a/map.png) ![n](a/map-2.png) [o](https://old.org/post/a/run.js) "
        "[p](https://e.org/x) [q](https://old.org/secret.txt)"
    )
    assert draft.files == {"map.png": "post/a/map.png", "map-2.png": "static/img/map.png"}
    assert (linker.resolved, linker.elsewhere, linker.open) == (2, 2, 0)
