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
from builder.search.index.citations import ARTICLES as CITED
from builder.search.index.codec import (
    check_of,
    content_hash,
    hashed_script,
    recoded,
    script,
)
from builder.search.index.diff import ChangedTerms
from builder.search.index.documents import block_files, columns
from builder.search.index.leads import changed_leads, leads_of
from builder.search.index.lexicon import Earlier, Lexicon, lexicon_files, listed
from builder.search.index.merge import Merged
from builder.search.index.packing import Files, Read, StaleError
from builder.search.index.phrases import PhraseBuckets, phrase_buckets, phrase_files
from builder.search.index.sizes import least_for_pair, sizes_for
from builder.search.index.translations import translations_file
from builder.search.index.words import PATH as WORDS
from builder.search.index.words import words_file
from builder.search.records import record_lines
from builder.search.texts import languages_of
from builder.search.vocabulary import month_lines, query_names

FORMAT = 4


class Index(NamedTuple):
    """What the next build needs to know of an index.

    `digests` are those of its files, by path; `checks` has what the manifest says of each block and
    bucket; `records` are the lines of `record_lines`. All postings depend on the number of articles
    and on the average length of each field.
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


def from_nothing(articles: int, records: Collection[str] = ()) -> Change:
    """The difference between no index and that of an archive: all articles, no keys to replace."""

    def read(path: str) -> bytes:
        raise StaleError(path)

    return Change(Index(), ChangedTerms(set(), set(), set(), set(records)), 0, articles, read)


def with_recoded(
    changed: ChangedTerms, old: Index, articles: int, records: Collection[str] = ()
) -> ChangedTerms:
    """What differs in the index: `changed`, and what is only written in another way.

    That is so of lists whose Rice parameter is another one, now that there are `articles`, and of
    keys that lead elsewhere, as names of records do: `records` are their lines now.
    """
    limits = old.articles, articles
    before, after = set(old.records), set(records)
    changed = changed._replace(gone=changed.gone | before - after, new=changed.new | after - before)
    pairs = changed.pairs | recoded(old.pairs.keys, old.pairs.counts, *limits)
    keys = changed.keys | recoded(old.lexicon.keys, old.lexicon.counts, *limits)
    keys |= changed_leads(changed, old.lexicon)
    return changed._replace(keys=keys, pairs=pairs)


def build_files(
    archive: Archive,
    merged: Merged,
    averages: Sequence[float],
    lines: Sequence[str],
    cited: Sequence[str],
    change: Change,
) -> tuple[Files, Index]:
    """The files of an index that the earlier one has not, by path in its folder; and the index.

    The client's script is not among them. `merged` has the postings of the keys that have changed,
    and of the pairs that have changed; `lines` has what `result_lines` gives for each article,
    `cited` what `citations` does.

    Raises:
        StaleError: the earlier index is not as it was left, or all of it must be made anew.
    """
    number = len(archive.articles)
    old, changed = change.old, change.changed
    sizes = sizes_for(number)
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
    names = {}
    for facet, name, data in columns(archive):
        names[facet] = name
        files[f"{name}.js"] = data
    translated = translations_file(archive)
    if translated:
        files[f"{translated[0]}.js"] = translated[1]
    buckets = [f"b/{bucket}.js" for bucket in range(pairs.buckets)]
    blocks = [f"d/{block}.js" for block in range(-(-number // sizes.block))]
    citations = [f"e/{block}.js" for block in range(-(-number // CITED))]
    phrasal = [f"a/{bucket}.js" for bucket in range(phrases.number)]
    digests = _digests(
        files, lexicon.paths().union(buckets, blocks, phrasal, citations), old.digests
    )
    checks = _checks(files, [*buckets, *blocks, *phrasal], old.checks)
    in_phrases, phrase_checks = hashed_script("a-", "".join(checks[path] for path in phrasal))
    files[f"{in_phrases}.js"] = phrase_checks
    digests[f"{in_phrases}.js"] = digest(phrase_checks)
    manifest = {
        "format": FORMAT,
        "language": archive.config.language,
        "documents": number,
        "fields": NAMES,
        "names": query_names(archive.config.language),
        "months": month_lines(archive.config.language),
        "block": sizes.block,
        "pairs": pairs.buckets,
        "stopWords": sorted(folded_stop_words(archive.config.language)),
        **listed(shards),
        "languages": language_tables(languages_of(archive)),
        "columns": names,
        **({"translations": translated[0]} if translated else {}),
        # Blocks and buckets keep their names when their contents change: these tell a reader who
        # has an earlier manifest, or a later one, that they are not those that it speaks of.
        "buckets": "".join(checks[path] for path in buckets),
        "blocks": "".join(checks[path] for path in blocks),
        "phrases": in_phrases,
        "version": content_hash(b"".join(digests[path] for path in sorted(digests))),
    }
    files["manifest.js"] = script("manifest", manifest)
    digests["manifest.js"] = digest(files["manifest.js"])
    records = sorted(record_lines(archive))
    index = Index(number, averages, lexicon, pairs, phrases, digests, checks, records)
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


def _checks(files: Files, paths: Iterable[str], old: Mapping[str, str]) -> dict[str, str]:
    """What the manifest says of each block and bucket, new or kept."""
    return {path: check_of(files[path]) if path in files else old[path] for path in paths}
