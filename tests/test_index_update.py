"""The worked example of docs/internals/index-update.md: each of its tables, made by the code."""

import base64
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise

import pytest

from builder.search.fields import NAMES
from builder.search.index.bigrams import PairLists, pair_files
from builder.search.index.codec import unpack
from builder.search.index.diff import ChangedTerms, changed_terms
from builder.search.index.files import Index, from_nothing, with_recoded
from builder.search.index.invert import SearchedArticle, invert
from builder.search.index.leads import leads_of
from builder.search.index.lexicon import Earlier, Lexicon, Shards, lexicon_files
from builder.search.index.merge import Merged, SegmentMerger
from builder.search.index.packing import Files, PackedFiles
from builder.search.index.segments import Segment, select, wanted, wanted_phrases
from builder.search.index.sizes import Sizes
from builder.search.weights import Lengths, average_lengths, occurrence_weights
from tests.helpers import ROOT

DOCUMENT = (ROOT / "docs/internals/index-update.md").read_text(encoding="utf-8")

# Far smaller than in earnest, so that four articles fill several files.
SIZES = Sizes(block=2, lexicon=50, postings=12, phrases=4, pairs=30)

BEFORE = {
    "Prices": "Milk and bread cost more in Osh.",
    "Open shops": "So bread was short.",
    "Exports": "Fish went to Bishkek by rail.",
    "Weather": "Rain fell in Osh; roads closed.",
}
AFTER = {**BEFORE, "Open shops": "So rice was short."}


def inverted(texts: dict[str, str]) -> tuple[Segment, Lengths]:
    return invert(
        "en",
        [
            SearchedArticle(
                "en", {**{name: [] for name in NAMES}, "title": [title], "body": [body]}
            )
            for title, body in texts.items()
        ],
    )


def merged(segment: Segment, lengths: Lengths) -> Merged:
    weights = occurrence_weights(lengths, average_lengths(lengths))
    with closing(SegmentMerger()) as merger:
        merger.add(segment, len(lengths))
        return merger.merge(weights, 1)


class Update:
    """The index before the change and after it, the latter made from the former."""

    def __init__(self) -> None:
        segment, lengths = inverted(AFTER)
        self.old, self.new = merged(*inverted(BEFORE)), merged(segment, lengths)
        self.shards_before, self.before, self.files = self.made(self.old, Lexicon())
        index = Index(len(BEFORE), (), self.before)
        self.changed = with_recoded(changed_terms(self.old, self.new), index, len(AFTER))
        terms = {term for pair in self.changed.pairs for term in pair.split(" ")}
        self.some = merged(
            select(segment, wanted(self.changed.keys), wanted(terms), wanted_phrases([], 1)),
            lengths,
        )
        self.shards, self.after, self.written = self.made(self.some, self.before)

    def made(self, merged: Merged, old: Lexicon) -> tuple[Shards, Lexicon, Files]:
        if old.keys:
            earlier = Earlier(old, self.changed.keys, self.files.__getitem__)
        else:
            earlier = Earlier(old, set(), from_nothing(0).read)
        changed = self.changed if old.keys else from_nothing(0).changed
        leads = leads_of(merged.families, set(merged.postings.keys), changed, old)
        return lexicon_files(merged.postings, leads, "en", len(BEFORE), SIZES, earlier)


@pytest.fixture(scope="module")
def update() -> Update:
    return Update()


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def code(items: Sequence[str]) -> str:
    return " ".join(f"`{item}`" for item in items)


def postings(merged: Merged) -> dict[str, list[tuple[int, float, list[int]]]]:
    """For each key: article, weight and the bytes of the positions of its postings."""
    found: dict[str, list[tuple[int, float, list[int]]]] = {}
    own, at, byte = merged.postings, 0, 0
    for key, count in zip(own.keys, own.counts.tolist(), strict=True):
        found[key] = []
        for number in range(at, at + count):
            size = int(own.position_sizes[number])
            positions = own.position_bytes[byte : byte + size].tolist()
            found[key].append((int(own.article[number]), float(own.weight[number]), positions))
            byte += size
        at += count
    return found


