"""What `check` looks for where it is asked to."""

from builder.cli.looks import look_at_addresses, look_for_copies
from builder.cli.options import settings_of
from builder.pipeline.settings import Workers
from builder.runtime.executor import Executor
from tests.helpers import SiteTest


def test_an_archive_without_either_has_nothing_to_tell(site: SiteTest) -> None:
    settings = settings_of(site.article("a").source)
    workers = Workers(Executor(1), lambda stage, done, total: None)
    assert look_for_copies(settings, workers) == ("copies", ["0 proposals"], [])
    nothing: dict[str, object] = {"counts": {}, "findings": []}
    found = look_at_addresses(settings, workers, None)
    assert found == ("external", ["addresses elsewhere: none"], nothing)
