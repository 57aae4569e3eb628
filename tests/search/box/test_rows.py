"""Lines of names as the scripts of search boxes read them."""

from typing import Any

from builder.search.cards import Card
from builder.search.index.name_files import HEAD
from tests.search.index.test_name_files import files_of
from tests.search.node import running


def rows_of(*cards: Card) -> Any:
    """The rows that a browser has of the file of some cards."""
    with running("folding.js", "../box/rows.js") as browser:
        return browser.call("readRows", files_of(*cards)[HEAD]["names"])


def test_a_row_has_what_a_card_has() -> None:
    names = ("Deng Xiaoping", "Teng Hsiao-p\u2018ing")
    [row] = rows_of(Card("people", "deng", names, 3, ("1977", "1997"), "", "Deng"))
    assert row == {
        "kind": 1,
        "slug": "deng",
        "articles": 3,
        "names": [*names],
        "keys": ["deng xiaoping", "teng hsiao ping", "deng"],
    }


def test_a_name_may_begin_with_any_sign() -> None:
    names = (", Foo", ",Bar")
    [row] = rows_of(Card("people", "foo", names, 1, ("2015", "2015"), ""))
    assert (row["names"], row["keys"]) == ([*names], ["foo", "bar"])
