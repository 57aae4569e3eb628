"""The blocks of schema.org."""

import json

from markupsafe import Markup

from builder.pages.contexts import NotFoundContext, PlainContext
from builder.pages.lookup import ArchiveLookup
from builder.pages.schema import schema_of
from tests.archives import archive_of

SITE = ArchiveLookup(archive_of()).site()


def test_no_text_can_end_the_script() -> None:
    page = PlainContext("</script><!--", "&amp;", Markup(), "en", "ltr")
    block = schema_of("about.html", page, SITE)
    assert "<" not in block
    assert "&" not in block
    assert json.loads(block)["name"] == "</script><!--"


def test_a_page_of_no_type_has_none() -> None:
    assert schema_of("404.html", NotFoundContext("T", "D"), SITE) == ""
