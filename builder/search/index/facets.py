"""Facets in the browser's index: the articles of each value, as FORMAT.md has them.

A list of articles for each value serves for both: to find those of one, and to count how many of
some articles have each. Values for each article would be larger, and read whole for either.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np

from builder.archive import Archive, Positions
from builder.search.fields import FACETS, LANGUAGE
from builder.search.index.chunking import boundary_hashes, chunk
from builder.search.index.codec import (
    encode_lists,
    encode_numbers,
    hashed_script,
    rice_parameters,
    to_text,
)
from builder.search.index.days import date_column
from builder.search.index.packing import Files, bytes_file
from builder.search.inflection import primary
from builder.search.texts import facet_keys, facet_labels, languages_of

_PACKED = 16_000  # bytes of the lists of a facet above which they have files of their own


def columns(archive: Archive) -> tuple[dict[str, str], Files]:
    """The names of the columns by facet, and by `date`; and all their files."""
    keys, labels = facet_keys(archive), facet_labels(archive)
    names, files = {}, Files()
    for facet, members in _members(archive):
        own: dict[str, list[str]] = {slug: [] for slug in members}
        for key, slug in keys[facet].items():
            if slug in own:
                own[slug].append(key)
        values = [[slug, labels[facet][slug], *own[slug]] for slug in members]
        lists, more = _lists(members, len(archive.articles))
        files |= more
        names[facet], data = hashed_script("c-", {"values": values, **lists})
        files[f"{names[facet]}.js"] = data
    names["date"], data = hashed_script("c-", date_column(one.date for one in archive.articles))
    files[f"{names['date']}.js"] = data
    return names, files


def _members(archive: Archive) -> Iterator[tuple[str, Mapping[str, Positions]]]:
    """For each facet the positions of the articles that have a value, by slug."""
    for facet, kind in FACETS.items():
        yield facet, archive.members[kind]
    languages: dict[str, list[int]] = {code: [] for code in sorted(languages_of(archive))}
    for position, article in enumerate(archive.articles):
        languages[primary(article.language)].append(position)
    # None may be in the language of the site.
    yield LANGUAGE, {code: tuple(own) for code, own in languages.items() if own}


def _lists(members: Mapping[str, Positions], articles: int) -> tuple[dict[str, object], Files]:
    """What a column says of the lists of its values, and the files of these, if they are long.

    `sizes` are for each value the number of its articles, and of bytes that they take. `lists` has
    all bytes, or for each file of them its name and its first byte.
    """
    counts = np.fromiter(map(len, members.values()), dtype=np.int64)
    having = np.fromiter(chain.from_iterable(members.values()), dtype=np.int64)
    rice = rice_parameters(counts, articles)
    encoded = encode_lists(having, 0 * having, counts, rice, 0 * counts)
    lengths = np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded))
    sizes = to_text(encode_numbers(np.stack([counts, lengths], axis=1).ravel()).tobytes())
    if lengths.sum() < _PACKED:
        return {"sizes": sizes, "lists": to_text(b"".join(encoded))}, {}
    files, parts = Files(), []
    starts = np.cumsum(lengths) - lengths
    for first, last in chunk(boundary_hashes(members), lengths, _PACKED // 2, 4):
        name, data = bytes_file("v-", b"".join(encoded[first:last]))
        files[f"{name}.js"] = data
        parts.append((name, int(starts[first])))
    return {"sizes": sizes, "lists": parts}, files
