"""Articles as dictionaries: at random, as the arrays of the index, and read back from its files.

All of it is slow and plain; the decoder follows FORMAT.md alone and knows nothing of the encoder.
"""

import base64
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from builder.search.client import early_script
from builder.search.families import NAME, STEM
from builder.search.fields import FIELD_BITS
from builder.search.index.codec import Packed, pack, unpack, view
from builder.search.index.merge import Merged, Postings
from builder.search.index.packing import Files, Making, Value
from builder.search.index.pairs import Pairs
from builder.search.index.phrases import Phrases
from builder.search.index.segments import Segment, key_ids
from builder.search.weights import K1

FIELDS = 1 << FIELD_BITS

Places = dict[int, list[int]]  # by article, as FORMAT.md has them: with the field in three bits
Pair = tuple[str, str]  # two terms, the lower first
Line = tuple[str, str]  # the key of a family, and a form that belongs to it


class Contents(NamedTuple):
    """What some articles hold, which are numbered from 0.

    `positions` are those of each form, `pairs` the articles of each pair.
    """

    articles: int
    positions: dict[str, Places]
    pairs: dict[Pair, set[int]]
    families: set[Line]


# --- At random

# Characters that UTF-16 and Unicode put in different orders; keys that begin alike for long.
LETTERS = "abcé\u0436\u6f22\ue000\ufb01\U0001d4b6\U0001d4b7"
KEYS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=4),
    st.builds("{}{}".format, st.sampled_from(["a" * 14, "a" * 15, "a" * 16]), st.text("ab")),
)
SHAPES = st.sampled_from(
    [
        *([0], [4], [2**14], [3]),  # three of one weight, two of these of one size
        *([1, 5, 9], [0, 2, 4, 300, 301], [127, 255, 383], [2**14, 2**21 + 1, 2**26 - 1]),
    ]
)

ENDS = st.sampled_from([STEM, f"{STEM}uz", NAME, NAME])  # of the keys of families

LATER = "all a word later"  # a change of places that leaves the weight


def key_id(key: str) -> int:
    """The id of a key."""
    return int(key_ids([key])[0])


def masks(articles: int) -> st.SearchStrategy[set[int]]:
    """Sets of articles: few of them, or all but few."""
    most = 2**articles - 1
    bits = st.builds(int.__xor__, st.integers(0, most), st.sampled_from([0, most]))
    return bits.map(lambda mask: {article for article in range(articles) if mask >> article & 1})


@st.composite
def contents(draw: st.DrawFn, articles: int, keys: st.SearchStrategy[str] = KEYS) -> Contents:
    """What so many articles may hold."""
    positions = {}
    for key, having in draw(st.dictionaries(keys, masks(articles), max_size=12)).items():
        shapes = draw(st.lists(SHAPES, min_size=1, max_size=3))
        own = {article: shapes[article % len(shapes)] for article in sorted(having)}
        if own:
            positions[key] = own
    terms = one_of(positions) | keys
    found = draw(st.dictionaries(st.tuples(terms, terms), masks(articles), max_size=6))
    families = draw(st.sets(lines_among(positions), max_size=8))
    return tidied(Contents(articles, positions, found, families))


@st.composite
def edited(draw: st.DrawFn, before: Contents, most_new: int = 0) -> Contents:
    """What the articles may hold after some changes, with some more articles at the end."""
    articles = before.articles + draw(st.integers(0, most_new))
    known = one_of(before.positions)
    positions = {key: dict(own) for key, own in before.positions.items()}
    for key in draw(st.sets(known, max_size=2)):
        positions.pop(key, None)
    there = [(key, article) for key, own in sorted(before.positions.items()) for article in own]
    where = st.tuples(known | KEYS, st.integers(0, articles - 1))
    where = st.sampled_from(there) | where if there else where
    changes = st.tuples(where, st.none() | st.just(LATER) | SHAPES)
    for (key, article), change in draw(st.lists(changes, max_size=6)):
        own = positions.setdefault(key, {})
        was = own.pop(article, [])
        if isinstance(change, str):  # LATER
            own[article] = [position + 8 for position in was or [0]]
        elif change is not None:
            own[article] = change
    pairs = {pair: set(own) for pair, own in before.pairs.items()}
    terms = st.tuples(one_of(positions), one_of(positions) | KEYS)
    terms = terms | st.sampled_from(sorted(pairs)) if pairs else terms
    toggles = st.tuples(terms, st.integers(0, articles - 1))
    for pair, article in draw(st.lists(toggles, max_size=3)):
        pairs[pair_of(*pair)] = pairs.get(pair_of(*pair), set()) ^ {article}
    lines = lines_among(positions)
    lines = lines | st.sampled_from(sorted(before.families)) if before.families else lines
    families = before.families ^ draw(st.sets(lines, max_size=3))
    return tidied(Contents(articles, positions, pairs, families))


