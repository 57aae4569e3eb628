"""All names of a kind, as a script that hands them to the page that has asked for it.

A script, and no data file, because a page that is opened from disk may load those alone. It calls
`ArchiveNames` with a list, in the order of names: of each its name, slug and number of articles.
"""

import json

from builder.archive import Archive
from builder.model import Kind

_CALL = b"ArchiveNames(["


def names_file(archive: Archive, kind: Kind) -> bytes:
    """The script of a kind, a name on each line."""
    members = archive.members[kind]
    rows = [[one.name, one.slug, len(members[one.slug])] for one in archive.in_use(kind)]
    lines = ",\n".join([json.dumps(row, ensure_ascii=False) for row in rows])
    return b"%s\n%s\n]);\n" % (_CALL, lines.encode())
