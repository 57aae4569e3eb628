"""Batches of postings -> the files of the browser's index, as FORMAT.md has them; pure."""

from collections.abc import Sequence

from builder.archive import Archive
from builder.search.analysis import folded_stop_words
from builder.search.codec import content_hash, script
from builder.search.lexicon import Files, lexicon_files, pair_files
from builder.search.merge import Merger
from builder.search.results import block_files, column_files
from builder.search.sizes import least_for_pair, sizes_for
from builder.search.weights import Lengths, occurrence_weights

FORMAT = 2


def build_files(archive: Archive, merger: Merger, lengths: Lengths, lines: Sequence[str]) -> Files:
    """All files of the index but the client's script, by path in its folder.

    `lines` are what `result_line` gives for each article.
    """
    files: Files = {}
    number = len(archive.articles)
    sizes = sizes_for(number)
    postings, pairs, stems = merger.merge(occurrence_weights(lengths), least_for_pair(number))
    lexicon = lexicon_files(postings, stems, number, sizes, files)
    manifest = {
        "format": FORMAT,
        "language": archive.config.language,
        "documents": number,
        "block": sizes.block,
        "pairs": pair_files(pairs, number, sizes, files),
        "stopWords": sorted(folded_stop_words(archive.config.language)),
        "lexicon": lexicon,
        "columns": column_files(archive, files),
    }
    block_files(lines, sizes.block, files)
    # Blocks and buckets keep their names when their contents change; the version in their
    # addresses keeps old ones out of sight.
    manifest["version"] = content_hash(b"".join(files[path] for path in sorted(files)))
    files["manifest.js"] = script("manifest", manifest)
    return files