def lines_among(forms: Collection[str]) -> st.SearchStrategy[Line]:
    """Families of some forms; the key of one is mostly made of another form, or of few letters."""
    base = st.one_of(one_of(forms), st.sampled_from(["a", "b", "ab"]), KEYS)
    return st.tuples(st.builds("{}{}".format, base, ENDS), one_of(forms))


def one_of(keys: Iterable[str]) -> st.SearchStrategy[str]:
    """One of some keys; of none, a key that is nowhere."""
    return st.sampled_from(sorted(keys) or ["nowhere"])


def tidied(found: Contents) -> Contents:
    """Without what cannot be: forms in no article, families of these, or of their own key alone."""
    positions = {key: dict(sorted(own.items())) for key, own in found.positions.items() if own}
    pairs: dict[Pair, set[int]] = {}
    for pair, having in found.pairs.items():
        if having:
            pairs.setdefault(pair_of(*pair), set()).update(having)
    families = {
        (family, form)
        for family, form in found.families
        if form in positions and family not in {f"{form}{STEM}", f"{form}{NAME}"}
    }
    return Contents(found.articles, positions, pairs, families)


def joined(batches: Iterable[Contents]) -> Contents:
    """What batches hold together, one after the other."""
    articles = 0
    positions: dict[str, Places] = {}
    pairs: dict[Pair, set[int]] = {}
    families: set[Line] = set()
    for segment in batches:
        for key, own in segment.positions.items():
            for article, numbers in own.items():
                positions.setdefault(key, {})[articles + article] = numbers
        for pair, having in segment.pairs.items():
            pairs.setdefault(pair, set()).update(articles + article for article in having)
        families |= segment.families
        articles += segment.articles
    return Contents(articles, positions, pairs, families)


def restricted(whole: Contents, keys: Collection[str], terms: Collection[str]) -> Contents:
    """The postings of some keys, and the pairs of two of some terms; no families."""
    positions = {key: own for key, own in whole.positions.items() if key in keys}
    pairs = {pair: own for pair, own in whole.pairs.items() if {*pair} <= {*terms}}
    return Contents(whole.articles, positions, pairs, set())


def leads_in(held: Contents) -> dict[str, set[str]]:
    """Where keys lead: families to their forms, forms to the names that they share with others."""
    leads: dict[str, set[str]] = {}
    for family, form in held.families:
        leads.setdefault(family, set()).add(form)
        spellings = {other for name, other in held.families if name == family}
        if family[-1] == NAME and len(spellings) > 1:
            for one in spellings:
                leads.setdefault(one, set()).add(family)
    return leads


def units(key: str) -> list[int]:
    """The UTF-16 code units of a key, which order it."""
    data = key.encode("utf-16-be")
    return [high << 8 | low for high, low in zip(data[::2], data[1::2], strict=True)]


def pair_of(one: str, two: str) -> Pair:
    """Two terms, the lower first."""
    return (one, two) if units(one) <= units(two) else (two, one)


# --- As arrays


def number_bytes(number: int) -> bytes:
    """A variable-length integer."""
    return (
        bytes([number]) if number < 128 else bytes([number & 127 | 128]) + number_bytes(number >> 7)
    )


