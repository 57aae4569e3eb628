"""Copies of a text: lists show them as one row, and the page of each leads to the others."""

from collections.abc import Sequence
from itertools import islice

from builder.archive import Archive, Positions
from builder.pages.contexts import Version


def folded(archive: Archive, positions: Positions) -> Positions:
    """A list with one article of each text: the first version, or if it lacks that, the oldest."""
    if not archive.has_copies:
        return positions
    articles = archive.articles
    shown: dict[str, int] = {}
    for at in positions:
        if (one := articles[at]).copies:
            first = one.copy_of or one.id
            shown[first] = shown.get(first, at) if one.copy_of else at
    own = frozenset(shown.values())
    return tuple([at for at in positions if at in own or not articles[at].copies])


def newest_first(archive: Archive, positions: Sequence[int], count: int) -> list[int]:
    """The last so many of a list from its end, with one article of each text: the newest."""
    if not archive.has_copies:
        return [*reversed(positions[-count:])]
    shown: dict[str, int] = {}
    for at in reversed(positions):
        one = archive.articles[at]
        shown.setdefault(one.copy_of or one.id, at)
    return [*islice(shown.values(), count)]


def others(versions: Sequence[Version], page: str) -> tuple[Version, ...]:
    """The versions of a text that are at other pages than this."""
    return tuple([one for one in versions if one.page != page])


def newest_correction(versions: Sequence[Version], page: str) -> Version | None:
    """The newest version that corrects another, for the pages of all but that.

    Versions are from the oldest.
    """
    corrected = [one for one in versions if one.corrected]
    return corrected[-1] if corrected and corrected[-1].page != page else None


def first_version(versions: Sequence[Version], page: str) -> Version | None:
    """What the version at a page is a copy of; None if it is the first itself."""
    return next((one for one in versions if one.is_first and one.page != page), None)


def further(versions: Sequence[Version], page: str) -> tuple[Version, ...]:
    """The versions at other pages, but for the first one and the newest correction."""
    told = (first_version(versions, page), newest_correction(versions, page))
    return tuple([one for one in others(versions, page) if one not in told])
