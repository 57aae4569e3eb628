"""Tables become grids that Markdown can have, or paragraphs."""

from time import process_time

import pytest

from builder.importing.fragments import fragment
from builder.importing.grids import make_grids


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            table("<th>A<th>B<th>C", "<td rowspan=2>r<td>s<td>t", "<td>u<td>v", "<td>w<td>x<td>y"),
            "| A | B | C |\n| --- | --- | --- |\n| r | s | t |\n|  | u | v |\n| w | x | y |",
        ),
        (
            table("<td>A<td>B", "<td>a<td rowspan=2>b", "<td>c"),
            "| A | B |\n| --- | --- |\n| a | b |\n| c |  |",
        ),
        (
            table(f"<td>left{table('<td>a<td>b')}<td>right"),
            "left\n\n| a | b |\n| --- | --- |\n\nright",
        ),
        (table("<td><p>One</p><p>Two</p>"), "One\n\nTwo"),
        ("<table><caption>Of</caption><col><tr><td>x</table>", "Of\n\n| x |\n| --- |"),
        (table("<td rowspan=x>a<td>b"), "| a | b |\n| --- | --- |"),
    ],
)
def test_tables(html: str, markdown: str) -> None:
    assert fragment(html).markdown == markdown


def test_a_hostile_table_takes_a_moment() -> None:
    from bs4 import BeautifulSoup

    tree = BeautifulSoup(table(*["<td rowspan=9999 colspan=9999>"] * 2_000), "lxml")
    began = process_time()
    make_grids(tree)
    assert process_time() - began < 5
    assert len(tree.find_all("td")) <= 12_000