def phrase_id(one: str, two: str) -> int:
    """What stands for two forms of which the second follows the first."""
    first, second = ([crc32(text.encode()) for text in (form[:3], form)] for form in (one, two))
    bucket, own = (
        before * 0x9E3779B1 % 2**32 ^ after * 0x85EBCA77 % 2**32
        for before, after in zip(first, second, strict=True)
    )
    return bucket << 32 | own


def place_of(position: int) -> int:
    """Where a word is as buckets of phrases have it: an even number in the body."""
    return position // FIELDS * 2 if position % FIELDS == 1 else position * 2 + 1


def phrase_rows(held: Contents) -> list[tuple[int, int, int]]:
    """Each two forms that follow each other: their id, the article, the place; by article."""
    forms: dict[tuple[int, int], list[str]] = {}
    for form, places in held.positions.items():
        for article, positions in places.items():
            for position in positions:
                forms.setdefault((article, position), []).append(form)
    rows = [
        (phrase_id(one, two), article, place_of(position))
        for (article, position), before in forms.items()
        for two in forms.get((article, position + FIELDS), [])
        for one in before
    ]
    return sorted(rows, key=lambda row: (row[1], row))


def by_phrase(rows: Iterable[tuple[int, int, int]]) -> dict[int, Places]:
    """Rows by phrase and article."""
    found: dict[int, Places] = {}
    for phrase, article, place in sorted(rows):
        found.setdefault(phrase, {}).setdefault(article, []).append(place)
    return found


def phrases_in(held: Contents) -> dict[int, Places]:
    """The places of each two forms that follow each other, by their id."""
    return by_phrase(phrase_rows(held))


def phrases_of(held: Contents, buckets: int = 1, some: Collection[int] = (0,)) -> Phrases:
    """The rows of some buckets."""
    every = phrase_rows(held)
    rows = [row for row in every if (row[0] >> 32) % buckets in some]
    return Phrases(
        np.array([row[0] for row in rows], dtype=np.uint64),
        np.array([row[1] for row in rows], dtype=np.int32),
        np.array([row[2] for row in rows], dtype=np.int32),
        len(every),
    )


def integers(numbers: Iterable[int]) -> NDArray[np.int64]:
    return np.array([*numbers], dtype=np.int64)


def batch_of(held: Contents) -> Segment:
    """Articles as `invert` gives them."""
    keys = sorted(held.positions, key=key_id)
    postings = [(article, own) for key in keys for article, own in held.positions[key].items()]
    fields = [frequencies(own) for _, own in postings]
    rows = phrase_rows(held)
    terms = sorted({term for pair in held.pairs for term in pair}, key=key_id)
    pairs = sorted(
        (*sorted([terms.index(one), terms.index(two)]), article)
        for (one, two), own in held.pairs.items()
        for article in own
    )
    return Segment(
        ids=pack(integers(key_id(key) for key in keys)),
        keys="\n".join(keys),
        counts=pack(integers(len(held.positions[key]) for key in keys)),
        small=pack(integers(is_small(held.positions[key]) for key in keys)),
        article=pack(integers(article for article, _ in postings)),
        fields=pack(integers(len(own) for own in fields)),
        field=pack(integers(field for own in fields for field in own)),
        frequency=pack(integers(often for own in fields for often in own.values())),
        phrases=pack(np.array([row[0] for row in rows], dtype=np.uint64)),
        phrase_articles=pack(integers(row[1] for row in rows)),
        places=pack(integers(row[2] for row in rows)),
        total=len(rows),
        pair_ids=pack(integers(key_id(term) for term in terms)),
        pair_terms="\n".join(terms),
        pairs=pack(integers(number for row in pairs for number in row)),
        families="\n".join(f"{family}\t{form}" for family, form in held.families),
    )


def is_small(places: Places) -> bool:
    """Whether a key counts as one that begins with a small letter: here, what stands in a body."""
    return any(position & 3 == 1 for own in places.values() for position in own)


def frequencies(positions: Sequence[int]) -> dict[int, int]:
    """How often a key stands in each field where it does."""
    fields = [position & 7 for position in positions]
    return {field: fields.count(field) for field in sorted({*fields})}


