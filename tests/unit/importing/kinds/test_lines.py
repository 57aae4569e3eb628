"""What an archive exports comes back as it was."""

import gzip

import pytest

from builder.importing.kinds import lines
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused


def test_an_export_comes_back_exactly(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nextra_fields: [shelf, number, deep]\n")
    more = 'shelf: "12"\nnumber: 12\ndeep: {a: [1, x]}\ncountries: [KG]\ntopics: [A_b, C*d]'
    site.article("deep/a", more, body="Text with *signs* & [brackets](https://e.org/).\n\n> # More")
    site.article("b", "language: ru\nid: own/id", body="Ещё.").build()
    path = site.output / "data/articles.jsonl.gz"
    before = gzip.decompress(path.read_bytes())
    site.write_as_it_is("../export.jsonl.gz", path.read_bytes())
    site.remove("content/articles/deep/a.md").remove("content/articles/b.md")
    imported(site, "jsonl", "../export.jsonl.gz")
    assert "id: own/id\n" in article(site, "b")
    site.build()
    assert gzip.decompress(path.read_bytes()) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"nope\n", "this is not JSON"),
        (b'{"title": "A", "date": "2015", "text": 5}\n', "'text' must be a text"),
        (b"\x1f\x8bnothing", "cannot be unpacked"),
        (gzip.compress(b'{"title": "A"}')[:-9], "ends too early"),
        (gzip.compress(b"\0" * 20_000_000), "unpacks to more than texts do"),
        (b'{"title": "A", "x": ' + b"[" * 5000 + b"]" * 5000 + b"}", "more than 20 deep"),
        (b'{"title": "a\\u0000b", "date": "2015"}', "U+0000"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, said: str, site: SiteTest) -> None:
    assert said in refused(site, "jsonl", data)


def test_no_path_leads_out_of_the_archive(site: SiteTest) -> None:
    site.write("l.jsonl", '{"path": "../../out", "title": "A", "date": "2015", "text": "x"}\n')
    imported(site, "jsonl", "l.jsonl")
    assert "title: A\n" in article(site, "2015/01/a")
    assert callable(lines.items)
