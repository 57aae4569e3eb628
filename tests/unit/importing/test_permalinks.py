"""Forms of addresses, and which one a site had."""

from builder.errors import Place
from builder.importing.items import Address, Item
from builder.importing.permalinks import base_of, expanded, form_of, links_of, with_addresses

ADDRESS = Address(("2015-01-20", "2015-01-21"), "a", "a", ("news",), "post")


def test_forms() -> None:
    assert expanded("/:categories/:year/:i_month/:title.html", ADDRESS) == ["/news/2015/1/a.html"]
    assert expanded("/:year/:month/:day/:title/", ADDRESS) == ["/2015/01/20/a/", "/2015/01/21/a/"]
    assert expanded("/:unknown/:title/", ADDRESS) == []


def test_the_form_and_the_site_that_links_tell() -> None:
    text = (
        "[a](/2015/01/20/a/) [b](https://old.org/2015/01/20/a/) [c](https://old.org/2015/01/21/a)"
    )
    items = [Item(Place("x"), "1", text=text, address=ADDRESS)]
    links = links_of(items)
    form, number = form_of(items, links)
    assert (form, number) == ("/:year/:month/:day/:title/", 3)
    assert base_of(with_addresses(items, form), links) == ("https://old.org/", 2)
    assert form_of([], links) == ("", 0)
