"""An import without an archive, or of something else than was said, does not begin."""

from dataclasses import replace

import pytest

from builder.errors import UsageError
from builder.importing.checks import check_input, check_kept, read_site
from builder.importing.rules import Rules
from builder.importing.wanted import Import
from tests.helpers import SiteTest


def test_what_must_be_so(site: SiteTest) -> None:
    wanted = Import("csv", site.source / "site.yaml", site.source)
    config = read_site(site.source)
    check_input(wanted, is_folder=False)
    check_kept(Rules(), config)
    with pytest.raises(UsageError, match="is a file"):
        check_input(wanted, is_folder=True)
    with pytest.raises(UsageError, match="there is no"):
        check_input(replace(wanted, input=site.source / "none"), is_folder=False)
    with pytest.raises(UsageError, match="'keep' names own"):
        check_kept(Rules(keep=("own",)), config)
    with pytest.raises(UsageError, match="there is no site"):
        read_site(site.source / "content")
