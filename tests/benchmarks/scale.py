"""What searches would cost in archives of 1,000,000 and 10,000,000 articles, by simulation.

The postings are drawn by the laws of Reuters, everything else is real: the index is made of them
by the code that makes every index, served, and searched in Chromium.

In an archive that is `factor` times as large a form stands in as many times more articles, its
weights are distributed as they are in Reuters, and forms that are new come with the exponent that
Good's formula gives for a text of this size: the share of forms that one article has (Good: The
population frequencies of species and the estimation of population parameters, 1953). Which of the
articles these are is drawn at random, which costs more than articles in groups do.

Postings are drawn for some keys at a time, as a build goes through them; keys that no query asks
for, and that do not stand near one, have one posting each. Blocks of citations, which no query
needs, are not written. So neither memory nor disk has the whole of the larger archive.
"""

import random
import statistics
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from builder.archive import Archive
from builder.pipeline import search_index
from builder.search.client import client_scripts, long_script
from builder.search.index.codec import Ints, together
from builder.search.index.files import build_files, from_nothing
from builder.search.index.merge import Merged, Postings, in_memory
from builder.search.index.pairs import Pairs
from builder.search.index.sizes import least_for_pair
from builder.search.inflection import stem
from builder.search.keys import in_utf16_order
from tests.benchmarks.corpora import reuters, titles
from tests.benchmarks.search import OURS, Sent, opened
from tests.benchmarks.serving import serving
from tests.browser.chromium import started
from tests.helpers import SiteTest

# Of each how many keys before and after one that is asked for have all their postings: a file of
# postings has as many, and of the smaller archive a shard, too.
SIZES = {1_000_000: 1_000, 10_000_000: 150}
_QUERIES = 200
_SEED = 19
_STORIES = 21_578
_AT_ONCE = 20_000_000  # postings that are drawn at a time
# The ten best, then, in the same page, how many there are.
_TEN = """async (query) => {
  const started = performance.now();
  await archive.search(query, {limit: 10, summaries: false, countLater: true});
  return performance.now() - started;
}"""
_COUNT = "async (query) => (await archive.search(query, {limit: 0})).total"


class _Made(NamedTuple):
    """What the index of Reuters is made of."""

    archive: Archive
    merged: Merged
    averages: Sequence[float]
    lines: Sequence[str]
    cited: Sequence[str]
    records: Collection[str]


class _Cost(NamedTuple):
    """What a query costs until ten results are there, and until they are counted, too."""

    ten: Sent
    counted: Sent
    milliseconds: float


