"""Which articles are one text: in several languages, or in copies; results show them as one row."""

from builder.archive import Archive
from builder.model import Article
from builder.search.index.codec import hashed_script
from builder.search.inflection import primary


def translation_groups(archive: Archive) -> list[list[int]]:
    """The positions of a text in all its languages and copies, for each that has several.

    In a group those in the site's language are the first, and of these the one of which the others
    are copies: of scores that are about equal that of the first counts.
    """
    home, articles = primary(archive.config.language), archive.articles
    several = [one for one in articles if one.translations or one.copies]
    positions = {one.id: at for at, one in enumerate(articles)} if several else {}
    groups = []
    for ids in _joined(several):
        group = sorted(positions[id] for id in ids if id in positions)
        group.sort(
            key=lambda at: (primary(articles[at].language) != home, articles[at].copy_of > "")
        )
        if len(group) > 1:
            groups.append(group)
    return sorted(groups)


def _joined(several: list[Article]) -> list[set[str]]:
    """The ids of each text: of an article, its translations and copies, and what these have."""
    groups: dict[str, set[str]] = {}
    for one in several:
        ids = {one.id, *one.translations, *one.copies}
        joined = ids.union(*(groups.get(id, ()) for id in ids))
        groups.update(dict.fromkeys(joined, joined))
    return [*{id(group): group for group in groups.values()}.values()]


def translations_file(archive: Archive) -> tuple[str, bytes] | None:
    """The file that says so, and its name; None if there is one article of each text.

    A group is the distance of its first article from the first of the group before, then the
    distances of the others from it: [[3, 4], [9, 7, 8]] is [[3, 1], [6, -2, -1]].
    """
    before, lists = 0, []
    for first, *others in translation_groups(archive):
        lists.append([first - before, *(other - first for other in others)])
        before = first
    return hashed_script("t-", lists) if lists else None