class Said(NamedTuple):
    """What a segment says of some articles.

    `postings` has for each form and article how often it stands in each field, `phrases` for each
    pair that follow each other the places in each article.
    """

    postings: dict[str, dict[int, dict[int, int]]]
    pairs: dict[Pair, set[int]]
    phrases: dict[int, Places]
    families: set[Line]


def said_of(held: Contents) -> Said:
    """What a segment of the articles says."""
    postings = {
        key: {article: frequencies(positions) for article, positions in own.items()}
        for key, own in held.positions.items()
    }
    return Said(postings, held.pairs, phrases_in(held), held.families)


def said_by(segment: Segment) -> Said:
    """What a segment says.

    Raises:
        AssertionError: its columns do not agree.
    """
    keys = numbered(segment.keys, segment.ids)
    article, fields = (
        iter(unpack(column).tolist()) for column in (segment.article, segment.fields)
    )
    each = iter(
        zip(unpack(segment.field).tolist(), unpack(segment.frequency).tolist(), strict=True)
    )
    postings: dict[str, dict[int, dict[int, int]]] = {}
    for key, count in zip(keys, unpack(segment.counts).tolist(), strict=True):
        own = {next(article): dict(next(each) for _ in range(next(fields))) for _ in range(count)}
        assert list(own) == sorted(own)
        postings[key] = own
    assert not [*article, *fields, *each]
    pairs: dict[Pair, set[int]] = {}
    terms = numbered(segment.pair_terms, segment.pair_ids)
    for one, two, number in unpack(segment.pairs).reshape(-1, 3).tolist():
        own_pair = pairs.setdefault(pair_of(terms[one], terms[two]), set())
        assert number not in own_pair
        own_pair.add(number)
    lines = segment.families.split("\n") if segment.families else []
    assert len(lines) == len({*lines})
    families = {(family, form) for family, form in (line.split("\t") for line in lines)}
    columns = (
        view(one).tolist() for one in (segment.phrases, segment.phrase_articles, segment.places)
    )
    rows = list(zip(*columns, strict=True))
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    return Said(postings, pairs, by_phrase(rows), families)


def numbered(lines: str, ids: Packed) -> list[str]:
    """The texts of a segment, in the order of their ids."""
    texts = lines.split("\n") if lines else []
    numbers = unpack(ids).tolist()
    assert numbers == [key_id(text) for text in texts] == sorted(numbers)
    return texts


def weights_of(
    held: Contents, occurrence_weight: NDArray[np.float64]
) -> dict[str, dict[int, float]]:
    """The weight of each posting, when an occurrence in an article's field has a worth."""
    return {
        key: {
            article: sum(
                often * float(occurrence_weight[article, field])
                for field, often in frequencies(own).items()
            )
            for article, own in postings.items()
        }
        for key, postings in held.positions.items()
    }


def merged_of(held: Contents, occurrence_weight: NDArray[np.float64], least: int = 1) -> Merged:
    """What a `SegmentMerger` gives for the articles."""
    keys = sorted(held.positions, key=units)
    weights = weights_of(held, occurrence_weight)
    postings = Postings(
        keys,
        counts=integers(len(held.positions[key]) for key in keys),
        small=np.array([is_small(held.positions[key]) for key in keys], dtype=np.bool_),
        article=integers(article for key in keys for article in held.positions[key]).astype(
            np.int32
        ),
        weight=np.array([one for key in keys for one in weights[key].values()], dtype=np.float32),
        fields=integers(
            sum(1 << field for field in frequencies(own))
            for key in keys
            for own in held.positions[key].values()
        ).astype(np.uint8),
    )
    families = {
        family: sorted(form for other, form in held.families if other == family)
        for family in sorted({family for family, _ in held.families})
    }
    return Merged(keys, [postings], pairs_of(held.pairs, least), phrases_of(held), families)


def pairs_of(pairs: Mapping[Pair, set[int]], least: int = 1) -> Pairs:
    """The pairs that at least so many articles have."""
    own = [(pair, sorted(having)) for pair, having in pairs.items() if len(having) >= least]
    return Pairs(
        [" ".join(pair) for pair, _ in own],
        integers(len(having) for _, having in own),
        integers(article for _, having in own for article in having).astype(np.int32),
    )