def run(folder: Path) -> None:
    """Make indexes of archives of some sizes, and search in them."""
    source = reuters(folder)
    made = _made(source, folder / "scale-reuters")
    asked = _queries(titles(source), set(made.merged.keys))
    print(f"\n{_QUERIES} cold queries of 1 to 3 words, by simulation")
    print("| articles | until | KB: median, mean, 95%, most | requests | ms | files | MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for articles, near in SIZES.items():
        site = folder / f"scale-{articles}"
        files, size = _write(made, articles, near, asked, site)
        found = [*costs(site, asked)]
        took = statistics.median(one.milliseconds for one in found)
        for until, sent in {
            "ten results": [one.ten for one in found],
            "they are counted": [one.counted for one in found],
        }.items():
            sizes = sorted(one.bytes / 1000 for one in sent)
            requests = statistics.median(one.requests for one in sent)
            figures = [statistics.median(sizes), statistics.mean(sizes), sizes[-11], sizes[-1]]
            print(
                f"| {articles:,} | {until} | {', '.join(f'{one:.0f}' for one in figures)} "
                f"| {requests:.0f} | {took:.0f} | {files:,} | {size / 1e6:,.0f} |",
                flush=True,
            )


def _made(source: Path, folder: Path) -> _Made:
    """What a build makes the index of."""
    caught: list[_Made] = []

    def catch(archive: Archive, merged: Merged, *given: Any) -> Any:
        merged = in_memory(merged)
        averages, lines, cited, _, records, *_ = given
        caught.append(_Made(archive, merged, averages, lines, cited, records))
        return build_files(archive, merged, *given)

    with patch.object(search_index, "build_files", catch):
        folder.mkdir()
        site = SiteTest(folder)
        site.run("build", f"--source={source}", f"--output={folder}/site", "--no-cache", "--jobs=1")
    return caught[0]


def _queries(titles: Sequence[str], forms: set[str]) -> list[str]:
    """Words that follow each other in titles."""
    pick = random.Random(_SEED)
    found: list[str] = []
    while len(found) < _QUERIES:
        words = [word for word in pick.choice(titles).lower().split() if len(word) > 2]
        count = pick.choice([1, 2, 2, 3])
        if len(words) >= count and {*words} <= forms:
            first = pick.randrange(len(words) - count + 1)
            found.append(" ".join(words[first : first + count]))
    return found


def _write(
    made: _Made, articles: int, near: int, asked: Sequence[str], site: Path
) -> tuple[int, int]:
    """Write the index of an archive that is so large; the number of its files, and of bytes."""
    rng = np.random.default_rng(_SEED)
    own = made.archive.articles
    factor = articles / len(own)
    archive = replace(
        made.archive,
        articles=tuple(own[at * len(own) // articles] for at in range(articles)),
        members={
            kind: {
                slug: _positions(rng, len(those) * factor, articles) for slug, those in of.items()
            }
            for kind, of in made.archive.members.items()
        },
    )
    (phrases,) = made.merged.phrases.slices()
    phrases = phrases._replace(total=int(phrases.total * factor))
    (own_postings,) = made.merged.postings
    forms = {form for own in asked for form in own.split()}
    laws = _laws(rng, own_postings, articles, near, forms)
    postings = _postings(rng, own_postings, articles, laws)
    pairs = _pairs(rng, made.merged.pairs, articles, _stems(asked))
    merged = Merged(laws.keys, postings, pairs, phrases, made.merged.families)
    rows = [at * len(own) // articles for at in range(articles)]
    lines, cited = ([texts[row] for row in rows] for texts in (made.lines, made.cited))
    change = from_nothing(articles)
    making = build_files(
        *(archive, merged, made.averages, lines, cited, change, made.records),
        open_scratch=TemporaryFile,
    )
    files, size = 0, 0
    for path, data in making:
        files, size = files + 1, size + len(data)
        if not path.startswith("e/"):
            _save(site, path, data)
    for path, data in (client_scripts() | long_script()).items():
        _save(site, path, data)
    return files, size


def _save(site: Path, path: str, data: bytes) -> None:
    target = site / "search" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _positions(rng: np.random.Generator, count: float, articles: int) -> Any:
    return _some(rng, np.array([count]), articles)[1]


class _Laws(NamedTuple):
    """All keys, in their order; of which key of Reuters each is like, and in how many articles."""

    keys: list[str]
    rows: Ints
    counts: Ints


def _laws(
    rng: np.random.Generator, own: Postings, articles: int, near: int, asked: Collection[str]
) -> _Laws:
    """Keys of a larger archive; what nobody asks for, nor stands near that, has one article."""
    factor = articles / _STORIES
    once = own.counts[own.counts < factor]
    more = int(len(own.keys) * (factor ** float(np.mean(own.counts == 1)) - 1))
    source = rng.integers(len(own.keys), size=more)
    new = [f"{own.keys[at]}{_suffix(number)}" for number, at in enumerate(source.tolist())]
    counts = dict(zip(own.keys, (own.counts * factor).tolist(), strict=True))
    counts |= zip(new, rng.choice(once, more).tolist(), strict=True)
    row_of = {key: row for row, key in enumerate(own.keys)}
    row_of |= zip(new, source.tolist(), strict=True)
    keys = in_utf16_order(counts)
    is_near = np.convolve([key in asked for key in keys], np.ones(2 * near + 1), "same") > 0
    wanted = np.array([counts[key] for key in keys]) * is_near
    lengths = np.clip(np.rint(wanted), 1, articles).astype(np.int64)
    return _Laws(keys, np.array([row_of[key] for key in keys]), lengths)


def _postings(
    rng: np.random.Generator, own: Postings, articles: int, laws: _Laws
) -> Iterator[Postings]:
    """Their postings, some keys at a time."""
    starts = np.cumsum(own.counts) - own.counts
    for part, _ in together(laws.counts, _AT_ONCE):
        rows = laws.rows[part]
        lengths, article = _some(rng, laws.counts[part], articles)
        at = np.repeat(starts[rows], lengths)
        steps = rng.random(len(at), dtype=np.float32) * np.repeat(own.counts[rows], lengths)
        at += steps.astype(int)
        at = np.minimum(at, np.repeat(starts[rows] + own.counts[rows] - 1, lengths))
        columns = own.small[rows], article, own.weight[at], own.fields[at]
        yield Postings(laws.keys[part], lengths, *columns)


def _suffix(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def _stems(asked: Sequence[str]) -> set[str]:
    """The stems of words that queries ask for."""
    return {stem(word, "en") for query in asked for word in query.split()}


def _pairs(rng: np.random.Generator, own: Pairs, articles: int, asked: set[str]) -> Pairs:
    """Pairs of a larger archive: as many articles as it takes, where a query may ask for both."""
    least = least_for_pair(articles)
    counts = own.counts * articles / _STORIES
    # Fewer are frequent enough: of a small archive a smaller share is asked for.
    kept = np.flatnonzero(counts >= least)
    keys = [own.keys[row] for row in kept.tolist()]
    is_asked = np.array([asked.issuperset(key.split()) for key in keys])
    lengths, article = _some(rng, np.where(is_asked, counts[kept], least), articles)
    return Pairs(keys, lengths, article)


def _some(
    rng: np.random.Generator, counts: NDArray[Any], articles: int
) -> tuple[Ints, NDArray[np.int32]]:
    """For each of some counts as many articles, rising, at random; at least one, at most all."""
    counts = np.clip(np.rint(counts), 1, articles).astype(np.int64)
    found = [_drawn(rng, counts[lists], articles).astype(np.int32) for lists, _ in together(counts)]
    return counts, np.concatenate(found) if found else np.zeros(0, dtype=np.int32)


def _drawn(rng: np.random.Generator, counts: Ints, articles: int) -> Ints:
    # Distances between numbers at random are exponential; one more is after the last of a list.
    steps = rng.standard_exponential(int((counts + 1).sum()))
    ends = np.cumsum(counts + 1)
    sums = np.cumsum(steps)
    before = np.concatenate([[0], sums[ends[:-1] - 1]])
    is_last = np.zeros(len(steps), dtype=np.bool_)
    is_last[ends - 1] = True
    share = (sums - np.repeat(before, counts + 1)) / np.repeat(sums[ends - 1] - before, counts + 1)
    number = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    room = np.repeat(articles - counts, counts)
    found: Ints = np.minimum((share[~is_last] * (room + 1)).astype(np.int64), room) + number
    return found


def costs(site: Path, asked: Sequence[str]) -> Iterator[_Cost]:
    """What each query costs with a start, from an empty cache."""
    (site / "blank.html").write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    with serving(site) as served, started() as browser:
        for query in asked:
            page = opened(browser, served, OURS)
            milliseconds = page.evaluate(_TEN, query)
            ten = Sent(*served.take())
            page.evaluate(_COUNT, query)
            more = Sent(*served.take())
            counted = Sent(ten.requests + more.requests, ten.bytes + more.bytes)
            yield _Cost(ten, counted, milliseconds)
            page.context.close()
