"""What Python writes into the browser's index, JavaScript reads."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.search.index.chunking import boundary_hashes, chunk
from builder.search.index.codec import encode_lists, encode_numbers, rice_parameter
from builder.search.index.documents import short_path
from builder.search.index.files import FORMAT
from builder.search.index.front_coding import front_coded, front_coded_lines
from builder.search.index.phrases import PhraseBuckets, phrase_files
from builder.search.keys import in_utf16_order
from builder.search.local import matching
from builder.search.names import name_keys
from tests.helpers import ROOT
from tests.search.index.model import (
    KEYS,
    Contents,
    contents,
    made,
    phrase_id,
    phrases_of,
    read_phrases,
    value_of,
)
from tests.search.node import Browser, running

LIMIT = 100_000
LISTS = st.lists(
    st.sets(st.integers(0, LIMIT - 1), min_size=1, max_size=200), min_size=1, max_size=5
)
WORDS = st.lists(
    st.sampled_from(["osh", "UK", "é", "ß", "9", "İ", "", "-", "Long-Enough"]), max_size=5
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running("codec.js", "lexicon.js", "places.js", "results.js") as browser:
        yield browser


@given(LISTS, st.integers(0, 5))
@example([{0}, {LIMIT - 1}, {0, LIMIT - 1}, set(range(500))], 5)
def test_lists_of_articles(browser: Browser, lists: list[set[int]], bits: int) -> None:
    numbers = [sorted(one) for one in lists]
    counts = np.array([len(one) for one in numbers])
    flat = np.array([number for one in numbers for number in one], dtype=np.int64)
    rice = np.array([rice_parameter(len(one), LIMIT) for one in numbers])
    encoded = encode_lists(flat, flat % 2**bits, counts, rice, np.full(len(counts), bits))
    for own, data in zip(numbers, encoded, strict=True):
        read = browser.call("readList", {"bytes": list(data)}, len(own), LIMIT, bits)
        assert read["articles"] == own
        assert read["impacts"] == [number % 2**bits for number in own]
        parameter = rice_parameter(len(own), LIMIT)
        distances = [own[0], *(after - before - 1 for before, after in pairwise(own))]
        size = sum((distance >> parameter) + 1 + parameter + bits for distance in distances)
        assert len(data) == -(-size // 8)


@given(st.lists(st.integers(0, 2**35 - 1), max_size=20))
@example([0, 127, 128, 2**14 - 1, 2**14, 2**21, 2**28 - 1, 2**28, 2**35 - 1])
def test_numbers(browser: Browser, numbers: list[int]) -> None:
    data = encode_numbers(np.array(numbers, dtype=np.int64)).tolist()
    code = "((bytes, count) => { const numbers = new Numbers(bytes);"
    code += " return Array.from({length: count}, () => numbers.next()); })"
    assert browser.call(code, {"bytes": data}, len(numbers)) == numbers


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_checksums(browser: Browser, text: str) -> None:
    assert browser.call("checksum", text) == crc32(text.encode())


@given(st.lists(st.sampled_from(["2015", "a", "osh-uk"]), max_size=2), WORDS, st.text("osh-19ukUK"))
@example(["2015"], ["UK", "Long-Enough"], "uk-long-enough-7")
@example([], ["Long-Enough", "Long-Enough"], "long-enough-lon")
@example([], ["ΑΣ Long-Enough", "İ"], "long-enough-i")
def test_paths(browser: Browser, folders: list[str], title: list[str], name: str) -> None:
    path = "/".join([*folders, name or "x"])
    written = " ".join(title)
    assert browser.call("fullPath", short_path(path, written), written) == path


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", exclude_characters="\t\n"), min_size=1, max_size=8),
        st.tuples(st.booleans(), st.integers(0, 5), st.integers(0, 300), st.integers(0, 300)),
        min_size=1,
    ),
    st.data(),
)
def test_keys_of_the_lexicon(
    browser: Browser, own: dict[str, tuple[bool, int, int, int]], data: st.DataObject
) -> None:
    """Forms and families, those without a count, with the keys that they lead to."""
    keys = in_utf16_order(own)
    leads = {key: data.draw(st.lists(st.sampled_from(keys), max_size=3)) for key in keys}
    rests = [rest_of(key, *own[key], leads[key]) for key in keys]
    found = browser.call(READ, front_coded_lines(keys, rests))
    nothing = False, 0, 0, 0
    assert found == [[key, *(own[key] if own[key][1] else nothing), "", leads[key]] for key in keys]


READ = """(lines) => readKeys(lines).map(([key, fields]) => {
  const entry = readEntry({}, key, fields, 0, 0);
  const { isName, count, length, fieldsLength, inline, leads } = entry;
  return [key, isName, count, length, fieldsLength, inline, leads];
})"""


@given(contents(12), st.integers(1, 4))
def test_phrases(browser: Browser, held: Contents, buckets: int) -> None:
    _, files = made(phrase_files(phrases_of(held), PhraseBuckets(buckets, 16), range(buckets)))
    for number in range(buckets):
        text = json.dumps(value_of(files, f"a/{number}"))
        found = browser.call("((text) => [...readPhrases(text)])", text)
        assert {(number, own): dict(articles) for own, articles in found} == {
            phrase: places
            for phrase, places in read_phrases(files, buckets).items()
            if phrase[0] == number
        }


@given(KEYS, KEYS)
@example("a", "a")
@example("border", "каримов")
def test_ids_of_phrases(browser: Browser, one: str, two: str) -> None:
    bucket, own = browser.call("bucketOf", one, two), browser.call("mixed", one, two)
    assert bucket << 32 | own == phrase_id(one, two)


def rest_of(key: str, is_name: bool, count: int, length: int, fields: int, leads: list[str]) -> str:
    """What `lexicon` writes of a key: its own fields, if articles have it, and its leads."""
    own = f"\t{'~' if is_name else ''}{count:x},{length:x}" if count else ""
    own += f",{fields:x}" if count and fields else ""
    return own + "".join(f"\t>{lead}" for lead in front_coded([key] * len(leads), leads))


def test_the_lines_in_the_document(browser: Browser) -> None:
    document = (ROOT / "builder/search/index/FORMAT.md").read_text(encoding="utf-8")
    example = re.search(r"With spaces for tabs:\n\n((?:    .*\n)+)", document)
    assert example
    lines = [line.strip().replace(" ", "\t") for line in example[1].splitlines()]
    assert browser.call(READ, "\n".join(lines)) == [
        ["border", False, 3, 0, 0, "haCmMgIQ", []],
        ["border~", False, 0, 0, 0, "", ["borders"]],
        ["khujand", True, 0x2C, 0x31, 4, "", ["kjnt^"]],
        ["kjnt^", False, 0, 0, 0, "", ["khujand", "худжанд"]],
    ]


def test_weights_and_shares_are_those_of_the_document() -> None:
    document = (ROOT / "builder/search/index/FORMAT.md").read_text(encoding="utf-8")
    assert document.startswith(f"# The browser's index, format {FORMAT}\n")
    assert f"with weight {matching.INFLECTED} " in document
    assert f"with weight {matching.SPELT}: " in document
    assert f"times {matching.SPELT}; " in document
    assert f"gains {matching.NEARNESS} times" in document
    assert f"the first {matching.MOST_FORMS:,} forms" in document
    assert f"`e = {matching.EXACT} / " in document
    assert name_keys("khujand", "en") == ("kjnt",)


def test_one_key_more_changes_few_files() -> None:
    keys = [f"word{number:05}" for number in range(20_000)]

    def ranges(keys: list[str]) -> set[tuple[str, ...]]:
        lengths = np.full(len(keys), 10)
        return {tuple(keys[a:b]) for a, b in chunk(boundary_hashes(keys), lengths, 3_000, 32)}

    before, after = ranges(keys), ranges(sorted([*keys, "word01234x"]))
    assert len(before) > 40
    assert len(after - before) <= 3
