"""The worked example of docs/internals/index-update.md: each of its tables, made by the code."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from unittest.mock import patch

import pytest

from builder.search.fields import NAMES
from builder.search.index import entries
from builder.search.index.bigrams import PairLists, pair_files
from builder.search.index.codec import unpack
from builder.search.index.diff import ChangedTerms, changed_terms
from builder.search.index.files import Index, from_nothing, with_recoded
from builder.search.index.invert import invert
from builder.search.index.leads import leads_of
from builder.search.index.lexicon import Earlier, Lexicon, Shards, lexicon_files
from builder.search.index.merge import Merged, SegmentMerger, in_memory
from builder.search.index.packing import Files, PackedFiles
from builder.search.index.phrases import phrase_buckets, phrase_files
from builder.search.index.postings import encoded
from builder.search.index.reading import SearchedArticle
from builder.search.index.segments import Segment, select, wanted, wanted_phrases
from builder.search.index.sizes import Sizes
from builder.search.weights import Lengths, average_lengths, occurrence_weights
from tests.helpers import ROOT
from tests.search.index.model import made, phrase_id

DOCUMENT = (ROOT / "docs/internals/index-update.md").read_text(encoding="utf-8")

# Far smaller than in earnest, so that four articles fill several files.
SIZES = Sizes(block=2, lexicon=18, postings=6, phrases=8, pairs=30)

BEFORE = {
    "Prices": "Milk and bread cost more in Osh.",
    "Open shops": "So bread was short.",
    "Exports": "Fish went to Bishkek by rail.",
    "Weather": "Rain fell in Osh; roads closed.",
}
AFTER = {**BEFORE, "Open shops": "So rice was short."}


PHRASES = ("bread was", "rice was", "so bread", "so rice")


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
        return in_memory(merger.merge(weights, 1))


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
        leads = leads_of(merged.families, set(merged.keys), changed, old)
        making = lexicon_files(merged.postings, leads, "en", len(BEFORE), SIZES, earlier)
        (shards, lexicon), files = made(making)
        return shards, lexicon, files


@pytest.fixture(scope="module")
def update() -> Iterator[Update]:
    with patch.object(entries, "INLINE", 0):  # else all postings stood in the lexicon
        yield Update()


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def code(items: Sequence[str]) -> str:
    return " ".join(f"`{item}`" for item in items)


def shown(merged: Merged, key: str) -> str:
    """The postings of a key as the document has them: article, weight, names of fields."""
    (own,) = merged.postings
    if key not in own.keys:
        return ""
    number = own.keys.index(key)
    first = int(own.counts[:number].sum())
    rows = range(first, first + int(own.counts[number]))
    return "; ".join(
        f"{own.article[row]}: {own.weight[row]:.2f} "
        + ", ".join(name for bit, name in enumerate(NAMES) if own.fields[row] >> bit & 1)
        for row in rows
    )


@pytest.mark.parametrize("key", ["bread", "rice", "short", "was", "shops", "osh"])
def test_postings_of_both_segments(update: Update, key: str) -> None:
    assert row(f"`{key}`", shown(update.old, key), shown(update.new, key)) in DOCUMENT


def test_what_has_changed(update: Update) -> None:
    assert update.changed == ChangedTerms(
        {"bread", "rice", "short", "so", "was"},
        {"bread short", "rice short"},
        set(),
        set(),
        {phrase_id(*pair.split()) >> 32 for pair in PHRASES},
    )
    quoted = ", ".join(f'"{pair}"' for pair in PHRASES)
    assert f"phrases   {quoted}" in DOCUMENT


def test_buckets_of_phrases(update: Update) -> None:
    buckets = phrase_buckets(update.new.phrases.total, len(AFTER), SIZES.phrases)
    numbers = {half % buckets.number for half in update.changed.phrases}
    _, files = made(phrase_files(update.new.phrases, buckets, numbers))
    named = code(sorted(files))
    assert f"of {buckets.number} buckets {named} are written" in DOCUMENT


@pytest.mark.parametrize("forms", ["khujand", "khujand худжанд"])
def test_where_forms_and_names_lead(forms: str) -> None:
    own = forms.split()
    leads = leads_of({"kjnt^": own}, own, from_nothing(0).changed, Lexicon())
    columns = [code(sorted(leads.get(key, ()))) for key in ("kjnt^", "khujand", "худжанд")]
    assert row(code(own), *columns) in DOCUMENT


def test_postings_of_a_key(update: Update) -> None:
    rests = dict(zip(update.after.keys.split("\n"), update.after.rests.split("\n"), strict=True))
    assert rests["short"] == "\t1,1"
    assert "`short\\t1,1`" in DOCUMENT
    (some,) = update.some.postings
    own = list(encoded(some, len(AFTER)))[some.keys.index("short")]
    assert own.data == bytes([0b11011010])


def packed(lexicon: Lexicon) -> list[tuple[str, str]]:
    """The files of postings, with the keys whose postings they hold."""
    lengths = unpack(lexicon.listed)
    starts = PackedFiles.of(lengths, lexicon.postings).starts
    firsts = [first for first, _ in lexicon.postings] + [starts[-1]]
    keys = list(zip(lexicon.keys.split("\n"), starts[:-1], lengths.tolist(), strict=True))
    return [
        (name, code([key for key, at, size in keys if size and first <= at < last]))
        for (_, name), (first, last) in zip(lexicon.postings, pairwise(firsts), strict=True)
    ]


def test_files_of_postings(update: Update) -> None:
    table = "".join(row(f"`{name}`", keys) for name, keys in packed(update.before))
    assert table in DOCUMENT
    kept = update.after.paths() - update.written.keys()
    table = "".join(
        row(f"`{name}`", keys, "kept" if f"{name}.js" in kept else "written")
        for name, keys in packed(update.after)
    )
    assert table in DOCUMENT


def test_shards(update: Update) -> None:
    assert len(update.shards_before) == len(update.shards) == 10
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
    before, _ = made(pair_files(update.old.pairs, len(BEFORE), SIZES.pairs, PairLists(), set()))
    changed = update.changed.pairs
    _, files = made(pair_files(update.some.pairs, len(AFTER), SIZES.pairs, before, changed))
    assert before.buckets == 4
    assert [*files] == ["b/1.js", "b/3.js"]


def test_the_result_is_that_of_a_new_index(update: Update) -> None:
    _, lexicon, files = update.made(update.new, Lexicon())
    kept = {path: update.files[path] for path in lexicon.paths() - update.written.keys()}
    assert files == kept | update.written
