"""What search boxes suggest as a derivation: the names of all that has a page, with their cards."""

import re
from collections.abc import Iterable, Iterator

from builder.archive import Partition
from builder.folding import key_of
from builder.messages import messages_for
from builder.model import Kind
from builder.notation import numbers_of
from builder.pages.box_texts import about_text, box_texts
from builder.pipeline.derive import SiteInputs
from builder.search.analysis import folded_stop_words
from builder.search.box import box_scripts
from builder.search.cards import Card
from builder.search.index.name_files import name_files
from builder.search.names import letters
from builder.search.texts import languages_of

NAME = "names"
VERSION = 1
FOLDER = "search/"

_CODE = re.compile("[A-Z]{2,3}")

Piece = int  # the names come from the archive as a whole


def piece(partition: Partition) -> Piece:
    """Nothing: what a partition names is said by the archive."""
    return 0


def files(pieces: object, site: SiteInputs) -> Iterator[tuple[str, bytes]]:
    """The files of names, and the scripts of the search boxes."""
    archive = site.archive
    if not archive.has_search:
        return
    language = archive.config.language
    messages = messages_for(language)
    shown = {
        "words": messages.language,
        "numbers": numbers_of(archive.config.notation),
        "texts": box_texts(archive.config),
        "stops": _stops(site.cards, languages_of(archive)),
        "letters": [table for one in languages_of(archive) for table in letters(one)],
    }
    cards = site.cards
    about = {card: about_text(card, archive.config.notation) for card in cards}
    kinds = [kind.value for kind in Kind]
    for path, data in name_files(cards, kinds, about, shown).items():
        yield FOLDER + path, data
    for path, data in box_scripts().items():
        yield FOLDER + path, data


def _stops(cards: Iterable[Card], languages: Iterable[str]) -> list[str]:
    """Keys of codes that are stop words, too: of the languages' `is`, `it`, `in` those that are."""
    words = frozenset().union(*map(folded_stop_words, languages)) | {"us"}
    codes = {key_of(name) for card in cards for name in card.names if _CODE.fullmatch(name)}
    return sorted(codes & words)
