"""XML is read in pieces, with lines; what nobody needs and who attacks uses is refused."""

import pytest

from builder.importing import xmltree
from builder.importing.xmltree import BrokenXMLError, RefusedXMLError, nodes_of


def test_elements_come_one_by_one() -> None:
    data = b"<a>\n<b x='1'>t<![CDATA[<i>&]]>\x0b</b>\n<b><c> d </c></b></a>"
    first, second = [*nodes_of(data, depth=1)][:2]
    assert (first.tag, first.attributes, first.line, first.text) == ("b", {"x": "1"}, 2, "t<i>&")
    assert (second.first("c"), second.first("none")) == ("d", "")


def test_encodings() -> None:
    for codec in ("utf-16", "windows-1251", "utf-8"):
        name = codec.encode()
        data = b'<?xml version="1.0" encoding="%s"?><a>%s</a>' % (name, "Ош".encode(codec))
        if codec == "utf-16":
            data = '<?xml version="1.0" encoding="utf-16"?><a>Ош</a>'.encode(codec)
        assert [one.text for one in nodes_of(data)] == ["Ош"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "1: the file defines an entity, 'b'"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>', "defines an entity"),
        (b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://10.0.0.1/">%b;]><a/>', "defines an entity"),
        (
            b"<a " + b" ".join(b'a%d="1"' % n for n in range(300)) + b"/>",
            "1: an element has more than 200",
        ),
        (b"<a>" * 200, "1: elements stand in each other more than 100 deep"),
        (b"<a>" + b"x" * 11_000_000, "1: an element has more than 10 million signs"),
    ],
)
def test_what_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(RefusedXMLError, match=said):
        [*nodes_of(data)]


@pytest.mark.parametrize("data", [b"", b"\n<a>", b"x", b"<a>&nbsp;</a>", b"<a></b>", b"\xff" * 9])
def test_what_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenXMLError, match=r"^\d+: this is not XML: "):
        [*nodes_of(data)]
    assert xmltree.Node("a", {}, 1).all("b") == []