# --- From files


class Entry(NamedTuple):
    """A key of the lexicon: may it be a name, impacts and fields by article, where it leads."""

    is_name: bool
    impacts: dict[int, int]
    fields: dict[int, set[int]]
    leads: set[str]


def made(making: Making[Value]) -> tuple[Value, Files]:
    """What making files gives at the end, and the files; a place is a path without its suffix."""
    files: Files = {}
    while True:
        try:
            path, data = next(making)
        except StopIteration as end:
            return end.value, files
        path = f"{path.removesuffix('.js')}.js"
        assert files.setdefault(path, data) == data


def named(files: Mapping[str, bytes], place: str) -> str:
    """The name of a block or a bucket, as it is made, or with the part of its checksum."""
    (name,) = {path.removesuffix(".js") for path in files if re.match(rf"{place}[-.]", path)}
    return name


def value_of(files: Mapping[str, bytes], name: str) -> Any:
    """The value of a file by its name."""
    text = files[f"{name}.js"].removeprefix(early_script()).decode()
    found = re.fullmatch(r"ArchiveSearch\.put\('(.*?)','((?:[^'\\]|\\.)*)','(.{6})'\)\n", text)
    assert found, text
    assert found[1] == name
    value = re.sub(r"\\(.)", r"\1", found[2])
    assert crc32(value.encode()) == int.from_bytes(base64.b64decode(found[3] + "==")), text
    return value if name[:2] in {"p-", "f-", "r-", "v-"} else json.loads(value)


def from_base64(text: str) -> bytes:
    """Bytes of base64, which may be without padding."""
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


