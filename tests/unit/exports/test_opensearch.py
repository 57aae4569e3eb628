"""The description of the search for browsers."""

from xml.etree import ElementTree

import pytest

from builder.config import SiteConfig
from builder.exports.opensearch import search_description, shortened

SPACE = {"": "http://a9.com/-/spec/opensearch/1.1/"}


def test_the_file_is_open_search() -> None:
    config = SiteConfig(title="A & B", description="x" * 2000, url="https://example.org/a%20b/")
    root = ElementTree.fromstring(search_description(config))
    assert root.findtext("ShortName", namespaces=SPACE) == "A & B"
    assert root.findtext("Description", namespaces=SPACE) == "x" * 1024
    url = root.find("Url", SPACE)
    assert url is not None
    assert url.attrib == {
        "type": "text/html",
        "template": "https://example.org/a%20b/search.html?q={searchTerms}",
    }


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Reuters 1987", "Reuters 1987"),
        ("Central Asia Security Archive", "CASA"),
        ("Statements – of ministers", "S–om"),
        ("Osh Observations", "Osh Observations"),
        ("Sixteen Characters!", "Sixteen"),
        ("Donaudampfschifffahrt", "Donaudampfschiff"),
    ],
)
def test_a_short_name_has_at_most_sixteen_characters(title: str, short: str) -> None:
    assert shortened(title) == short
