"""The documents as a whole: what leads where, how they are built, how long the first one is."""

from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.documents import DOCUMENTS, anchors, headings, links, name_of, read
from tests.helpers import ROOT

README = ROOT / "README.md"
INDEX = ROOT / "docs/index.md"

# Root files and the index of the documents are no chapters of it.
CHAPTERS = [path for path in DOCUMENTS if path not in {README, INDEX}]


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(document: Path) -> None:
    for link in links(document):
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme == "https", link
            continue
        target = document.parent / unquote(parts.path) if parts.path else document
        assert target.exists(), link
        assert ROOT in target.resolve().parents, link
        if parts.fragment:
            assert parts.fragment in anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_there_is_one_title_and_no_level_is_passed_over(document: Path) -> None:
    levels = [heading.level for heading in headings(document)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("document", CHAPTERS, ids=name_of)
def test_every_document_is_in_the_index(document: Path) -> None:
    found = {(INDEX.parent / link.partition("#")[0]).resolve() for link in links(INDEX)}
    assert document in found


def test_the_readme_is_short() -> None:
    assert 450 <= len(read(README).split()) <= 750


def test_the_readme_has_a_picture_that_is_small_and_has_a_text() -> None:
    [picture] = [link for link in links(README) if link.endswith(".png")]
    data = (ROOT / picture).read_bytes()
    assert int.from_bytes(data[16:20]) == 1280  # the width, in the header of a PNG
    assert len(data) < 150_000
    assert "![The front page" in read(README)


def test_the_readme_leads_to_every_document_for_its_readers() -> None:
    found = {link for link in links(README) if not urlsplit(link).scheme}
    shown = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert shown <= {link.partition("#")[0] for link in found}