def shown(merged: Merged, key: str) -> str:
    """The postings of a key as the document has them."""
    return "; ".join(
        f"{article}: {weight:.2f}, {positions}"
        for article, weight, positions in postings(merged).get(key, [])
    )


@pytest.mark.parametrize("key", ["bread", "rice", "short", "was", "shops", "osh"])
def test_postings_of_both_segments(update: Update, key: str) -> None:
    assert row(f"`{key}`", shown(update.old, key), shown(update.new, key)) in DOCUMENT


def test_what_has_changed(update: Update) -> None:
    assert update.changed == ChangedTerms(
        {"bread", "rice", "short", "so", "was"}, {"bread short", "rice short"}, set(), set()
    )


@pytest.mark.parametrize("forms", ["khujand", "khujand худжанд"])
def test_where_forms_and_names_lead(forms: str) -> None:
    own = forms.split()
    leads = leads_of({"kjnt^": own}, own, from_nothing(0).changed, Lexicon())
    columns = [code(sorted(leads.get(key, ()))) for key in ("kjnt^", "khujand", "худжанд")]
    assert row(code(own), *columns) in DOCUMENT


def test_postings_of_a_short_list_stand_in_its_line(update: Update) -> None:
    rests = dict(zip(update.after.keys.split("\n"), update.after.rests.split("\n"), strict=True))
    assert rests["short"] == "\t1,2,:2g"
    assert "`short\\t1,2,:2g`" in DOCUMENT
    assert base64.b64decode("2g==") == bytes([0b11011010])


def packed(lexicon: Lexicon) -> list[tuple[str, str]]:
    """The files of positions, with the keys whose positions they hold."""
    lengths = unpack(lexicon.position_lengths)
    starts = PackedFiles.of(lengths, lexicon.positions).starts
    firsts = [first for first, _ in lexicon.positions] + [starts[-1]]
    keys = list(zip(lexicon.keys.split("\n"), starts[:-1], lengths.tolist(), strict=True))
    return [
        (name, code([key for key, at, size in keys if size and first <= at < last]))
        for (_, name), (first, last) in zip(lexicon.positions, pairwise(firsts), strict=True)
    ]


def test_files_of_positions(update: Update) -> None:
    table = "".join(row(f"`{name}`", keys) for name, keys in packed(update.before))
    assert table in DOCUMENT
    kept = update.after.paths() - update.written.keys()
    table = "".join(
        row(f"`{name}`", keys, "kept" if f"{name}.js" in kept else "written")
        for name, keys in packed(update.after)
    )
    assert table in DOCUMENT


def test_shards(update: Update) -> None:
    assert len(update.shards_before) == len(update.shards) == 5
    table = "".join(
        row(
            f"from `{boundary}`" if boundary else "first",
            f"`{before}`",
            f"`{after}`",
            "kept" if before == after else "written",
        )
        for (_, before), (boundary, after) in zip(update.shards_before, update.shards, strict=True)
    )
    assert table in DOCUMENT


def test_buckets(update: Update) -> None:
    """Those are written that a changed pair is in, or was in."""
    before, _ = pair_files(update.old.pairs, len(BEFORE), SIZES.pairs, PairLists(), set())
    changed = update.changed.pairs
    _, files = pair_files(update.some.pairs, len(AFTER), SIZES.pairs, before, changed)
    assert before.buckets == 4
    assert [*files] == ["b/1.js", "b/3.js"]


def test_the_result_is_that_of_a_new_index(update: Update) -> None:
    _, lexicon, files = update.made(update.new, Lexicon())
    kept = {path: update.files[path] for path in lexicon.paths() - update.written.keys()}
    assert files == kept | update.written
