"""The browser's index as a derivation: brought up to date, it is what it would be made anew."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from builder.archive import Archive
from builder.config import SiteConfig
from builder.hashing import digest
from builder.model import Entity, Kind, text_of
from builder.pipeline import search_index
from builder.pipeline.derive import PieceMaker, Pieces, SiteInputs
from builder.pipeline.partitions import divide
from builder.search.client import SCRIPT
from builder.search.index import scratch
from builder.store.cache import Cache
from builder.store.output import FileStamp
from builder.store.state import SiteFile
from tests.archives import about, archive_of, article_of
from tests.unit.pipeline.reading import alone

MANY = 2_500
NO_STAMP = FileStamp(0, 0, 0)

Files = dict[str, bytes | None]
Change = Callable[[dict[str, str]], object]


def bodies(count: int = MANY) -> dict[str, str]:
    """Texts by id: words that many have, in several forms, and words that few have.

    Two that are far from each other have a name, as others may in other spellings.
    """
    forms = ["border", "borders", "mining", "mines", "price"]
    texts = {f"{at:04}": f"oil {forms[at % 5]} rare{at * 7 % 997}" for at in range(count)}
    for at in ("0003", "2400"):
        if at in texts:
            texts[at] += " Каримов Назарбаев"
    return texts


def archive(texts: dict[str, str]) -> Archive:
    named = {"0001": about(organizations="hut")}
    made = archive_of(
        *(article_of(id, entities=named.get(id, {})) for id in texts),
        entities=[
            Entity(Kind.ORGANIZATIONS, "hut", "Hizb ut-Tahrir", ("Party of Mines",), ("HuT",))
        ],
        texts={f"content/articles/{id}.md": text_of(f"<p>{one}</p>") for id, one in texts.items()},
    )
    marks = tuple(digest(texts[one.id].encode()) for one in made.articles)
    return replace(made, fingerprints=marks)


class Index:
    """A folder with the index of an archive, which is changed time and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = Cache(folder / "cache", b"1")
        self.there: dict[str, bytes] = {}

    def update(self, texts: dict[str, str]) -> Files:
        """The files as they are given: None for those that may stay."""
        own = archive(texts)
        unchanged = {path: SiteFile(digest(data), NO_STAMP) for path, data in self.there.items()}
        maker = PieceMaker({search_index.__name__: search_index}, divide(own), self.cache, alone())
        maker.finish()
        site = SiteInputs(own, self.folder, unchanged, self.cache)
        given: Files = dict(search_index.files(Pieces(search_index, maker), site))
        self.there = {
            path: self.there[path] if data is None else data for path, data in given.items()
        }
        for path, data in self.there.items():
            (self.folder / path).parent.mkdir(exist_ok=True)
            (self.folder / path).write_bytes(data)
        return given


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Index:
    index = Index(tmp_path_factory.mktemp("built"))
    index.update(bodies())
    return index


def anew(folder: Path, texts: dict[str, str]) -> dict[str, bytes]:
    index = Index(folder)
    index.update(texts)
    return index.there


CHANGES: list[Change] = [
    lambda texts: texts.update({"0007": "oil border another"}),
    lambda texts: texts.update({"0007": "", "2499": "rare1 rare2 borders"}),
    lambda texts: texts.update({"9999": "oil mines new"}),
    lambda texts: texts.update({"0007": "oil karimov"}),  # what the name's key is made of
    lambda texts: texts.update({"0007": "oil Каримова", "0008": "Nazarbayev nazarbaev"}),
    lambda texts: texts.update({"0003": "oil rare"}),  # and so the name stays in one
    lambda texts: texts.update({"0003": "Karimov Назарбаева", "2400": "oil"}),
    lambda texts: texts.update({"0007": "oil party of"}),  # another name of a record, in forms
    lambda texts: texts.update({"0007": "Hezb ut tahrir", "2499": "HuT"}),
    lambda texts: texts.pop("2499"),
    lambda texts: texts.pop("0000"),  # gives all others another number
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_all_is_as_made_anew(change: Change, built: Index, tmp_path: Path) -> None:
    texts = bodies()
    built.update(texts)
    change(texts)
    built.update(texts)
    assert built.there == anew(tmp_path, texts)


def test_an_index_that_is_merged_by_many_ranges_is_the_same(built: Index, tmp_path: Path) -> None:
    built.update(bodies())
    with patch.object(scratch, "AT_ONCE", 50):
        assert anew(tmp_path, bodies()) == built.there


def test_a_file_that_was_damaged_unnoticed_has_all_made_anew(built: Index, tmp_path: Path) -> None:
    built.update(bodies())
    for path in (built.folder / "search").glob("p-*.js"):
        path.write_bytes(path.read_bytes().replace(b",'", b",'AAAA"))
    texts = {**bodies(), "0007": "oil border another"}
    assert None not in built.update(texts).values()
    assert built.there == anew(tmp_path, texts)


def test_other_names_that_begin_and_end_to_be_written_widen_queries(built: Index) -> None:

    def is_looked_for() -> bool:
        shards = (data for path, data in built.there.items() if path.startswith("search/l/"))
        return b">0party of mines" in b"".join(shards)

    built.update(bodies())
    assert not is_looked_for()
    built.update({**bodies(), "0007": "oil parties of"})
    assert is_looked_for()
    built.update(bodies())
    assert not is_looked_for()


def test_after_a_small_change_most_files_stay(built: Index) -> None:
    built.update(bodies())
    given = built.update({**bodies(), "0007": "oil border another"})
    assert sum(data is None for data in given.values()) > sum(map(bool, given.values()))


def test_files_that_are_not_as_they_were_left_have_all_made_anew(built: Index) -> None:
    built.update(bodies())
    before = dict(built.there)
    path = min(one for one in built.there if not one.endswith(SCRIPT))
    built.there[path] = b"damaged"
    given = built.update({**bodies(), "0007": "oil border another"})
    assert None not in given.values()
    built.update(bodies())
    assert built.there == before


def test_the_client_s_script_is_among_them(built: Index) -> None:
    assert f"{search_index.FOLDER}{SCRIPT}" in built.there


def test_without_search_there_are_no_files_and_pieces_are_empty(tmp_path: Path) -> None:
    own = archive_of(article_of("a"), config=SiteConfig(search=False))
    piece = search_index.piece(own.partition(0, 1))
    assert (piece.segment, piece.lines) == (None, [])
    cache = Cache(tmp_path, b"1")
    maker = PieceMaker({search_index.__name__: search_index}, divide(own), cache, alone())
    site = SiteInputs(own, tmp_path, {}, cache)
    assert [*search_index.files(Pieces(search_index, maker), site)] == []


def test_a_piece_has_a_line_and_lengths_for_each_article() -> None:
    piece = search_index.piece(archive(bodies(3)).partition(0, 3))
    titles = [f"Title of {id}" for id in bodies(3)]
    assert [title in line for title, line in zip(titles, piece.lines, strict=True)] == [True] * 3
    assert piece.segment is not None
