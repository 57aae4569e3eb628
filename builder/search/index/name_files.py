"""Cards -> the files of what search boxes suggest, as FORMAT.md has them; pure.

A small archive has one file of names, which is loaded whole. Of a large one that file has the names
that most articles name; all of them are in others, by the words that they begin with.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from builder.folding import key_of
from builder.search.cards import Card
from builder.search.index.chunking import boundary_hashes, chunk
from builder.search.index.codec import BOX, hashed_script, script
from builder.search.index.packing import Files
from builder.search.keys import in_utf16_order

HEAD = "names.js"

WHOLE = 40_000  # characters of lines that one file may have; compressed a third to a half of it
_SHARD, _ONE_IN = 24_000, 16  # characters of a shard at least, and how many keys come then
_CARDS, _PARTS = 4_000, 32  # the same of one of cards, of which a query shows one to three, and
# into how many parts those of a large archive are cut: the first file names them
_TOP = 300  # names that the first file of a large archive has
_KEY = 8  # characters of a word by which it is found
# What counts for nothing in a name; the same as in `../box/rows.js`.
_SIGNS = re.compile(r'[()\[\],"\u201c\u201d\u201e\u00ab\u00bb:;+*]+')
_NO_SLUG = re.compile("[^a-z0-9]+")


class Shards(NamedTuple):
    """Files beside each other: of each the least key that it may have, and its name."""

    names: list[tuple[str, str]]
    files: Files


def name_files(
    cards: Sequence[Card], kinds: Sequence[str], about: Mapping[Card, str], shown: Mapping[str, Any]
) -> Files:
    """The files by path in the folder of the index.

    `cards` are those first that most articles name, `about` is what the card of each shows besides,
    and `shown` what the first file has for the box to show: its texts and their language.
    """
    lines = {card: _line(card, kinds) for card in cards}
    is_whole = sum(map(len, lines.values())) <= WHOLE
    shards = Shards([], {}) if is_whole else _shards("n-", _by_word(lines), _SHARD)
    keys = {card: f"{kinds.index(card.kind)}{card.slug}" for card in cards}
    card_lines = {key: {card: f"{key}\t{about[card]}"} for card, key in keys.items()}
    size = sum(len(text) for own in card_lines.values() for text in own.values())
    more = _shards("k-", card_lines, max(_CARDS, size // _PARTS))
    head = {
        **shown,
        "kinds": kinds,
        "names": "\n".join([*lines.values()][: None if is_whole else _TOP]),
        "shards": shards.names,
        "cards": more.names,
    }
    return {HEAD: script("names", head, BOX), **shards.files, **more.files}


def _line(card: Card, kinds: Sequence[str]) -> str:
    """The number of the kind and of the articles, the slug if it is not the name's, all names.

    What stands after an empty column is the family name.
    """
    first, *others = card.names
    slug = "" if _NO_SLUG.sub("-", first.lower()).strip("-") == card.slug else card.slug
    family = ["", card.family] if card.family else []
    return "\t".join((f"{kinds.index(card.kind)}{card.articles}", slug, first, *others, *family))


def _by_word(lines: Mapping[Card, str]) -> dict[str, dict[Card, str]]:
    """The lines by the beginning of each word of each name."""
    found: dict[str, dict[Card, str]] = defaultdict(dict)
    for card, line in lines.items():
        for name in card.names:
            for word in key_of(_SIGNS.sub(" ", name)).split():
                found[word[:_KEY]][card] = line
    return found


def _shards(prefix: str, lines: Mapping[str, Mapping[Card, str]], least: int) -> Shards:
    """Lines by key, cut between keys; a file has a line once, under however many keys."""
    keys = in_utf16_order(lines)
    sizes = np.fromiter((sum(map(len, lines[key].values())) for key in keys), dtype=np.int64)
    found = Shards([], {})
    for start, end in chunk(boundary_hashes(keys), sizes, least, _ONE_IN):
        own = {line: None for key in keys[start:end] for line in lines[key].values()}
        name, data = hashed_script(prefix, "\n".join(own), BOX)
        found.names.append((keys[start], name))
        found.files[f"{name}.js"] = data
    return found
