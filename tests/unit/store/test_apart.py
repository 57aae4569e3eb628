"""The HTML of texts apart: it comes back as it was, or with a message."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builder.errors import MachineError
from builder.model import EMPTY_TEXT, text_of
from builder.store.apart import PREFIX, file_of, set_apart, whole_partition, whole_texts, with_html
from builder.store.cache import NO_CACHE, Cache, temporary_cache
from tests.archives import archive_of, article_of

TEXTS = [text_of("<p>Ош 🗻</p>", "Osh", anchors=("a",)), EMPTY_TEXT, text_of("<p>b</p>", "b")]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_every_html_comes_back(htmls: list[str]) -> None:
    texts = [text_of(html, html[:3]) for html in htmls]
    with temporary_cache() as cache:
        apart = set_apart(texts, cache)
        assert [one.apart == "" for one in apart] == [html == "" for html in htmls]
        assert with_html(apart, cache) == tuple(texts)
        assert with_html(apart[::-1], cache) == tuple(texts[::-1])


def test_of_a_text_that_is_apart_all_but_the_html_is_known(tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"1")
    apart = set_apart(TEXTS, cache)
    assert [replace(one, apart="") for one in apart] == [replace(one, inline="") for one in TEXTS]
    assert {file_of(one) for one in apart} == {"", *cache.names(PREFIX)}


def test_texts_of_several_files_come_in_their_order(tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"1")
    first, second = set_apart(TEXTS, cache), set_apart([text_of("<p>c</p>")], cache)
    mixed = [*second, *first[::-1], *TEXTS]
    assert with_html(mixed, cache) == (text_of("<p>c</p>"), *TEXTS[::-1], *TEXTS)


def test_a_cache_that_keeps_nothing_leaves_texts_as_they_are() -> None:
    assert set_apart(TEXTS, NO_CACHE) == TEXTS
    assert with_html(TEXTS, NO_CACHE) == tuple(TEXTS)


@pytest.mark.parametrize("harm", ["removed", "other", "short"])
def test_what_was_lost_meanwhile_is_told(harm: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path, b"1")
    apart = set_apart(TEXTS, cache)
    (name,) = cache.names(PREFIX)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    if harm != "removed":
        (tmp_path / name).write_bytes(data[:-4] + (b"\xffabc" if harm == "other" else b""))
    with pytest.raises(MachineError, match=f"{name} was changed or removed"):
        with_html(apart, cache)


@pytest.mark.parametrize("place", ["../secret 0 9", "x", "0" * 32 + " 5 1", "0" * 32 + " -1 1"])
def test_a_made_up_place_leads_to_no_other_file(place: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("<p>secret</p>" * 9)
    made_up = replace(text_of("<p>secret"), inline="", apart=place)
    assert "secret" not in file_of(made_up)
    with pytest.raises(MachineError):
        with_html([made_up], Cache(tmp_path / "cache", b"1"))


def test_a_partition_and_an_archive_get_all_their_texts(tmp_path: Path) -> None:
    cache, articles = Cache(tmp_path, b"1"), [article_of(id) for id in "abc"]
    paths = [one.path for one in articles]
    archive = archive_of(*articles, texts=dict(zip(paths, set_apart(TEXTS, cache), strict=True)))
    assert whole_partition(archive.partition(1, 3), cache).texts == tuple(TEXTS[1:])
    assert whole_texts(archive, cache) == dict(zip(paths, TEXTS, strict=True))
