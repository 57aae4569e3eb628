"""Which tags count, without the rest of a text."""

import pytest

from builder.markup.pairs import Pairs
from builder.markup.tags import Tag, pieces


@pytest.mark.parametrize(
    ("written", "counting"),
    [
        ("<b>a</b>", "<b> </b>"),
        ("<b><i></b></i>", "<b> </b>"),
        ("<div>", ""),
        ("<div></div></div>", "<div> </div> </div>"),
        ("<div lang=ru>", "<div lang=ru>"),
        ("<ul><li><b><li></ul>", "<ul> <li> <li> </ul>"),
        ("<td></td><table><td></td></table>", "<table> <td> </td> </table>"),
        ("<BR><U><FONT SIZE=1>", "<BR> <FONT SIZE=1>"),
        ("<img><img src=a>", "<img src=a>"),
    ],
)
def test_tags_that_count(written: str, counting: str) -> None:
    pairs = Pairs()
    tags = [one for one in pieces(written) if isinstance(one, Tag)]
    for tag in tags:
        pairs.see(tag, None)
    pairs.finish()
    assert " ".join(tag.written for tag in tags if tag.counts) == counting


def test_a_container_keeps_its_tags() -> None:
    pairs = Pairs()
    begin, end = (one for one in pieces("<b></b>") if isinstance(one, Tag))
    pairs.enter()
    pairs.see(begin, None)
    pairs.leave()
    pairs.see(end, None)
    pairs.finish()
    assert not begin.counts
    assert not end.counts