def read_numbers(data: bytes) -> list[int]:
    """All variable-length integers."""
    numbers, number, shift = [], 0, 0
    for byte in data:
        number += (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number = shift = 0
    assert shift == 0, "a number does not end"
    return numbers


def rising(distances: Iterable[int]) -> list[int]:
    """Numbers by the distance of each from the one before."""
    numbers = [0]
    for distance in distances:
        numbers.append(numbers[-1] + distance)
    return numbers[1:]


def naive_rice(count: int, limit: int) -> int:
    """The largest r with 2^r <= 2N / 3n, at least 0."""
    parameter = 0
    while 2 ** (parameter + 1) * 3 * count <= 2 * limit:
        parameter += 1
    return parameter


def naive_bits(count: int) -> int:
    """The bits of an impact."""
    return 6 if count < 512 else 5 if count < 3_000 else 4 if count < 10_000 else 3


def read_list(data: bytes, count: int, rice: int, tail_bits: int) -> dict[int, int]:
    """The numbers of Rice's code, each with its tail; they take all of the bytes."""
    bits = "".join(f"{byte:08b}" for byte in data)
    number, at = -1, 0
    found = {}
    for _ in range(count):
        one = bits.index("1", at)
        rest, tail = one + 1 + rice, one + 1 + rice + tail_bits
        assert tail <= len(bits), "the list is longer than its bytes"
        number += ((one - at) << rice) + int("0" + bits[one + 1 : rest], 2) + 1
        found[number] = int("0" + bits[rest:tail], 2)
        at = tail
    assert set(bits[at:]) <= {"0"}
    assert len(bits) - at < 8, "bytes of postings are left"
    return found


def read_lines(text: str) -> list[tuple[str, list[str]]]:
    """The keys of a shard or bucket, each with its fields."""
    found, key = [], ""
    for line in text.split("\n") if text else []:
        coded, *fields = line.split("\t")
        shared = int(coded[0], 16)
        assert shared <= len(key)
        key = key[:shared] + coded[1:]
        found.append((key, fields))
    return found


def read_tiers(
    files: Mapping[str, bytes], data: bytes, count: int, articles: int
) -> dict[int, int]:
    """The impact by article of a list of so many postings that is in tiers."""
    first, width, number = take_numbers(data, 3)
    *levels, ranges = take_numbers(data, 4 + number)[3:]
    numbers = take_numbers(data, 4 + number + ranges)
    sizes = numbers[4 + number :]
    data = data[len(b"".join(map(number_bytes, numbers))) :]
    names = [data[8 * at : 8 * at + 8].hex() for at in range(sum(size > 0 for size in sizes))]
    bits = naive_bits(count)
    best = read_list(data[8 * len(names) :], first, naive_rice(first, articles), bits)
    others: dict[int, int] = {}
    for at, size in enumerate(sizes):
        if size:
            text = from_base64(value_of(files, f"r-{names.pop(0)}"))
            codes, article = Bits(text), at * 2**width - 1
            for _ in range(size):
                article += codes.rice(naive_rice(size, 2**width)) + 1
                others[article] = levels[codes.zeros()]
            assert len(codes.left) < 8
            assert "1" not in codes.left
    assert first + len(others) == count
    assert not best.keys() & others.keys()
    worst = min((impact, article) for article, impact in best.items())
    assert worst > max((impact, article) for article, impact in others.items())
    return dict(sorted({**best, **others}.items()))


def take_numbers(data: bytes, count: int) -> list[int]:
    """The first variable-length integers."""
    ends = [at for at, byte in enumerate(data) if byte < 128][:count]
    return read_numbers(data[: ends[-1] + 1])


def read_lexicon(
    files: Mapping[str, bytes],
    shards: Iterable[tuple[str, str]],
    articles: int,
    long: int = 2**31,
) -> dict[str, Entry]:
    """All keys, in the order in which they stand; longer lists are in tiers."""
    found: dict[str, Entry] = {}
    for _, name in shards:
        for key, entry in read_shard(files, name, articles, long).items():
            assert key not in found
            found[key] = entry
    return found


def read_shard(
    files: Mapping[str, bytes], name: str, articles: int, long: int = 2**31
) -> dict[str, Entry]:
    """The keys of a shard, in the order in which they stand."""
    value = value_of(files, name)
    assert value.keys() == {"keys", "postings", "fields"}
    listed = field_lengths = 0
    found = {}
    for key, fields in read_lines(value["keys"]):
        leads = {key[: int(own[1], 16)] + own[2:] for own in fields if own[0] == ">"}
        columns = [own for own in fields if own[0] != ">"]
        if not columns:
            found[key] = Entry(False, {}, {}, leads)
            continue
        (own,) = columns
        count, where, *more = own.removeprefix("~").split(",")
        if where[0] == ":":
            data = from_base64(where[1:])
        else:
            data = piece(files, value["postings"], listed, int(where, 16))
            listed += int(where, 16)
        number = int(count, 16)
        if number > long:
            impacts = read_tiers(files, data, number, articles)
        else:
            impacts = read_list(data, number, naive_rice(number, articles), naive_bits(number))
        own_fields: dict[int, set[int]] = {article: {1} for article in impacts}
        if more:
            (field_size,) = (int(digits, 16) for digits in more)
            data = piece(files, value["fields"], field_lengths, field_size)
            field_lengths += field_size
            own_fields = read_fields(data, [*impacts])
        found[key] = Entry(own[0] == "~", impacts, own_fields, leads)
    return found


def read_fields(data: bytes, articles: Sequence[int]) -> dict[int, set[int]]:
    """The fields in which each of some articles has a key, by the exceptions from the body (1)."""
    found = {article: {1} for article in articles}
    for number in rising(read_numbers(data)):
        found[articles[number // FIELDS]] ^= {number % FIELDS}
    return found


def piece(
    files: Mapping[str, bytes], parts: Sequence[tuple[str, int]], start: int, length: int
) -> bytes:
    """Bytes out of the files of a shard, each of which begins at an offset."""
    name, first = [part for part in parts if part[1] <= start][-1]
    data = from_base64(value_of(files, name))[start - first : start - first + length]
    assert len(data) == length, f"{name} ends too early"
    return data


def read_buckets(
    files: Mapping[str, bytes], buckets: int, articles: int
) -> dict[str, dict[int, int]]:
    """The articles of all pairs, each of which stands in the bucket of its checksum."""
    found = {}
    for number in range(buckets):
        value = value_of(files, named(files, f"b/{number}"))
        data, keys = from_base64(value["postings"]), []
        for key, (own,) in read_lines(value["keys"]):
            count, length = (int(digits, 16) for digits in own.split(","))
            assert crc32(key.encode()) % buckets == number, key
            found[key] = read_list(data[:length], count, naive_rice(count, articles), 0)
            data = data[length:]
            keys.append(key)
        assert not data
        assert keys == sorted(keys, key=units)
    return found


class Bits:
    """Codes of a bucket of phrases, read one after the other."""

    def __init__(self, data: bytes) -> None:
        self.left = "".join(f"{byte:08b}" for byte in data)

    def take(self, count: int) -> int:
        own, self.left = self.left[:count], self.left[count:]
        assert len(own) == count, "a code goes beyond the bytes"
        return int("0" + own, 2)

    def zeros(self) -> int:
        zeros = self.left.index("1")
        self.left = self.left[zeros + 1 :]
        return zeros

    def rice(self, low: int) -> int:
        return (self.zeros() << low) + self.take(low)

    def gamma(self, least: int) -> int:
        low = self.zeros() + least
        return (1 << low) + self.take(low) - (1 << least)


def read_phrases(files: Mapping[str, bytes], buckets: int) -> dict[tuple[int, int], Places]:
    """The places of each pair in each bucket, by the bucket and the pair's own bits."""
    found: dict[tuple[int, int], Places] = {}
    for number in range(buckets):
        value = value_of(files, named(files, f"a/{number}"))
        bits, own = Bits(from_base64(value["lists"])), -1
        for _ in range(value["pairs"]):
            own += bits.rice(naive_rice(value["pairs"], 2**32)) + 1
            count, article = bits.gamma(0) + 1, -1
            places = found[number, own] = {}
            for _ in range(count):
                article += bits.rice(naive_rice(count, value["limit"])) + 1
                assert article < value["limit"]
                places[article] = [bits.gamma(7) for _ in range(bits.gamma(0) + 1)]
        assert len(bits.left) < 8
        assert set(bits.left) <= {"0"}
    return found


def check_phrases(files: Mapping[str, bytes], buckets: int, held: Contents) -> None:
    """Say which phrases the buckets have lost or got."""
    found = {
        phrase: {article: sorted(places) for article, places in own.items()}
        for phrase, own in read_phrases(files, buckets).items()
    }
    expected = phrases_in(held).items()
    assert found == {((id >> 32) % buckets, id % 2**32): own for id, own in expected}


def check_lexicon(
    found: Mapping[str, Entry], held: Contents, occurrence_weight: NDArray[np.float64]
) -> None:
    """Say which key of a lexicon has lost or got what, against what the articles hold."""
    leads = leads_in(held)
    assert list(found) == sorted(held.positions.keys() | leads.keys(), key=units)
    weights = weights_of(held, occurrence_weight)
    for key, entry in found.items():
        positions = held.positions.get(key, {})
        assert list(entry.impacts) == list(positions), f"articles of {key!r}"
        fields = {article: {*frequencies(own)} for article, own in positions.items()}
        assert entry.fields == fields, f"fields of {key!r}"
        assert entry.is_name == (bool(positions) and not is_small(positions)), key
        assert entry.leads == leads.get(key, set()), f"what {key!r} leads to"
        for article, impact in entry.impacts.items():
            check_impact(impact, weights[key][article], naive_bits(len(positions)))


def check_impact(impact: int, weight: float, bits: int) -> None:
    """An impact is `w / (K1 + w)` in steps; numbers of 32 bits may miss a step by a hair."""
    exact = weight / (K1 + weight) * 2**bits
    assert impact - 0.001 <= exact <= impact + 1.001, (impact, exact)


def worths(articles: int) -> NDArray[np.float64]:
    """What an occurrence adds to a weight: different for each article and field."""
    return np.arange(1, articles * FIELDS + 1, dtype=np.float64).reshape(-1, FIELDS) / 7
