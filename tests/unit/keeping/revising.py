"""Revisions of a site that a test has written."""

from builder.cli.options import settings_of
from builder.keeping.revision import Revision
from builder.pipeline.settings import Workers
from builder.runtime.executor import Executor
from tests.helpers import SiteTest


def revision_of(site: SiteTest) -> Revision:
    """The source of a site, to be changed."""
    workers = Workers(Executor(1), lambda stage, done, total: None)
    return Revision(settings_of(site.source), workers)


def files_of(site: SiteTest) -> dict[str, bytes]:
    """The files of a source by their paths, without those of a cache."""
    found = (path for path in site.source.rglob("*") if path.is_file())
    paths = {path.relative_to(site.source).as_posix(): path for path in found}
    return {one: path.read_bytes() for one, path in paths.items() if not one.startswith(".cache")}
