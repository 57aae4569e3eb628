"""The archive as data, for other tools: each export is a function of the archive to bytes."""

from builder.archive import Archive
from builder.exports.articles import PATH, articles_file


def export_files(archive: Archive) -> dict[str, bytes]:
    """All exports by path in the site; none of an archive without articles."""
    return {PATH: articles_file(archive)} if archive.articles else {}
