"""The scripts of search boxes: what they are made of, and that they are small."""

import gzip

import pytest

from builder.search.box import FILES, LOADER, SUGGEST, box_scripts, marks, whole_scripts
from tests.client import TERSER, boxes
from tests.helpers import ROOT
from tests.search.client.test_layout import (
    COMMENT,
    FUNCTION,
    MOST_LINES,
    MOST_LINES_OF_FUNCTION,
    NAME,
    UNTYPED,
    types_of,
)
from tests.tools import need

FOLDER = ROOT / "builder/search/box"
MOST_BYTES = {LOADER: 750, SUGGEST: 6010}  # gzipped; a reader has the first with any page


def test_every_file_is_in_one() -> None:
    assert sorted([*FILES, LOADER]) == sorted(path.name for path in FOLDER.glob("*.js"))


@pytest.mark.parametrize("name", [LOADER, SUGGEST])
def test_they_are_made_of_the_files_as_they_are(name: str) -> None:
    is_new = box_scripts()[name].decode().startswith(marks()[name])
    assert is_new, f"{name} is older than the files of which it is made; run `make client`"


def test_they_are_what_terser_makes_of_them() -> None:
    need("node", TERSER)
    assert boxes() == {name: data.decode() for name, data in box_scripts().items()}


@pytest.mark.parametrize("name", [LOADER, SUGGEST])
def test_they_are_small(name: str) -> None:
    assert len(gzip.compress(box_scripts()[name], 9)) <= MOST_BYTES[name]
    assert len(box_scripts()[name]) < len(whole_scripts()[name])


@pytest.mark.parametrize("file", [*FILES, LOADER])
def test_a_file_is_small_and_its_types_say_what_they_are(file: str) -> None:
    source = (FOLDER / file).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    sizes = [body.count("\n") for _, body in FUNCTION.findall(COMMENT.sub("", source))]
    assert max(sizes, default=0) <= MOST_LINES_OF_FUNCTION
    assert [one for one in types_of(source) if UNTYPED & {*NAME.findall(one)}] == []


def test_text_enters_a_page_as_text() -> None:
    for file in FILES:
        source = (FOLDER / file).read_text(encoding="utf-8")
        assert not any(one in source for one in ("innerHTML", "insertAdjacent", "document.write"))
