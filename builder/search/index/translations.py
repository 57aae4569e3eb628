"""Which articles are one article in several languages: results show these as one row."""

from builder.archive import Archive
from builder.search.index.codec import hashed_script
from builder.search.inflection import primary


def translation_groups(archive: Archive) -> list[list[int]]:
    """The positions of an article in all its languages, for each that has several.

    In a group those in the site's language are the first: of scores that are about equal that of
    the first counts.
    """
    home, articles = primary(archive.config.language), archive.articles
    translated = [one for one in articles if one.translations]
    positions = {one.id: at for at, one in enumerate(articles)} if translated else {}
    groups = []
    for ids in dict.fromkeys(tuple(sorted((one.id, *one.translations))) for one in translated):
        group = sorted(positions[id] for id in ids if id in positions)
        group.sort(key=lambda at: primary(articles[at].language) != home)
        if len(group) > 1:
            groups.append(group)
    return sorted(groups)


def translations_file(archive: Archive) -> tuple[str, bytes] | None:
    """The file that says so, and its name; None if nothing is translated.

    A group is the distance of its first article from the first of the group before, then the
    distances of the others from it: [[3, 4], [9, 7, 8]] is [[3, 1], [6, -2, -1]].
    """
    before, lists = 0, []
    for first, *others in translation_groups(archive):
        lists.append([first - before, *(other - first for other in others)])
        before = first
    return hashed_script("t-", lists) if lists else None
