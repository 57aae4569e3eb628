"""Postings -> the files of the browser's index, as FORMAT.md has them; pure.

An index is made anew or, when some articles have changed, from an earlier one and the postings of
the keys that differ. Both ways give the same index; the second leaves out the files that the
earlier one has. `docs/internals/index-update.md` goes through an example.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from builder.archive import Archive
from builder.hashing import digest
from builder.search.analysis import folded_stop_words
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
from builder.search.index.packing import Files, Read, StaleError
from builder.search.index.phrases import PhraseBuckets, phrase_buckets, phrase_files
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

    `digests` are those of its files, by path; `checks` has what the manifest says of each block and
    bucket, by its place; `records` are the lines of names of records. All postings depend on the
    number of articles and on the average length of each field.
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
) -> tuple[Files, Index]:
    """The files of an index that the earlier one has not, by path in its folder; and the index.

    The client's script is not among them. `merged` has the postings of the keys that have changed,
    and of the pairs that have changed; `lines` has what `result_lines` gives for each article,
    `cited` what `citations` does; `records` are the lines of names of records.

    Raises:
        StaleError: the earlier index is not as it was left, or all of it must be made anew.
    """
    number = len(archive.articles)
    old, changed = change.old, with_records(change.changed, change.old, records)
    sizes = sizes_for(number)
    tiers = sizes.tiers
    phrases = phrase_buckets(merged.phrases.total, number, sizes.phrases)
    _check(old, number, averages, phrases)
    leads = leads_of(merged.families, set(merged.postings.keys), changed, old.lexicon)
    earlier = Earlier(old.lexicon, changed.keys, change.read)
    shards, lexicon, files = lexicon_files(
        merged.postings, leads, archive.config.language, number, sizes, earlier
    )
    pairs, more = pair_files(merged.pairs, number, sizes.pairs, old.pairs, changed.pairs)
    files |= more | phrase_files(merged.phrases, phrases, _stale(old, changed, phrases.number))
    files.update(block_files(lines, cited, sizes.block, change.first, change.last))
    stop_words = frozenset().union(*map(folded_stop_words, languages_of(archive)))
    files[WORDS] = words_file(*lexicon.counted(), stop_words)
    names, own = columns(archive)
    files |= own
    translated = translations_file(archive)
    if translated:
        files[f"{translated[0]}.js"] = translated[1]
    buckets = [f"b/{bucket}" for bucket in range(pairs.buckets)]
    blocks, citations = (
        [f"{folder}/{block}" for block in range(-(-number // ARTICLES))] for folder in "de"
    )
    phrasal = [f"a/{bucket}" for bucket in range(phrases.number)]
    checks = _checks(files, [*buckets, *blocks, *citations, *phrasal], old.checks)
    each = sizes.block // ARTICLES
    together = block_checks([checks[place] for place in blocks], sizes.block)
    by_block = {place: together[at // each] for at, place in enumerate(blocks)}
    named = _named(files, checks | by_block)
    digests = _digests(files, lexicon.paths().union(named), old.digests)
    said, more = said_of([checks[place] for place in phrasal])
    in_phrases, data = hashed_script("a-", {"number": phrases.number, "checks": said})
    more[f"{in_phrases}.js"] = data
    of_buckets, of_blocks = said_of([checks[place] for place in buckets]), said_of(together)
    more |= of_buckets[1] | of_blocks[1]
    files |= more
    digests |= {path: digest(data) for path, data in more.items()}
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
        "buckets": of_buckets[0],
        "blocks": of_blocks[0],
        "phrases": in_phrases,
        "version": content_hash(b"".join(digests[path] for path in sorted(digests))),
    }
    files["manifest.js"] = script("manifest", manifest)
    digests["manifest.js"] = digest(files["manifest.js"])
    own_records = sorted(records)
    index = Index(number, averages, lexicon, pairs, phrases, digests, checks, own_records)
    return files, index


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


def _digests(files: Files, paths: Iterable[str], old: Mapping[str, bytes]) -> dict[str, bytes]:
    """The digest of each file of `paths`, new or kept.

    Raises:
        StaleError: one is neither.
    """
    new = {path: digest(data) for path, data in files.items()}
    try:
        return new | {path: old[path] for path in paths if path not in new}
    except KeyError as error:
        raise StaleError from error


def _checks(files: Files, places: Sequence[str], old: Mapping[str, str]) -> dict[str, str]:
    """What the manifest says of each block and bucket, new or kept, by its place: `d/7`.

    Raises:
        StaleError: one is neither.
    """
    new = {place: check_of(data) for place in places if (data := files.get(f"{place}.js"))}
    try:
        return {place: new.get(place) or old[place] for place in places}
    except KeyError as error:
        raise StaleError from error


def said_of(checks: Sequence[str]) -> tuple[str | list[str], Files]:
    """What is said of the checksums of some blocks or buckets: all, or the names of files of them.

    So what a reader loads does not grow with the archive, and a change of one changes one file.
    """
    if len(checks) <= MOST_CHECKS:
        return "".join(checks), {}
    named = [
        hashed_script("h-", "".join(checks[first : first + CHECKS]))
        for first in range(0, len(checks), CHECKS)
    ]
    return [name for name, _ in named], {f"{name}.js": data for name, data in named}


def _named(files: Files, checks: Mapping[str, str]) -> list[str]:
    """The paths of all blocks and buckets; those among the files get them.

    What has changed has another name, so whoever has an earlier manifest gets what that speaks of,
    or nothing.
    """
    paths = []
    for place, check in checks.items():
        name = checked_name(place, check)
        paths.append(f"{name}.js")
        if data := files.pop(f"{place}.js", None):
            files[f"{name}.js"] = renamed(data, place, name)
    return paths
