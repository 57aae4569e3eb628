"""Tables of HTML, made such that Markdown can have them: a grid of cells with a line each."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
_CELLS = ("td", "th")
_BLOCKS = ("p", "ul", "ol", "dl", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
_MOST_WIDE = 100  # columns, and rows that a cell may reach into
_MOST_FILLED = 10_000  # cells of a text, which may be hostile


def make_grids(tree: "BeautifulSoup") -> None:
    """Let each table be a grid; what only lays out a page becomes paragraphs.

    That is a table with others in it, or with one column of which a cell is no line.
    """
    left = _MOST_FILLED
    for table in tree.find_all("table"):
        own = [one for one in table.find_all(_PARTS) if one.find_parent("table") is table]
        for part in table.find_all(("col", "colgroup")):
            part.extract()
        for caption in table.find_all("caption", recursive=False):
            caption.name = "p"
            table.insert_before(caption.extract())
        if table.find("table") or _is_column(own):
            for one in (table, *own):
                one.name, one.attrs = "div", {}
        else:
            left = _filled(tree, [one for one in own if one.name == "tr"], left)


def _is_column(own: "list[Tag]") -> bool:
    rows = [one for one in own if one.name == "tr"]
    cells = [one for one in own if one.name in _CELLS]
    return len(cells) <= len(rows) and any(len(one.find_all(_BLOCKS)) > 1 for one in cells)


def _filled(tree: "BeautifulSoup", rows: "list[Tag]", left: int) -> int:
    """Put an empty cell where one from above reaches into a row; how many more may be put."""
    below: dict[int, int] = {}  # rows that the cell of a column still reaches into
    for row in rows:
        at = 0
        for cell in (*row.find_all(_CELLS, recursive=False), None):
            while below.get(at) and left:
                empty = tree.new_tag("td")
                _ = cell.insert_before(empty) if cell else row.append(empty)
                below[at] -= 1
                at, left = at + 1, left - 1
            if cell:
                width = _span(cell, "colspan")
                below |= dict.fromkeys(range(at, at + width), _span(cell, "rowspan") - 1)
                at += width
    return left


def _span(cell: "Tag", name: str) -> int:
    written = str(cell.get(name, "1"))
    number = int(written) if written.isdecimal() and len(written) < 5 else 1
    return max(1, min(number, _MOST_WIDE))
