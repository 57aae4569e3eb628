"""Short names of authors are written out by the data file of a site."""

import pytest

from builder.errors import UsageError
from builder.importing.authors import read_authors
from builder.importing.rules import Rules
from builder.importing.wanted import Import
from tests.helpers import SiteTest


@pytest.mark.parametrize(
    "data",
    [
        "ann: Ann Example\n",
        "ann: {name: Ann Example, url: x}\n",
        "authors: {ann: {full_name: Ann Example}}\n",
        '{"ann": {"display_name": "Ann Example"}}',
    ],
)
def test_names(data: str, site: SiteTest) -> None:
    site.write("../old/_data/a.yml", data)
    wanted = Import("jekyll", site.source / "../old", site.source)
    assert read_authors(wanted, Rules(authors="_data/a.yml")) == {"ann": "Ann Example"}


def test_a_file_that_is_not_there(site: SiteTest) -> None:
    wanted = Import("jekyll", site.source, site.source)
    with pytest.raises(UsageError, match=r"'authors' names a\.yml, which is not in"):
        read_authors(wanted, Rules(authors="a.yml"))
