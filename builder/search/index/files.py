"""Postings -> the files of the browser's index, as FORMAT.md has them; pure.

An index is made anew or, when some articles have changed, from an earlier one and the postings of
the keys that differ. Both ways give the same index; the second leaves out the files that the
earlier one has. `docs/internals/index-update.md` goes through an example.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from builder.archive import Archive
from builder.hashing import digest
from builder.search.analysis import folded_stop_words
from builder.search.client import early_script
from builder.search.families import language_tables
from builder.search.fields import NAMES
from builder.search.index.bigrams import PairLists, pair_files
from builder.search.index.citations import ARTICLES
from builder.search.index.codec import (
    check_of,
    checked_name,
    content_hash,
    hashed_script,
    recoded,
    renamed,
    script,
)
from builder.search.index.diff import ChangedTerms
from builder.search.index.documents import block_checks, block_files
from builder.search.index.facets import columns
from builder.search.index.leads import changed_leads, leads_of
from builder.search.index.lexicon import Earlier, Lexicon, lexicon_files, listed
from builder.search.index.merge import Merged
from builder.search.index.packing import File, Making, Place, Read, StaleError, Value, mapped
from builder.search.index.phrases import PhraseBuckets, phrase_buckets, phrase_files
from builder.search.index.scratch import Scratch
from builder.search.index.sizes import CHECKS, MOST_CHECKS, least_for_pair, sizes_for
from builder.search.index.tiers import recoded_tiers
from builder.search.index.translations import translations_file
from builder.search.index.words import PATH as WORDS
from builder.search.index.words import words_file
from builder.search.texts import languages_of
from builder.search.vocabulary import month_lines, query_names

FORMAT = 6


class Index(NamedTuple):
    """What the next build needs to know of an index.

    `digests` are those of its files, by path; `checks` has what the checksum of each block and
    bucket begins with, by its place; `records` are the lines of names of records. All postings
    depend on the number of articles and on the average length of each field.
    """

    articles: int = 0
    averages: Sequence[float] = ()
    lexicon: Lexicon = Lexicon()
    pairs: PairLists = PairLists()
    phrases: PhraseBuckets = PhraseBuckets()
    digests: Mapping[str, bytes] = {}
    checks: Mapping[str, str] = {}
    records: Sequence[str] = ()


class Change(NamedTuple):
    """The difference between an earlier index and that of an archive.

    `read` gives the bytes of a file of the earlier index. The articles from `first` to before
    `last` are those of the partitions that differ.
    """

    old: Index
    changed: ChangedTerms
    first: int
    last: int
    read: Read


def from_nothing(articles: int) -> Change:
    """The difference between no index and that of an archive: all articles, no keys to replace."""

    def read(path: str) -> bytes:
        raise StaleError(path)

    return Change(Index(), ChangedTerms(set(), set(), set(), set()), 0, articles, read)


def with_recoded(changed: ChangedTerms, old: Index, articles: int) -> ChangedTerms:
    """What differs in the index: `changed`, and what is only written in another way.

    That is so of lists whose Rice parameter is another one, now that there are `articles`, and of
    keys that lead elsewhere.
    """
    limits = old.articles, articles
    pairs = changed.pairs | recoded(old.pairs.keys, old.pairs.counts, *limits)
    own = old.lexicon.keys, old.lexicon.counts, *limits
    keys = changed.keys | recoded(*own) | recoded_tiers(*own, sizes_for(old.articles).tiers)
    keys |= changed_leads(changed, old.lexicon)
    return changed._replace(keys=keys, pairs=pairs)


def with_records(changed: ChangedTerms, old: Index, records: Collection[str]) -> ChangedTerms:
    """What differs in the index, names of records included, whose lines are `records` now."""
    before, after = set(old.records), set(records)
    keys = changed.keys.union(line.partition("\t")[0] for line in before ^ after)
    gone, new = changed.gone | before - after, changed.new | after - before
    return changed._replace(keys=keys, gone=gone, new=new)


def build_files(
    archive: Archive,
    merged: Merged,
    averages: Sequence[float],
    lines: Sequence[str],
    cited: Sequence[str],
    change: Change,
    records: Collection[str] = (),
    open_scratch: Scratch = BytesIO,
) -> Making[Index]:
    """Give the files of an index that the earlier one has not; then what is kept of the index.

    The client's script is not among them. `merged` has the postings of the keys that have changed,
    and of the pairs that have changed; `lines` has what `result_lines` gives for each article,
    `cited` what `citations` does; `records` are the lines of names of records. `open_scratch` opens
    temporary files.

    Raises:
        StaleError: the earlier index is not as it was left, or all of it must be made anew.
    """
    number = len(archive.articles)
    old, changed = change.old, with_records(change.changed, change.old, records)
    sizes = sizes_for(number)
    tiers = sizes.tiers
    phrases = phrase_buckets(merged.phrases.total, number, sizes.phrases)
    _check(old, number, averages, phrases)
    made = _Made(old)
    leads = leads_of(merged.families, set(merged.keys), changed, old.lexicon)
    earlier = Earlier(old.lexicon, changed.keys, change.read)
    home = archive.config.language
    shards, lexicon = yield from made.told(
        lexicon_files(merged.postings, leads, home, number, sizes, earlier, open_scratch)
    )
    made.keep(lexicon.paths())
    pairs = yield from made.named(
        pair_files(merged.pairs, number, sizes.pairs, old.pairs, changed.pairs)
    )
    stale = _stale(old, changed, phrases.number)
    yield from made.named(phrase_files(merged.phrases, phrases, stale, open_scratch))
    yield from made.blocks(
        block_files(lines, cited, sizes.block, change.first, change.last), sizes.block
    )
    stop_words = frozenset().union(*map(folded_stop_words, languages_of(archive)))
    yield made.tell(WORDS, words_file(*lexicon.counted(), stop_words))
    names, own = columns(archive)
    yield from (made.tell(*file) for file in own.items())
    translated = translations_file(archive)
    if translated:
        yield made.tell(f"{translated[0]}.js", translated[1])
    of_buckets = made.checks("b", pairs.buckets)
    of_blocks = made.checks("d", -(-number // ARTICLES), sizes.block)
    made.checks("e", -(-number // ARTICLES))
    said = yield from made.told(said_of(made.checks("a", phrases.number)))
    in_phrases, data = hashed_script("a-", {"number": phrases.number, "checks": said})
    yield made.tell(f"{in_phrases}.js", data)
    in_buckets = yield from made.told(said_of(of_buckets))
    in_blocks = yield from made.told(said_of(of_blocks))
    manifest = {
        "format": FORMAT,
        "language": archive.config.language,
        "documents": number,
        "fields": NAMES,
        "names": query_names(archive.config.language),
        "months": month_lines(archive.config.language),
        "block": sizes.block,
        "pairs": pairs.buckets,
        **({"long": tiers.least, "exact": tiers.exact} if number > tiers.least else {}),
        "stopWords": sorted(folded_stop_words(archive.config.language)),
        **listed(shards),
        "languages": language_tables(languages_of(archive)),
        "columns": names,
        **({"translations": translated[0]} if translated else {}),
        # Names of all blocks and buckets would be several times as long; these make them.
        "buckets": in_buckets,
        "blocks": in_blocks,
        "phrases": in_phrases,
        "version": content_hash(b"".join(made.digests[path] for path in sorted(made.digests))),
    }
    yield made.tell("manifest.js", early_script() + script("manifest", manifest))
    lines_of_records = sorted(records)
    return Index(
        *(number, averages, lexicon, pairs, phrases),
        *(made.digests, made.by_place, lines_of_records),
    )


class _Made:
    """What is told of the files of an index, new or kept: digests by path, checks by place.

    Methods raise StaleError where a file is neither.
    """

    def __init__(self, old: Index) -> None:
        self.digests: dict[str, bytes] = {}
        self.by_place: dict[str, str] = {}
        self._old = old

    def tell(self, path: str, data: bytes) -> File:
        """A new file."""
        self.digests[path] = digest(data)
        return path, data

    def told(self, files: Making[Value]) -> Making[Value]:
        """New files, by path; two that hold the same have one name, and are one."""
        return mapped(self._once, files)

    def named(self, files: Making[Value]) -> Making[Value]:
        """New blocks or buckets, by place; they get names that tell what is in them.

        What has changed has another name, so whoever has an earlier manifest gets what that speaks
        of, or nothing.
        """
        return mapped(self._name, files)

    def blocks(self, files: Iterator[Place], size: int) -> Making[None]:
        """The same of blocks of results and of citations, one after the other.

        Blocks of results have the name that `block_checks` gives for those of `size` articles.
        """
        while both := [*islice(files, 2 * size // ARTICLES)]:
            yield from (self._name(*own) for own in both[::2])
            checks = [check_of(data) for _, data in both[1::2]]
            (together,) = block_checks(checks, size)
            for (place, data), own in zip(both[1::2], checks, strict=True):
                self.by_place[place] = own
                yield self._named(place, data, together)

    def _once(self, path: str, data: bytes) -> File | None:
        return None if path in self.digests else self.tell(path, data)

    def _name(self, place: str, data: bytes) -> File:
        self.by_place[place] = check_of(data)
        return self._named(place, data, self.by_place[place])

    def _named(self, place: str, data: bytes, check: str) -> File:
        name = checked_name(place, check)
        return self.tell(f"{name}.js", renamed(data, place, name))

    def keep(self, paths: Iterable[str]) -> None:
        """Files that the earlier index has, unless they are new."""
        try:
            self.digests |= {
                path: self._old.digests[path] for path in paths if path not in self.digests
            }
        except KeyError as error:
            raise StaleError from error

    def checks(self, folder: str, number: int, size: int = 0) -> list[str]:
        """What the manifest says of so many blocks or buckets; kept are those that are not new.

        Of blocks of results it says one thing of those of `size` articles.
        """
        places = [f"{folder}/{at}" for at in range(number)]
        kept = {place for place in places if place not in self.by_place}
        try:
            self.by_place |= {place: self._old.checks[place] for place in kept}
        except KeyError as error:
            raise StaleError from error
        own = [self.by_place[place] for place in places]
        said = block_checks(own, size) if size else own
        each = size // ARTICLES or 1
        names = (checked_name(place, said[at // each]) for at, place in enumerate(places))
        self.keep(f"{name}.js" for name, place in zip(names, places, strict=True) if place in kept)
        return said


def _stale(old: Index, changed: ChangedTerms, buckets: int) -> set[int]:
    """The buckets of phrases that must be made: those that something changes in, or all."""
    return {own % buckets for own in changed.phrases} if old.articles else set(range(buckets))


def _check(old: Index, articles: int, averages: Sequence[float], phrases: PhraseBuckets) -> None:
    """Raise StaleError if something has changed on which all postings, pairs or files depend."""
    if old.articles and (
        list(old.averages) != list(averages)
        or sizes_for(old.articles) != sizes_for(articles)
        or least_for_pair(old.articles) != least_for_pair(articles)
        or old.phrases != phrases
    ):
        raise StaleError


def said_of(checks: Sequence[str]) -> Making[str | list[str]]:
    """What is said of the checksums of some blocks or buckets: all, or the names of files of them.

    So what a reader loads does not grow with the archive, and a change of one changes one file.
    """
    if len(checks) <= MOST_CHECKS:
        return "".join(checks)
    names = []
    for first in range(0, len(checks), CHECKS):
        name, data = hashed_script("h-", "".join(checks[first : first + CHECKS]))
        yield f"{name}.js", data
        names.append(name)
    return names
